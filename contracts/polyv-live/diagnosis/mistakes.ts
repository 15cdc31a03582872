import type { Mistake, SecretPart } from '../../core/diagnosis/diagnose-signature.ts';
import { byCodeUnit, encodePart, toRecord, type Pairs } from '../../core/wire/query-string.ts';
import { secretMistakes } from '../../core/diagnosis/secret-mistakes.ts';

/** How a sign comes about, with everything in it that clients get wrong. */
export interface PolyvParts extends SecretPart {
  /** In the order in which they are joined. */
  readonly entries: Pairs;
  /** Everything that the call sent, in the order in which it was sent: what the sign covers, then what clients think it does. */
  readonly sent: {
    readonly query: Pairs;
    readonly form: Pairs;
    readonly unsignedForm: Pairs;
    readonly json: Pairs;
  };
  readonly join: 'plain' | 'equals and ampersand';
  readonly secretPlace: 'around' | 'before' | 'after';
  readonly digest: 'MD5' | 'SHA256' | 'HMAC-SHA256';
  readonly print: 'upper-case hex' | 'lower-case hex' | 'base64';
}

type PolyvMistake = Mistake<PolyvParts>;

const withEntries = (parts: PolyvParts, entries: Pairs): readonly PolyvParts[] => [{ ...parts, entries }];

const byLetter = ([left]: readonly [string, string], [right]: readonly [string, string]): number =>
  byCodeUnit(left.toLowerCase(), right.toLowerCase());

const byName = ([left]: readonly [string, string], [right]: readonly [string, string]): number =>
  byCodeUnit(left, right);

const addEntries = (parts: PolyvParts, more: Pairs): readonly PolyvParts[] => {
  const names = new Set(parts.entries.map(([name]) => name));
  const added = more.filter(([name]) => !names.has(name));
  return added.length === 0 ? [] : withEntries(parts, [...parts.entries, ...added].toSorted(byName));
};

/** What clients of this vendor are known to sign instead of what the documentation asks for. */
export const mistakes: readonly PolyvMistake[] = [
  {
    id: 'digest-in-lower-case',
    title: 'The digest is in lower case',
    detail: 'The sign is right but for its letters.',
    fix: 'Put the hexadecimal digits into upper case.',
    inflict: (parts) => [{ ...parts, print: 'lower-case hex' }],
  },
  {
    id: 'digest-in-base64',
    title: 'The digest is in base64',
    detail: 'The digest is right, but it is printed in base64.',
    fix: 'Print it as upper-case hexadecimal digits.',
    inflict: (parts) => [{ ...parts, print: 'base64' }],
  },
  {
    id: 'secret-only-before',
    title: 'The secret stands only before the parameters',
    detail: 'The text to sign has no secret at its end.',
    fix: 'Put the appSecret before and after the parameters.',
    inflict: (parts) => [{ ...parts, secretPlace: 'before' }],
  },
  {
    id: 'secret-only-after',
    title: 'The secret stands only after the parameters',
    detail: 'The text to sign has no secret at its beginning.',
    fix: 'Put the appSecret before and after the parameters.',
    inflict: (parts) => [{ ...parts, secretPlace: 'after' }],
  },
  {
    id: 'parameters-unsorted',
    title: 'The parameters are not sorted',
    detail: 'They are signed in the order in which they were sent.',
    fix: 'Sort them by name, in ASCII order.',
    inflict: (parts) => {
      const sent = [...parts.sent.query, ...parts.sent.form].filter(
        ([name, value]) => name !== 'sign' && value !== '',
      );
      return withEntries(parts, sent);
    },
  },
  {
    id: 'parameters-sorted-without-case',
    title: 'The parameters are sorted without regard to case',
    detail: 'Upper-case and lower-case letters are sorted together.',
    fix: 'Sort in ASCII order, where every upper-case letter comes before every lower-case one.',
    inflict: (parts) => withEntries(parts, parts.entries.toSorted(byLetter)),
  },
  {
    id: 'parameters-sorted-backwards',
    title: 'The parameters are sorted backwards',
    detail: 'They are signed in descending order of their names.',
    fix: 'Sort them by name, in ascending ASCII order.',
    inflict: (parts) => withEntries(parts, parts.entries.toReversed()),
  },
  {
    id: 'parameters-joined-as-query',
    title: 'The parameters are joined like a query',
    detail: 'Names and values are joined with "=" and "&".',
    fix: 'Put each name directly before its value, and nothing between the pairs.',
    inflict: (parts) => [{ ...parts, join: 'equals and ampersand' }],
  },
  {
    id: 'values-encoded-before-signing',
    title: 'The values are URL-encoded before signing',
    detail: 'The text to sign holds percent escapes, or plus signs for spaces.',
    fix: 'Sign the values as they are; encode them only for sending.',
    inflict: ({ entries, ...rest }) => [
      { ...rest, entries: entries.map(([name, value]) => [name, encodePart(value)] as const) },
      {
        ...rest,
        entries: entries.map(
          ([name, value]) => [name, new URLSearchParams({ '': value }).toString().slice(1)] as const,
        ),
      },
    ],
  },
  {
    id: 'empty-values-signed',
    title: 'Empty values are signed',
    detail: 'Parameters without a value take part in the text to sign.',
    fix: 'Leave parameters without a value out of the text to sign.',
    inflict: (parts) =>
      addEntries(
        parts,
        [...parts.sent.query, ...parts.sent.form].filter(([name]) => name !== 'sign'),
      ),
  },
  {
    id: 'sign-signs-itself',
    title: 'The sign is part of what is signed',
    detail: 'A parameter called sign, without a value or with a former one, takes part in the text to sign.',
    fix: 'Leave sign out of the text to sign.',
    inflict: (parts) => addEntries(parts, [['sign', '']]),
  },
  {
    id: 'form-body-left-out',
    title: 'The form is not signed',
    detail: 'Only the parameters of the query are signed.',
    fix: 'Up to v3, sign the parameters of the form together with those of the query.',
    inflict: (parts) => {
      const inForm = toRecord(parts.sent.form);
      return withEntries(
        parts,
        parts.entries.filter(([name]) => inForm[name] === undefined),
      );
    },
  },
  {
    id: 'json-body-signed',
    title: 'The JSON body is signed',
    detail: 'The fields of the JSON body take part in the text to sign.',
    fix: 'Sign the parameters of the query alone; a JSON body is never signed.',
    inflict: (parts) => addEntries(parts, parts.sent.json),
  },
  {
    id: 'unsigned-form-signed',
    title: 'The form is signed where it should not be',
    detail: 'The fields of the form take part in the text to sign; from v4 on the query alone is signed.',
    fix: 'Sign the parameters of the query alone, and send the fields as JSON.',
    inflict: (parts) =>
      addEntries(
        parts,
        parts.sent.unsignedForm.filter(([name, value]) => name !== 'sign' && value !== ''),
      ),
  },
  {
    id: 'signature-method-left-out',
    title: 'The signatureMethod is not signed',
    detail: 'The text to sign lacks the parameter signatureMethod.',
    fix: 'signatureMethod is a parameter like any other: sign it.',
    inflict: (parts) =>
      withEntries(
        parts,
        parts.entries.filter(([name]) => name !== 'signatureMethod'),
      ),
  },
  {
    id: 'common-parameters-alone-signed',
    title: 'Only appId and timestamp are signed',
    detail: 'The other parameters of the call are missing from the text to sign.',
    fix: 'Sign every parameter of the call that has a value.',
    inflict: (parts) =>
      withEntries(
        parts,
        parts.entries.filter(([name]) => name === 'appId' || name === 'timestamp'),
      ),
  },
  {
    id: 'app-id-left-out',
    title: 'The appId is not signed',
    detail: 'The text to sign lacks the appId.',
    fix: 'Sign every parameter of the call, the appId included.',
    inflict: (parts) =>
      withEntries(
        parts,
        parts.entries.filter(([name]) => name !== 'appId'),
      ),
  },
  {
    id: 'timestamp-left-out',
    title: 'The timestamp is not signed',
    detail: 'The text to sign lacks the timestamp.',
    fix: 'Sign every parameter of the call, the timestamp included.',
    inflict: (parts) =>
      withEntries(
        parts,
        parts.entries.filter(([name]) => name !== 'timestamp'),
      ),
  },
  {
    id: 'digest-of-another-method',
    title: 'The digest is that of another method',
    detail: 'The digest is not the one that signatureMethod names; without it, that is MD5.',
    fix: 'Send signatureMethod=SHA256 with a SHA-256 digest, and nothing with an MD5 digest.',
    inflict: (parts) => [{ ...parts, digest: parts.digest === 'MD5' ? 'SHA256' : 'MD5' }],
  },
  {
    id: 'hmac-for-digest',
    title: 'An HMAC was used',
    detail: 'The sign is an HMAC-SHA256 with the secret as its key.',
    fix: 'Use a plain digest of the text that has the secret before and after the parameters.',
    inflict: (parts) => [{ ...parts, digest: 'HMAC-SHA256' }],
  },
  ...secretMistakes<PolyvParts>(),
];

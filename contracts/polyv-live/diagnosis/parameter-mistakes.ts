import { absentFields } from '../../core/diagnosis/absent-fields.ts';
import { joinCutPairs } from '../../core/diagnosis/cut-pairs.ts';
import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { withoutSome } from '../../core/diagnosis/subsets.ts';
import { toRecord, type Pairs } from '../../core/wire/query-string.ts';
import { isMissingValue } from '../../core/diagnosis/literal-secrets.ts';
import {
  addEntries,
  byName,
  changeValues,
  leaveOut,
  namesBeyond,
  sentEntries,
  valueOf,
  withEntries,
} from './entries.ts';
import { digestsOf, printFields } from './json-body-forms.ts';
import type { PolyvParts, SentCall } from './parts.ts';

type PolyvMistake = Mistake<PolyvParts>;

/** Mistakes with parameters that are signed and should not be. */
const tooMany: readonly PolyvMistake[] = [
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
    inflict: (parts) =>
      ['', 'null', 'undefined', 'None', 'sign'].flatMap((value) => addEntries(parts, [['sign', value]])),
  },
  {
    id: 'json-body-signed',
    title: 'The JSON body is signed',
    detail: 'The JSON body, or its fields, take part in the text to sign.',
    tell: (made) => {
      const names = namesBeyond(made.entries, sentEntries(made));
      return `The text to sign has ${names === '' ? 'the JSON body' : `${names} of the JSON body, or the body under that name`}.`;
    },
    fix: 'Sign the parameters of the query alone; a JSON body is never signed.',
    inflict: (parts) => {
      const { json, body } = parts.sent;
      if (json.length === 0) return [];
      const fields = printFields(json);
      return [
        ...fields.flatMap((more) => addEntries(parts, more)),
        ...['body', 'requestBody', 'data', 'json', 'params', 'content'].flatMap((name) =>
          [body, ...digestsOf(body)].flatMap((text) => addEntries(parts, [[name, text]])),
        ),
        ...[body, ...digestsOf(body)].flatMap((text) =>
          withEntries(parts, [...parts.entries, ['', text]], [['', text], ...parts.entries]),
        ),
      ];
    },
  },
  {
    id: 'ampersand-sent-as-it-is',
    tried: 'alone',
    title: 'A value with & was put into the URL as it is',
    detail:
      'The sign covers a value with & in it; it was sent unencoded, so that what follows it arrived as a parameter of its own.',
    fix: 'Send & in a value as %26: let a library for URLs make the query.',
    inflict: (parts) => {
      const { query, form } = parts.sent;
      const sent = [query, form].map((pairs) => pairs.filter(([name]) => name !== 'sign'));
      const meant = sent.flatMap((pairs, at) => joinCutPairs(pairs).map((all) => [...all, ...sent[1 - at]!]));
      const signed = meant.map((pairs) => pairs.filter(([, value]) => value !== '').toSorted(byName));
      return withEntries(parts, ...signed);
    },
  },
  {
    id: 'parameter-sent-twice',
    title: 'A parameter was sent more than once, and signed once',
    detail:
      'A name stands in the call several times with different values, of which the text to sign has one.',
    tell: ({ entries, sent }) => {
      const [name = 'A parameter', values = []] = repeated(sent)[0] ?? [];
      return `${name.slice(0, 40)} came ${values.length === 2 ? 'twice' : `${values.length} times`}, and was signed once, as ${JSON.stringify((valueOf(entries, name) ?? '').slice(0, 40))}.`;
    },
    fix: 'Send each name once: set parameters, do not append them, and keep them in one place, the query or the form.',
    inflict: (parts) =>
      repeated(parts.sent).flatMap(([name, values]) =>
        values.flatMap((value) => changeValues(parts, (old, one) => (one === name ? value : old))),
      ),
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
    id: 'unsent-parameter-signed',
    tried: 'alone',
    title: 'A parameter is signed that is not sent',
    detail: 'The text to sign has a parameter that the call does not have.',
    tell: (made) => {
      const names = namesBeyond(made.entries, sentEntries(made));
      const value = valueOf(made.entries, names) ?? '';
      return `The text to sign has ${names}${isMissingValue(value) ? ` with the value "${value}"` : ''}, which the call does not have as a parameter.`;
    },
    fix: 'Sign exactly the parameters that are sent, each as it is sent.',
    inflict: (parts) => {
      const { query, form, fieldNames } = parts.sent;
      const names = [...query, ...form].map(([name]) => name);
      return [
        ...unsentCandidates(parts).map((pair) => [pair]),
        ...defaultPages,
        ...absentFields(fieldNames, names),
      ].flatMap((pairs) => addEntries(parts, pairs));
    },
  },
];

/** Mistakes with parameters that are not signed and should be. */
const tooFew: readonly PolyvMistake[] = [
  {
    id: 'form-body-left-out',
    title: 'The form is not signed',
    detail: 'Only the parameters of the query are signed.',
    fix: 'Up to v3, sign the parameters of the form together with those of the query.',
    inflict: (parts) => {
      const inForm = toRecord(parts.sent.form);
      return leaveOut(parts, ([name]) => inForm[name] !== undefined);
    },
  },
  {
    id: 'signature-method-left-out',
    title: 'The signatureMethod is not signed',
    detail: 'The text to sign lacks the parameter signatureMethod.',
    fix: 'signatureMethod is a parameter like any other: sign it.',
    inflict: (parts) => leaveOut(parts, ([name]) => name === 'signatureMethod'),
  },
  {
    id: 'app-id-left-out',
    title: 'The appId is not signed',
    detail: 'The text to sign lacks the appId.',
    fix: 'Sign every parameter of the call, the appId included.',
    inflict: (parts) => leaveOut(parts, ([name]) => name === 'appId'),
  },
  {
    id: 'timestamp-left-out',
    title: 'The timestamp is not signed',
    detail: 'The text to sign lacks the timestamp.',
    fix: 'Sign every parameter of the call, the timestamp included.',
    inflict: (parts) => leaveOut(parts, ([name]) => name === 'timestamp'),
  },
  {
    id: 'parameter-left-out',
    title: 'A parameter is not signed',
    detail: 'The text to sign lacks a parameter that the call has.',
    tell: (made) =>
      `The text to sign lacks ${namesBeyond(sentEntries(made), made.entries)}, which the call has.`,
    fix: 'Sign every parameter of the call that has a value.',
    inflict: (parts) =>
      parts.entries
        .filter(([name]) => !['appId', 'timestamp', 'signatureMethod'].includes(name))
        .flatMap(([out]) => leaveOut(parts, ([name]) => name === out)),
  },
  {
    id: 'common-parameters-alone-signed',
    title: 'Only appId and timestamp are signed',
    detail: 'The other parameters of the call are missing from the text to sign.',
    tell: (made) =>
      `The text to sign lacks ${namesBeyond(sentEntries(made), made.entries)}, which the call has.`,
    fix: 'Sign every parameter of the call that has a value.',
    inflict: (parts) => [
      ...leaveOut(parts, ([name]) => name !== 'appId' && name !== 'timestamp'),
      ...leaveOut(parts, ([name]) => !['appId', 'timestamp', 'signatureMethod'].includes(name)),
    ],
  },
  {
    id: 'query-left-out',
    title: 'The query is not signed',
    detail: 'Only the parameters of the form are signed.',
    fix: 'Sign the parameters of the query together with those of the form.',
    inflict: (parts) => {
      const inForm = toRecord(parts.sent.form);
      return parts.sent.form.length === 0 ? [] : leaveOut(parts, ([name]) => inForm[name] === undefined);
    },
  },
  {
    id: 'parameters-left-out',
    tried: 'alone',
    title: 'Several parameters are not signed',
    detail: 'The text to sign has the secret alone.',
    tell: (made) =>
      made.entries.length === 0
        ? 'The text to sign has the secret alone.'
        : `The text to sign lacks ${namesBeyond(sentEntries(made), made.entries)}, which the call has.`,
    fix: 'Sign every parameter of the call that has a value.',
    inflict: (parts) => withEntries(parts, []),
    rarer: function* (parts) {
      for (const some of withoutSome(parts.entries)) yield* withEntries(parts, some);
    },
  },
];

/** Mistakes with the id of the application. */
const otherIds: readonly PolyvMistake[] = [
  {
    id: 'app-id-of-another-kind',
    tried: 'alone',
    title: 'Another id was signed as the appId',
    detail: 'The text to sign has the userId of the account, or no value, where the appId belongs.',
    fix: 'Sign the appId that is sent.',
    inflict: (parts) =>
      changeValues(
        parts,
        ...[parts.sent.userId, 'undefined', 'null', ''].map(
          (id) => (value: string, name: string) => (name === 'appId' ? id : value),
        ),
      ),
  },
];

/** Mistakes with which parameters are signed. */
export const parameterMistakes: readonly PolyvMistake[] = [...tooFew, ...tooMany, ...otherIds];

/** Names that came several times, with their different values. */
function repeated({
  query,
  form,
}: SentCall): readonly (readonly [name: string, values: readonly string[]])[] {
  const all = [...query, ...form].filter(([name]) => name !== 'sign');
  const names = new Set(all.map(([name]) => name));
  return [...names]
    .map((name) => {
      const values = all.filter(([one]) => one === name).map(([, value]) => value);
      return [name, [...new Set(values)]] as const;
    })
    .filter(([, values]) => values.length > 1);
}

/** The page that a client does not send, since it is the first. */
const defaultPages: readonly Pairs[] = [
  [
    ['pageNumber', '1'],
    ['pageSize', '10'],
  ],
  [
    ['page', '1'],
    ['size', '10'],
  ],
];

/** What clients sign beside what they send: ids of the path and the account, the method, and what other APIs ask for. */
function unsentCandidates({ sent, entries, digest }: PolyvParts): Pairs {
  const segments = sent.path.split('/').filter((segment) => /\d/.test(segment) && !/^v\d$/.test(segment));
  const timestamp = entries.find(([name]) => name === 'timestamp')?.[1] ?? '';
  return [
    ['signatureMethod', digest === 'md5' ? 'MD5' : 'SHA256'],
    ['signatureMethod', digest === 'md5' ? 'SHA256' : 'MD5'],
    ['userId', sent.userId],
    ...['userId', 'channelId', 'roomId', 'id'].flatMap((name) =>
      segments.map((segment) => [name, segment] as const),
    ),
    ['ptime', timestamp],
    ['format', 'json'],
    ['version', '1.0'],
    ['method', sent.method],
    ['timestamp', timestamp],
    ['page', '1'],
    ['pageNumber', '1'],
    ['pageSize', '10'],
    ['pageSize', '20'],
    ['size', '10'],
    ['signatureNonce', ''],
    ['nonce', ''],
  ];
}

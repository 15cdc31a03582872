import type { Mistake } from '../../../core/diagnosis/diagnose-signature.ts';
import { byCodeUnit, encodePart, type Pairs } from '../../../core/wire/query-string.ts';
import { secretMistakes } from '../../../core/diagnosis/secret-mistakes.ts';
import { otherHosts } from '../host-variants.ts';
import { readEntryName } from '../../wire/read-request.ts';
import { commonNames } from '../../wire/constants.ts';
import { v1Methods, type V1Method } from '../../wire/signature.ts';
import type { V1Parts } from './parts.ts';

type V1Mistake = Mistake<V1Parts>;
type Pair = readonly [name: string, value: string];

const isCommon = (name: string): boolean => commonNames.some((common) => common === name);

/** Signs other parameters, where they differ at all. */
function withParameters(parts: V1Parts, ...forms: readonly Pairs[]): readonly V1Parts[] {
  const print = (pairs: Pairs): string => JSON.stringify(pairs);
  const seen = new Set([print(parts.parameters)]);
  return forms.flatMap((parameters) => {
    if (seen.has(print(parameters))) return [];
    seen.add(print(parameters));
    return [{ ...parts, parameters }];
  });
}

function withValue(parts: V1Parts, name: string, change: (value: string) => string): readonly V1Parts[] {
  return withParameters(
    parts,
    parts.parameters.map(([other, value]) => [other, other === name ? change(value) : value]),
  );
}

const byName = ([left]: Pair, [right]: Pair): number => byCodeUnit(left, right);
const byLetter = ([left]: Pair, [right]: Pair): number => byCodeUnit(left.toLowerCase(), right.toLowerCase());

const encodeAsForm = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);
const encodings = [
  encodePart,
  (text: string) => encodeURIComponent(text.toWellFormed()),
  encodeAsForm,
  (text: string) => text.replaceAll(' ', '+'),
];

/** Lists as one parameter each, in JSON or joined with commas; or with their entries numbered from 1 on. */
function spellLists({ parameters }: V1Parts): readonly Pairs[] {
  const lists = new Map<string, string[]>();
  for (const [name, value] of parameters) {
    const entry = readEntryName(name);
    if (!entry) continue;
    const list = lists.get(entry.name) ?? [];
    list[entry.index] = value;
    lists.set(entry.name, list);
  }
  if (lists.size === 0) return [];
  const others = parameters.filter(([name]) => !readEntryName(name));
  const whole = (print: (list: readonly string[]) => string): Pairs =>
    [...others, ...[...lists].map(([name, list]): Pair => [name, print(list)])].toSorted(byName);
  const fromOne = parameters.map(([name, value]): Pair => {
    const entry = readEntryName(name);
    return entry ? [`${entry.name}.${entry.index + 1}`, value] : [name, value];
  });
  return [
    whole((list) => JSON.stringify(list)),
    whole((list) => list.join(',')),
    fromOne.toSorted(byName),
    others,
  ];
}

/** What clients are known to sign with v1 instead of what the documentation asks for. */
export const v1Mistakes: readonly V1Mistake[] = [
  {
    id: 'digest-of-another-method',
    title: 'The digest is that of another method',
    detail: 'The HMAC is not the one that SignatureMethod names; without it, that is HmacSHA1.',
    fix: 'Send SignatureMethod=HmacSHA256 with HMAC-SHA256, and HmacSHA1 or nothing with HMAC-SHA1.',
    inflict: (parts) =>
      (Object.keys(v1Methods) as V1Method[])
        .filter((digest) => digest !== parts.digest)
        .map((digest) => ({ ...parts, digest })),
  },
  {
    id: 'signature-in-hex',
    title: 'The signature is in hex',
    detail: 'The signature is right, but printed in hex, or its hexadecimal digits are put into base64.',
    fix: 'Print the bytes of the HMAC in base64; hex is for TC3.',
    inflict: (parts) => [
      { ...parts, print: 'hex' },
      { ...parts, print: 'base64 of hex' },
    ],
  },
  {
    id: 'signature-not-encoded-for-sending',
    title: 'The signature was not URL-encoded for sending',
    detail: 'A plus sign of the signature arrived as a space.',
    fix: 'URL-encode the signature like every other parameter when it is sent.',
    inflict: (parts) => (parts.print === 'base64' ? [{ ...parts, print: 'base64 with spaces' }] : []),
  },
  {
    id: 'method-of-another-verb',
    title: 'Another HTTP method was signed',
    detail: 'The text to sign begins with GET for a POST, or the reverse.',
    fix: 'Begin with the method that is really used.',
    inflict: (parts) => [{ ...parts, method: parts.method.toUpperCase() === 'GET' ? 'POST' : 'GET' }],
  },
  {
    id: 'method-left-out',
    title: 'The HTTP method is not signed',
    detail: 'The text to sign begins with the host, or with the method in lower case.',
    fix: 'Begin with GET or POST.',
    inflict: (parts) =>
      ['', parts.method.toLowerCase()]
        .filter((method) => method !== parts.method)
        .map((method) => ({ ...parts, method })),
  },
  {
    id: 'host-of-another-endpoint',
    title: 'Another host was signed',
    detail: 'The host in the text to sign is not the one that the call was sent to.',
    fix: 'Sign the value of the Host header, without a scheme.',
    inflict: (parts) => {
      const region = parts.parameters.find(([name]) => name === 'Region')?.[1];
      return otherHosts(parts.host, region).map((host) => ({ ...parts, host }));
    },
  },
  {
    id: 'host-left-out',
    title: 'The host is not signed',
    detail: 'The text to sign has no host.',
    fix: 'Put the host directly behind the method.',
    inflict: (parts) => (parts.host === '' ? [] : [{ ...parts, host: '' }]),
  },
  {
    id: 'path-left-out',
    title: 'The path or the question mark is not signed',
    detail: 'The text to sign lacks the / behind the host, the question mark, or both.',
    fix: 'Put /? between the host and the parameters, for a POST as well.',
    inflict: (parts) =>
      parts.path === ''
        ? []
        : [
            { ...parts, path: '' },
            { ...parts, mark: '' },
            { ...parts, path: '', mark: '' },
          ],
  },
  {
    id: 'parameters-unsorted',
    title: 'The parameters are not sorted',
    detail: 'They are signed in the order in which they were sent.',
    fix: 'Sort them by name, in ASCII order.',
    inflict: (parts) => {
      const place = ([name]: Pair): number => parts.sentNames.indexOf(name);
      return withParameters(
        parts,
        parts.parameters.toSorted((left, right) => place(left) - place(right)),
      );
    },
  },
  {
    id: 'parameters-sorted-without-case',
    title: 'The parameters are sorted without regard to case',
    detail: 'Upper-case and lower-case letters are sorted together.',
    fix: 'Sort in ASCII order, where every upper-case letter comes before every lower-case one.',
    inflict: (parts) => withParameters(parts, parts.parameters.toSorted(byLetter)),
  },
  {
    id: 'values-encoded-before-signing',
    title: 'The values are URL-encoded before signing',
    detail: 'The text to sign holds percent escapes, or plus signs for spaces.',
    fix: 'Sign the values as they are; encode them only for sending.',
    inflict: (parts) =>
      withParameters(
        parts,
        ...encodings.map((encode) => parts.parameters.map(([name, value]): Pair => [name, encode(value)])),
      ),
  },
  {
    id: 'text-encoded-before-signing',
    title: 'The whole text is URL-encoded before signing',
    detail: 'The text to sign, or all of it behind the question mark, was encoded once more.',
    fix: 'Sign the text as it is.',
    inflict: (parts) =>
      parts.encoding === 'none'
        ? [
            { ...parts, encoding: 'whole query' },
            { ...parts, encoding: 'whole text' },
          ]
        : [],
  },
  {
    id: 'signature-signs-itself',
    title: 'The signature is part of what is signed',
    detail: 'A parameter called Signature, without a value, takes part in the text to sign.',
    fix: 'Leave Signature out of the text to sign.',
    inflict: (parts) =>
      parts.parameters.some(([name]) => name === 'Signature')
        ? []
        : withParameters(parts, [...parts.parameters, ['Signature', ''] as const].toSorted(byName), [
            ...parts.parameters,
            ['Signature', ''],
          ]),
  },
  {
    id: 'nonce-damaged-as-number',
    title: 'The Nonce was damaged as a number',
    detail: 'The Nonce has more digits than a floating-point number holds, and was signed after rounding.',
    fix: 'Keep the Nonce as text, or use one of at most 15 digits.',
    inflict: (parts) =>
      withValue(parts, 'Nonce', (nonce) => (/^\d{16,}$/.test(nonce) ? String(Number(nonce)) : nonce)),
  },
  {
    id: 'timestamp-in-milliseconds',
    title: 'The timestamp was signed in milliseconds',
    detail: 'The text to sign holds milliseconds, and the call seconds.',
    fix: 'Use the same seconds since 1970 in both places.',
    inflict: (parts) =>
      withValue(parts, 'Timestamp', (seconds) => (seconds.length > 11 ? seconds : `${seconds}000`)),
  },
  {
    id: 'empty-values-dropped',
    title: 'Empty values are not signed',
    detail: 'Parameters without a value were sent, but are missing from the text to sign.',
    fix: 'Sign every parameter that is sent, with or without a value.',
    inflict: (parts) =>
      withParameters(
        parts,
        parts.parameters.filter(([, value]) => value !== ''),
      ),
  },
  {
    id: 'list-signed-as-one',
    title: 'A list is signed otherwise than it is sent',
    detail:
      'The entries were sent as Name.0, Name.1 and so on, and signed as one value, numbered from 1, or not at all.',
    fix: 'Sign each entry under the name that it is sent with.',
    inflict: (parts) => withParameters(parts, ...spellLists(parts)),
  },
  {
    id: 'common-parameter-left-out',
    title: 'A common parameter is not signed',
    detail:
      'A common parameter, for example Region, SignatureMethod or Token, is missing from the text to sign.',
    fix: 'Sign every parameter of the call but Signature.',
    inflict: (parts) =>
      withParameters(parts, ...commonNames.map((left) => parts.parameters.filter(([name]) => name !== left))),
  },
  {
    id: 'input-left-out',
    title: "The action's own parameters are not signed",
    detail: 'Only the common parameters take part in the text to sign.',
    fix: 'Sign every parameter of the call but Signature.',
    inflict: (parts) =>
      withParameters(
        parts,
        parts.parameters.filter(([name]) => isCommon(name)),
      ),
  },
  {
    id: 'key-with-prefix',
    title: 'The key has the prefix of TC3',
    detail: 'The SecretKey was used with the text TC3 before it.',
    fix: 'Use the SecretKey alone; the prefix is for TC3.',
    inflict: (parts) => (parts.keyPrefix === '' ? [{ ...parts, keyPrefix: 'TC3' }] : []),
  },
  ...secretMistakes<V1Parts>(),
];

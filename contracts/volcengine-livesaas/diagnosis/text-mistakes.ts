import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { printBase64, readHex } from '../../core/wire/bytes.ts';
import { digestHex, otherAlgorithms, sha256Hex } from '../../core/wire/digest.ts';
import { encodersFor } from '../../core/diagnosis/charsets.ts';
import { dateForms } from './date-forms.ts';
import type { LivesaasParts, TextLines } from './parts.ts';
import { terminators } from './sister-clouds.ts';
import { hashPrints } from '../../core/diagnosis/hash-prints.ts';
import { nameHashing } from '../../core/diagnosis/tell-hash.ts';

type LivesaasMistake = Mistake<LivesaasParts>;

const layMistake =
  (...lays: readonly LivesaasParts['layText'][]): LivesaasMistake['inflict'] =>
  (parts) =>
    lays.map((layText) => ({ ...parts, layText }));

/** Mistakes with the string to sign. */
const layout: readonly LivesaasMistake[] = [
  {
    id: 'canonical-request-not-hashed',
    title: 'The canonical request was not hashed',
    detail: 'The string to sign ends in the canonical request itself.',
    fix: 'End the string to sign in the SHA-256 of the canonical request.',
    inflict: (parts) => [{ ...parts, hash: (request) => request }],
  },
  {
    id: 'request-hash-printed-otherwise',
    title: 'The hash of the canonical request is printed otherwise',
    detail:
      'The hash is in capital letters, in base64 or with signs between its bytes, or is a hash of the hash.',
    tell: ({ hash, bodyHash, print }, right) => {
      const last = `The last line of the string to sign is ${nameHashing(hash)}`;
      if (print !== right.print) return `${last}, and so are the hash of the body and the signature.`;
      return bodyHash === right.bodyHash ? `${last}.` : `${last}, and so is the hash of the body.`;
    },
    fix: 'End the string to sign in the SHA-256 of the canonical request, in lower-case hexadecimal.',
    inflict: (parts) => [
      { ...parts, hash: (request) => sha256Hex(sha256Hex(request)) },
      { ...parts, hash: (request) => sha256Hex(request).toUpperCase() },
      { ...parts, hash: (request) => printBase64(readHex(sha256Hex(request))) },
    ],
    rarer: (parts) => [
      { ...parts, hash: (request) => sha256Hex(readHex(sha256Hex(request))) },
      ...hashPrints.flatMap((all) => {
        const made = { ...parts, hash: (request: string) => all.print(sha256Hex(request)) };
        if (!/^[0-9a-f]{64}$/.test(parts.bodyHash)) return [made];
        const both = { ...made, bodyHash: all.print(parts.bodyHash) };
        return all.isLossy ? [made, both, { ...both, print: all }] : [made, both];
      }),
    ],
  },
  {
    id: 'request-hash-of-another-kind',
    tried: 'alone',
    title: 'The canonical request was hashed by another algorithm',
    detail: 'The string to sign ends in an MD5, SHA-1, SHA-512 or cut SHA-2 of the canonical request.',
    tell: ({ hash }) => `The last line of the string to sign is ${nameHashing(hash)}.`,
    fix: 'End the string to sign in the SHA-256 of the canonical request, in lower-case hexadecimal.',
    inflict: (parts) =>
      otherAlgorithms.flatMap((algorithm) => {
        const made = { ...parts, hash: (request: string) => digestHex(algorithm, request) };
        return [made, { ...made, bodyHash: digestHex(algorithm, parts.sent.bytes) }];
      }),
  },
  {
    id: 'string-to-sign-left-out',
    tried: 'alone',
    title: 'There is no string to sign',
    detail: 'The canonical request, or its hash, was signed directly.',
    fix: 'Sign the algorithm, the date, the scope and the hash, each on a line of its own.',
    inflict: layMistake(
      ({ request }) => [request],
      ({ hash }) => [hash],
    ),
  },
  {
    id: 'string-hashed-first',
    tried: 'alone',
    title: 'The string to sign was hashed before it was signed',
    detail: 'The last HMAC covers the SHA-256 of the string to sign.',
    fix: 'Sign the string itself.',
    inflict: (parts) => [
      { ...parts, layText: (lines: TextLines) => [sha256Hex(parts.layText(lines).join(parts.textBreak))] },
    ],
  },
  {
    id: 'line-left-out-of-text',
    tried: 'alone',
    title: 'A line of the string to sign is missing',
    detail: 'The string to sign lacks the algorithm, the date or the scope.',
    fix: 'Sign the algorithm, the date, the scope and the hash, each on a line of its own.',
    inflict: layMistake(
      ({ date, scope, hash }) => [date, scope, hash],
      ({ algorithm, scope, hash }) => [algorithm, scope, hash],
      ({ algorithm, date, hash }) => [algorithm, date, hash],
      ({ algorithm, hash }) => [algorithm, hash],
      ({ algorithm, date, scope }) => [algorithm, date, scope],
    ),
  },
  {
    id: 'lines-of-text-in-another-order',
    tried: 'alone',
    title: 'The lines of the string to sign are in another order',
    detail: 'The string to sign has the right lines, one after the other in another order.',
    fix: 'Sign the algorithm, the date, the scope and the hash, in this order.',
    inflict: layMistake(
      ({ algorithm, date, scope, hash }) => [algorithm, scope, date, hash],
      ({ algorithm, date, scope, hash }) => [date, algorithm, scope, hash],
      ({ algorithm, date, scope, hash }) => [algorithm, hash, date, scope],
      ({ algorithm, date, scope, hash }) => [algorithm, date, hash, scope],
    ),
  },
  {
    id: 'date-in-another-form',
    tried: 'alone',
    title: 'The date in the string to sign has another form',
    detail:
      'The second line of the string to sign is no copy of X-Date: it has dashes, is a day, or counts seconds.',
    tell: ({ date }) => `The second line of the string to sign is "${date}"; X-Date has another form.`,
    fix: 'Put the same text into X-Date and into the string to sign.',
    inflict: (parts) => dateForms(parts.sent.date).map((date) => ({ ...parts, date })),
  },
  {
    id: 'date-in-local-time',
    tried: 'alone',
    title: 'The local time was signed',
    detail: 'The string to sign holds the time of another time zone than X-Date does.',
    tell: ({ date, sent }) => `The string to sign holds ${date}, a local time; X-Date is ${sent.date}.`,
    fix: 'Take the time once, in UTC, and put the same text into X-Date and into the string to sign.',
    inflict(parts) {
      const [day = ''] = parts.keySteps;
      return localDates(parts.sent.date).flatMap((date) => {
        const scope = parts.scope.replace(day, date.slice(0, 8));
        const keySteps = parts.keySteps.map((step) => (step === day ? date.slice(0, 8) : step));
        return [
          { ...parts, date },
          ...(date.startsWith(day)
            ? []
            : [
                { ...parts, date, scope, keySteps },
                { ...parts, date, keySteps },
              ]),
        ];
      });
    },
  },
  {
    id: 'scope-in-another-form',
    tried: 'alone',
    title: 'The scope in the string to sign has another form',
    detail:
      'The third line of the string to sign is not day, region, service and "request", with slashes between them.',
    fix: 'Sign the scope as it stands in Credential, without the access key id.',
    inflict: (parts) => scopeForms(parts).map((scope) => ({ ...parts, scope })),
  },
  {
    id: 'windows-newlines',
    tried: 'alone',
    title: 'Lines are joined with other line breaks',
    detail:
      'The lines of the canonical request or of the string to sign end in CR LF, in the letters \\n, or in nothing.',
    tell: ({ requestBreak, textBreak }, right) => {
      const breaks = JSON.stringify(textBreak === right.textBreak ? requestBreak : textBreak);
      if (textBreak === right.textBreak) return `The lines of the canonical request are joined by ${breaks}.`;
      return requestBreak === right.requestBreak
        ? `The lines of the string to sign are joined by ${breaks}.`
        : `The lines of the canonical request and of the string to sign are joined by ${breaks}.`;
    },
    fix: 'Join lines with a single line feed.',
    inflict: (parts) =>
      ['\r\n', String.raw`\n`, ''].flatMap((lineBreak) => [
        { ...parts, requestBreak: lineBreak, textBreak: lineBreak },
        { ...parts, requestBreak: lineBreak },
        { ...parts, textBreak: lineBreak },
      ]),
  },
  {
    id: 'text-with-newline-at-its-end',
    tried: 'alone',
    title: 'A text ends in a line break',
    detail:
      'The canonical request or the string to sign has one more line break, or a zero byte, at its end.',
    fix: 'Put line breaks between the lines, and none behind the last.',
    inflict: (parts) => [
      { ...parts, hash: (request) => parts.hash(`${request}\n`) },
      { ...parts, layText: (lines: TextLines) => [...parts.layText(lines), ''] },
      { ...parts, hash: (request) => parts.hash(`${request}\0`) },
      { ...parts, layText: (lines: TextLines) => [`${parts.layText(lines).join(parts.textBreak)}\0`] },
    ],
  },
];

/** Mistakes with how texts come to bytes. */
const charsets: readonly LivesaasMistake[] = [
  {
    id: 'texts-in-another-charset',
    tried: 'alone',
    title: 'The texts were taken to bytes in another charset',
    detail:
      'The string to sign, and the canonical request too or not, were hashed in UTF-16 or with a byte order mark.',
    tell: ({ encoder, hash }, right) => {
      const charset = encoder?.charset ?? 'another charset';
      return hash === right.hash
        ? `The string to sign was hashed in ${charset}, not in UTF-8.`
        : `The canonical request and the string to sign were hashed in ${charset}, not in UTF-8.`;
    },
    fix: 'Take the UTF-8 bytes of every text.',
    inflict: (parts) =>
      encodersFor('').flatMap((encoder) => [
        { ...parts, encoder, hash: (request: string) => sha256Hex(encoder.encode(request)) },
        { ...parts, encoder },
      ]),
  },
];

/** Mistakes with the string to sign. */
export const textMistakes: readonly LivesaasMistake[] = [...layout, ...charsets];

const halfHour = 1_800_000;

/** The same moment by the clocks of the world, from 12 hours behind UTC to 14 before it. */
function localDates(date: string): readonly string[] {
  const [, day, time] = /^(\d{8})T(\d{6})Z$/.exec(date) ?? [];
  if (day === undefined || time === undefined) return [];
  const iso = `${day.replace(/(..)(..)$/, '-$1-$2')}T${time.replace(/(..)(..)$/, ':$1:$2')}Z`;
  const moment = Date.parse(iso);
  if (Number.isNaN(moment)) return [];
  return Array.from({ length: 53 }, (_, at) => at - 24)
    .filter((zone) => zone !== 0)
    .map((zone) => new Date(moment + zone * halfHour).toISOString().replaceAll(/[-:]|\.\d+/g, ''));
}

function scopeForms({ scope, sent, nameSeparator }: LivesaasParts): readonly string[] {
  const [day = '', region = '', service = '', end = ''] = scope.split('/');
  return [
    `${sent.accessKeyId}/${scope}`,
    [day, region, service].join('/'),
    ...[
      [day, service, region],
      [region, day, service],
      [region, service, day],
      [service, day, region],
      [service, region, day],
    ].map((order) => [...order, end].join('/')),
    [day, service, end].join('/'),
    [day, region, end].join('/'),
    [region, service, end].join('/'),
    `/${scope}`,
    `${scope}/`,
    [day, region, service, end].join(nameSeparator),
    [day, region, service, end].join(''),
    ...terminators.map((other) => [day, region, service, other].join('/')),
  ];
}

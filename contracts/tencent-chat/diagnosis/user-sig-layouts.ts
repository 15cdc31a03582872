import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { encodeText, printBase64, printHex, readHex } from '../../core/wire/bytes.ts';
import { digestHex } from '../../core/wire/digest.ts';
import { indentedLines, linesOfSource, type ChangeText } from '../../core/diagnosis/line-changes.ts';
import { placeholdersFor } from '../../core/diagnosis/templates.ts';
import type { Encoder } from '../../core/diagnosis/charsets.ts';
import { signUserSigParts, type UserSigField, type UserSigParts } from './user-sig-parts.ts';

const encoders: readonly Encoder[] = [
  { charset: 'base64', encode: (text) => encodeText(printBase64(encodeText(text))) },
  { charset: 'hexadecimal digits', encode: (text) => encodeText(printHex(encodeText(text))) },
  { charset: 'percent escapes', encode: (text) => encodeText(encodeURIComponent(text.toWellFormed())) },
  ...(['sha256', 'sha1', 'md5'] as const).flatMap((algorithm): readonly Encoder[] => [
    {
      charset: `the digits of a hash by ${algorithm}`,
      encode: (text) => encodeText(digestHex(algorithm, text)),
    },
    { charset: `the bytes of a hash by ${algorithm}`, encode: (text) => readHex(digestHex(algorithm, text)) },
  ]),
];

/** What becomes of the whole text before it is signed. */
export const userSigLayouts: readonly Mistake<UserSigParts>[] = [
  {
    id: 'lines-with-indentation',
    tried: 'alone',
    title: 'Lines begin or end with spaces',
    detail:
      'The lines have spaces, tabs or a margin around them, as a text of several lines in the source of a program has.',
    fix: 'Begin every line with TLS at once, and end it with the newline \\n.',
    inflict: (parts) => changeLines(parts, indentedLines),
    rarer: (parts) => changeLines(parts, linesOfSource),
  },
  {
    id: 'text-encoded-before-signing',
    tried: 'alone',
    title: 'The lines were encoded or hashed before they were signed',
    detail:
      'The HMAC was made of the base64, the hexadecimal digits, the percent escapes or a hash of the lines.',
    tell: ({ encoder }) =>
      `The HMAC was made of ${encoder?.charset ?? 'something else'} in the place of the lines.`,
    fix: 'Give the lines themselves to the HMAC, in UTF-8.',
    inflict: (parts) => encoders.map((encoder) => ({ ...parts, encoder })),
  },
];

function changeLines(parts: UserSigParts, changes: readonly ChangeText[]): readonly UserSigParts[] {
  const text = signUserSigParts(parts).stringToSign;
  return changes.flatMap((change) => [
    { ...parts, text: change(text) },
    { ...parts, text: `${change(text.trimEnd())}\n` },
    { ...parts, text: change(text.trimEnd()) },
  ]);
}

/** Signs other values in some lines, where they differ at all. */
export function withFields(
  parts: UserSigParts,
  ...changes: readonly Partial<Record<UserSigField, string>>[]
): readonly UserSigParts[] {
  return changes
    .filter((change) =>
      Object.entries(change).some(([name, value]) => parts.fields[name as UserSigField] !== value),
    )
    .map((change) => ({ ...parts, fields: { ...parts.fields, ...change } }));
}

/** The moment by another clock of the world. */
export const timeOfAnotherZone: Mistake<UserSigParts> = {
  id: 'time-of-another-zone',
  tried: 'alone',
  title: 'The time is whole hours from the one in the document',
  detail:
    'The line TLS.time holds a moment that is whole or half hours before or behind TLS.time of the document.',
  tell: ({ fields }) =>
    `The line TLS.time holds ${fields.time}, hours from the document: one of the two was made of local time as if it were UTC.`,
  fix: 'Take the seconds since 1970 once; they are the same in every time zone.',
  inflict: (parts) =>
    withFields(
      parts,
      ...Array.from({ length: 28 }, (_, at) => (at + 1) * 1800)
        .flatMap((shift) => [shift, -shift])
        .map((shift) => ({ time: String(Number(parts.fields.time) + shift) })),
    ),
};

/** The lines of a template, one of them or all. */
export const linesNotFilledIn: Mistake<UserSigParts> = {
  id: 'value-not-filled-in',
  tried: 'alone',
  title: 'A variable was signed before it was filled in',
  detail:
    'A line has the name of a variable in the place of its value, as templates of languages and tools have it.',
  fix: 'Fill the variables in first: an f before the quotation marks in Python, ` for them in JavaScript.',
  inflict: (parts) => unfilledLines(parts).slice(0, 1),
  rarer: (parts) => unfilledLines(parts),
};

function unfilledLines(parts: UserSigParts): readonly UserSigParts[] {
  const ways = {
    identifier: ['identifier', 'userId', 'userid', 'user_id'].map((name) => placeholdersFor(name)),
    sdkAppId: ['sdkappid', 'sdkAppId', 'appid', 'sdk_app_id'].map((name) => placeholdersFor(name)),
    time: ['time', 'currTime', 'now', 'curr_time'].map((name) => placeholdersFor(name)),
    expire: ['expire', 'expire', 'expire', 'expire'].map((name) => placeholdersFor(name)),
  };
  const fields = ['identifier', 'sdkAppId', 'time', 'expire'] as const;
  const single = fields.flatMap((field) => ways[field].flat().map((text) => ({ [field]: text })));
  const all = [0, 1, 2, 3].flatMap((way) =>
    ways.time[way]!.map((_, at) =>
      Object.fromEntries(fields.map((field) => [field, ways[field][way]![at] ?? parts.fields[field]])),
    ),
  );
  return withFields(parts, ...single, ...all);
}

/** A signature that was kept for days, with a document that is new. */
export const timeOfAnotherDay: Mistake<UserSigParts> = {
  id: 'time-of-another-day',
  tried: 'alone',
  title: 'The time is whole days from the one in the document',
  detail: 'The line TLS.time holds a moment that is whole days before or behind TLS.time of the document.',
  tell: ({ fields }) => `The line TLS.time holds ${fields.time}, days from the document.`,
  fix: 'Take the time once, and use it in the line and in the document.',
  inflict: (parts) =>
    withFields(
      parts,
      ...Array.from({ length: 90 }, (_, at) => (at + 1) * 86_400)
        .flatMap((shift) => [-shift, shift])
        .map((shift) => ({ time: String(Number(parts.fields.time) + shift) })),
    ),
};

/** A moment as programs print it in UTC, or in China where it has been put on. */
export function printDates(seconds: number): readonly string[] {
  const iso = new Date(seconds * 1000).toISOString();
  const [plain, spaced] = [iso.slice(0, 19), iso.slice(0, 19).replace('T', ' ')];
  return [
    iso,
    `${plain}Z`,
    plain,
    spaced,
    `${spaced}.000`,
    `${spaced}.000Z`,
    `${spaced} +0000`,
    `${plain}+08:00`,
  ];
}

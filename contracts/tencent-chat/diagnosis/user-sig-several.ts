import { textFormNames } from '../../core/diagnosis/byte-forms.ts';
import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { asDoubles } from '../../core/diagnosis/number-forms.ts';
import { permutations } from '../../core/diagnosis/permutations.ts';
import { asBytes, asOption, textPrinters, type PrintText } from '../../core/diagnosis/secret-slips.ts';
import { severalHabits, type Habit } from '../../core/diagnosis/several-habits.ts';
import { lineNames, lineOrder, signUserSigParts, type UserSigParts } from './user-sig-parts.ts';

type UserSigMistake = Mistake<UserSigParts>;
type Change = (parts: UserSigParts) => UserSigParts;

const numbers = ['sdkAppId', 'time', 'expire'] as const;

const set =
  (changes: Partial<UserSigParts>): Change =>
  (parts) => ({ ...parts, ...changes });
const name = (change: (text: string) => string): Change =>
  set({
    names: Object.fromEntries(
      Object.entries(lineNames).map(([field, text]) => [field, change(text)]),
    ) as UserSigParts['names'],
  });
const print =
  (fields: readonly (keyof UserSigParts['fields'])[], change: (text: string) => string): Change =>
  (parts) => ({
    ...parts,
    fields: {
      ...parts.fields,
      ...Object.fromEntries(fields.map((field) => [field, change(parts.fields[field] ?? '')])),
    },
  });

/** Habits that may come together, each with what it is. */
const habits: readonly (readonly Habit<UserSigParts>[])[] = [
  [
    ...permutations(lineOrder.slice(0, 4))
      .slice(1)
      .map((lines): Habit<UserSigParts> => ['the lines in another order', set({ lines })]),
  ],
  [
    ['lines that end in \\r\\n', set({ lineEnd: '\r\n' })],
    ['lines that end in a written \\n', set({ lineEnd: String.raw`\n` })],
    ['lines with nothing between them', set({ lineEnd: '' })],
    ...['&', ',', ';', ' ', '|'].map((lineEnd): Habit<UserSigParts> => [
      `lines joined by "${lineEnd}"`,
      set({ lineEnd }),
    ]),
  ],
  [
    ['no end of the last line', set({ lastLine: 'open' })],
    ['an empty line at the end', set({ behind: '\n' })],
  ],
  [
    ...[': ', '=', '', ' = ', ' : '].map((colon): Habit<UserSigParts> => [
      `"${colon}" between name and value`,
      set({ colon }),
    ]),
  ],
  [
    ['names without TLS.', name((text) => text.replace('TLS.', ''))],
    ['names in lower case', name((text) => text.toLowerCase())],
    ['the name TLS.sdkAppId', name((text) => text.replace('sdkappid', 'sdkAppId'))],
    ['no names', name(() => '')],
  ],
  [
    ['HMAC-SHA1', set({ algorithm: 'sha1' })],
    ['HMAC-SHA512', set({ algorithm: 'sha512' })],
    ['HMAC-MD5', set({ algorithm: 'md5' })],
  ],
  [
    ['base64 of hexadecimal digits', set({ print: 'base64 of hex' })],
    ['hexadecimal digits', set({ print: 'hex' })],
    ['upper-case hexadecimal digits', set({ print: 'upper-case hex' })],
    ['URL-safe base64', set({ print: 'base64url' })],
  ],
  [
    ['milliseconds', print(['time'], (text) => `${text}000`)],
    ['numbers with .0', print(numbers, (text) => `${text}.0`)],
    ['values in quotation marks', print(['identifier', ...numbers], (text) => `"${text}"`)],
    ['the identifier in quotation marks', print(['identifier'], (text) => `"${text}"`)],
  ],
];

/** What is rarer, or is several things at once. */
export const severalUserSigHabits: readonly UserSigMistake[] = [
  {
    id: 'signature-read-as-text',
    tried: 'alone',
    title: 'The bytes of the HMAC were read as text',
    detail:
      'The bytes of the HMAC were made a string before they were printed in base64, and some of them lost.',
    tell: ({ print: form }) =>
      `TLS.sig is the base64 of the ${form}, as a string that was made of them has it.`,
    fix: 'Give the bytes of the HMAC to base64; never make a string of them.',
    inflict: (parts) => textFormNames.map((form) => ({ ...parts, print: form })),
  },
  {
    id: 'value-printed-otherwise',
    tried: 'alone',
    title: 'A value was signed as a language prints it',
    detail:
      "A line holds a value as a program prints it, such as b'…', Some(…), a list or a floating-point number.",
    tell: ({ fields }) => {
      const field =
        lineOrder.find((one) => one !== 'userBuffer' && !/^[\w@.-]+$/.test(fields[one])) ?? 'identifier';
      return `The line ${lineNames[field]} holds ${JSON.stringify(fields[field])}; the document holds the value itself.`;
    },
    fix: 'Write the value itself into the line: str.decode() in Python, unwrap() in Rust, %d for whole numbers.',
    inflict: (parts) => printAll(parts, [asBytes, asOption]),
    rarer: (parts) => [
      ...printAll(parts, textPrinters),
      ...asDoubles.map((way) => print(numbers, way)(parts)),
    ],
  },
  {
    id: 'app-mistyped',
    tried: 'alone',
    title: 'The signature was made for another SDKAppID',
    detail:
      'The line TLS.sdkappid has another digit than the document, one more, one less, or two exchanged, or is the number of a sample.',
    tell: ({ fields }) =>
      `The line TLS.sdkappid holds ${fields.sdkAppId}; the document holds another number.`,
    fix: 'Sign the SDKAppID that stands in TLS.sdkappid and in the URL.',
    inflict: (parts) =>
      [...sampleApps, ...mistypeDigits(parts.fields.sdkAppId)].map((text) =>
        print(['sdkAppId'], () => text)(parts),
      ),
  },
  severalHabits({
    title: 'The lines are signed otherwise in several ways at once',
    detail: 'The lines, their values or the signature differ from the documents in several ways.',
    fix: 'Sign TLS.identifier, TLS.sdkappid, TLS.time and TLS.expire, each as name:value and a newline, and print base64.',
    kinds: habits,
    most: 3,
    sign: signUserSigParts,
  }),
];

/** Numbers that samples of the vendor have, those of other products too. */
const sampleApps = [
  '1400188366',
  '1400000000',
  '1400000001',
  '1400123456',
  '1400512345',
  '88888888',
  '1600000000',
  '20000001',
  '0',
  '1',
];

const allDigits: readonly string[] = Array.from({ length: 10 }, (_, digit) => String(digit));

function mistypeDigits(digits: string): readonly string[] {
  const places = Array.from(digits).map((_, at) => at);
  const changed = places.flatMap((at) =>
    allDigits.map((digit) => digits.slice(0, at) + digit + digits.slice(at + 1)),
  );
  const lost = places.map((at) => digits.slice(0, at) + digits.slice(at + 1));
  const more = allDigits.flatMap((digit) => [digits + digit, digit + digits]);
  const exchanged = places
    .slice(1)
    .map((at) => digits.slice(0, at - 1) + digits[at]! + digits[at - 1]! + digits.slice(at + 1));
  return [...new Set([...changed, ...lost, ...more, ...exchanged])].filter((text) => text !== digits);
}

/** Each value by itself, and all of them, in some of the ways in which languages print texts. */
function printAll(parts: UserSigParts, printers: readonly PrintText[]): readonly UserSigParts[] {
  const fields = ['identifier', ...numbers] as const;
  return printers.flatMap((printer) =>
    [...fields.map((field) => [field]), fields].map((some) => print(some, printer)(parts)),
  );
}

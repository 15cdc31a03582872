import { encodeOtherwise } from '../../core/diagnosis/charsets.ts';
import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { encodersOf } from '../../core/diagnosis/query-encoders.ts';
import { valueSlips } from '../../core/diagnosis/pair-values.ts';
import { severalHabits, valueEncodings, type Habit } from '../../core/diagnosis/several-habits.ts';
import { byCodeUnit, encodePart, type Pairs } from '../../core/wire/query-string.ts';
import { changeValues, sentEntries } from './entries.ts';
import type { PolyvParts } from './parts.ts';
import { valuePlaces } from './rare-parameter-mistakes.ts';
import { signParts } from './sign-parts.ts';

type PolyvMistake = Mistake<PolyvParts>;
type Change = (parts: PolyvParts) => PolyvParts;

const set =
  (changes: Partial<PolyvParts>): Change =>
  (parts) => ({ ...parts, ...changes });
const reorder =
  (order: (pairs: Pairs, parts: PolyvParts) => Pairs): Change =>
  (parts) => ({ ...parts, entries: order(parts.entries, parts) });
const reprint =
  (print: (value: string) => string): Change =>
  (parts) => ({ ...parts, entries: parts.entries.map(([name, value]) => [name, print(value)] as const) });
const asQuery = { print: ([name, value]: Pairs[number]) => `${name}=${value}`, separator: '&' };
const byLetter = (left: Pairs[number], right: Pairs[number]): number =>
  byCodeUnit(left[0].toLowerCase(), right[0].toLowerCase());
const inCharset =
  (charset: string) =>
  (text: string): string | Uint8Array =>
    encodeOtherwise(text).find((one) => one.charset === charset)?.bytes ?? text;

/** Habits that may come together, each with what it is. */
const habits: readonly (readonly Habit<PolyvParts>[])[] = [
  [
    ['the order in which they were sent', reorder((_, parts) => sentEntries(parts))],
    ['an order without regard to case', reorder((pairs) => pairs.toSorted(byLetter))],
    ['the order from Z to A', reorder((pairs) => pairs.toReversed())],
  ],
  [
    ['pairs joined by = and &', set(asQuery)],
    ['= between name and value', set({ print: asQuery.print })],
    ['& between the pairs', set({ separator: '&' })],
    ['values without their names', set({ print: ([, value]) => value })],
    ['a comma between the pairs', set({ separator: ',' })],
  ],
  [
    ['the secret only at the end', set({ lay: (middle, secret) => middle + secret })],
    ['the secret only at the beginning', set({ lay: (middle, secret) => secret + middle })],
    ['no secret', set({ lay: (middle) => middle })],
    ...['key', 'secret', 'appSecret', 'appsecret', 'app_secret', 'secretKey', 'appKey'].flatMap(
      (name): readonly Habit<PolyvParts>[] => [
        [`the secret as &${name}=`, set({ lay: (middle, secret) => `${middle}&${name}=${secret}` })],
        [`the secret behind the name ${name}`, set({ lay: (middle, secret) => middle + name + secret })],
      ],
    ),
    ['& beside the secrets', set({ lay: (middle, secret) => `${secret}&${middle}&${secret}` })],
    ['& before the secret', set({ lay: (middle, secret) => `${middle}&${secret}` })],
    ['& behind the secret', set({ lay: (middle, secret) => `${secret}&${middle}` })],
  ],
  valueEncodings.map(([says, encode]): Habit<PolyvParts> => [says, reprint(encode)]),
  [
    ['GBK bytes', set({ finish: inCharset('GBK') })],
    ['the text in lower case', set({ finish: (text) => text.toLowerCase() })],
    ['the text in upper case', set({ finish: (text) => text.toUpperCase() })],
  ],
  [
    ['SHA-1', set({ digest: 'sha1' })],
    ['SHA-256', set({ digest: 'sha256' })],
    ['MD5', set({ digest: 'md5' })],
    ['an HMAC of the parameters', set({ hmac: 'of the parameters alone', lay: (middle) => middle })],
  ],
  [
    ['lower-case digits', set({ style: 'lower-case hex' })],
    ['base64', set({ style: 'base64' })],
  ],
  [
    ['no appId', reorder((pairs) => pairs.filter(([name]) => name !== 'appId'))],
    ['no timestamp', reorder((pairs) => pairs.filter(([name]) => name !== 'timestamp'))],
    ['the timestamp alone', reorder((pairs) => pairs.filter(([name]) => name === 'timestamp'))],
    [
      'the appId and the timestamp alone',
      reorder((pairs) => pairs.filter(([name]) => name === 'appId' || name === 'timestamp')),
    ],
  ],
];

/** What is rarer, or is several things at once. */
export const rarePolyvMistakes: readonly PolyvMistake[] = [
  ...valueSlips<PolyvParts>(valuePlaces),
  {
    id: 'values-encoded-otherwise',
    tried: 'alone',
    title: 'The values are URL-encoded before signing',
    detail: 'The text to sign holds escapes for some signs of the values.',
    fix: 'Sign the values as they are; encode them only for sending.',
    inflict: (parts) => changeValues(parts, (value) => encodePart(value).replaceAll('%20', ' ')),
    rarer: function* (parts) {
      for (const encode of encodersOf(parts.entries.map(([, value]) => value)))
        yield* changeValues(parts, encode);
    },
  },
  severalHabits({
    title: 'The call is signed otherwise in several ways at once',
    detail: 'The text to sign or the digest differs from the documents in several ways.',
    fix: 'Put the appSecret, each name directly before its value in ASCII order, and the appSecret; print the digest in upper case.',
    kinds: habits,
    most: 4,
    sign: signParts,
  }),
];

import { encodeText, printBase64, readHex } from '../wire/bytes.ts';
import { printBelowZero, printUnpadded, printWithSign } from './byte-digits.ts';

/** How clients print the bytes of a hash beside lower-case hexadecimal digits; the words follow the name of the hash. */
export interface HashPrint {
  readonly words: string;
  /** Takes lower-case digits. */
  readonly print: (hex: string) => string;
  /** The bytes cannot be read from it again, so the signature of a helper that prints everything so is known by no other. */
  readonly isLossy?: true;
}

const base64 = (hex: string): string => printBase64(readHex(hex));
const urlSafe = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');
const withoutPadding = (text: string): string => text.replaceAll('=', '');
const between = (hex: string, sign: string): string => hex.match(/../g)?.join(sign) ?? '';

/** Signs that programs put between the bytes: BitConverter of .NET, OpenSSL, loggers. */
const signs = ['-', ':', ' ', ',', ', '] as const;

/** What commands print around the digits: openssl dgst by its versions, sha256sum and shasum, certutil. */
const commands: readonly (readonly [words: string, print: (hex: string) => string])[] = [
  ...['(stdin)= ', 'SHA256(stdin)= ', 'SHA2-256(stdin)= ', 'SHA2-256(-)= ', 'SHA256 (-) = '].flatMap(
    (start) =>
      ['', '\n'].map(
        (end) =>
          [
            `with ${start.trim()} before it, as OpenSSL prints it`,
            (hex: string) => start + hex + end,
          ] as const,
      ),
  ),
  ...['  -', ' *-', '  -\n', ' *-\n', ' -'].map(
    (end) => ['with a hyphen behind it, as sha256sum prints it', (hex: string) => hex + end] as const,
  ),
];

export const hashPrints: readonly HashPrint[] = [
  { words: 'in capital letters', print: (hex) => hex.toUpperCase() },
  { words: 'in base64', print: (hex) => base64(hex) },
  { words: 'in URL-safe base64', print: (hex) => urlSafe(base64(hex)) },
  { words: 'in URL-safe base64 without its =', print: (hex) => withoutPadding(urlSafe(base64(hex))) },
  { words: 'in base64 without its =', print: (hex) => withoutPadding(base64(hex)) },
  { words: 'in base64 of its hexadecimal digits', print: (hex) => printBase64(encodeText(hex)) },
  ...signs.flatMap((sign): readonly HashPrint[] => [
    { words: `with "${sign}" between its bytes`, print: (hex) => between(hex, sign) },
    {
      words: `in capital letters with "${sign}" between its bytes`,
      print: (hex) => between(hex.toUpperCase(), sign),
    },
  ]),
  { words: 'with 0x before it', print: (hex) => `0x${hex}` },
  { words: 'with its name before it', print: (hex) => `sha256=${hex}` },
  { words: 'with its name before it', print: (hex) => `sha256:${hex}` },
  { words: 'in quotation marks', print: (hex) => `"${hex}"` },
  ...commands.map(([words, print]): HashPrint => ({ words, print })),
  {
    words: 'without the zeros that single bytes begin with',
    print: (hex) => printUnpadded(readHex(hex)),
    isLossy: true,
  },
  {
    words: 'with single bytes as numbers below zero',
    print: (hex) => printWithSign(readHex(hex)),
    isLossy: true,
  },
  { words: 'with ffffff before single bytes', print: (hex) => printBelowZero(readHex(hex)), isLossy: true },
  { words: 'as Swift describes a digest', print: (hex) => `SHA256 digest: ${hex}` },
  { words: 'as Swift describes its bytes', print: (hex) => `${hex.length / 2} bytes` },
  ...[', ', ' ', ','].map((sign): HashPrint => ({
    words: 'as a list of numbers',
    print: (hex) => `[${[...readHex(hex)].join(sign)}]`,
  })),
  { words: 'as a list of numbers', print: (hex) => [...readHex(hex)].join(',') },
  {
    words: 'as a list of numbers, some of them below zero',
    print: (hex) => `[${[...new Int8Array(readHex(hex))].join(', ')}]`,
  },
  {
    words: 'from the last byte to the first',
    print: (hex) => (hex.match(/../g) ?? []).toReversed().join(''),
  },
  { words: 'without the zeros that it begins with', print: (hex) => hex.replace(/^0+/, '') },
];

/** What differs from the digits themselves. */
export function printHashOtherwise(hex: string): readonly string[] {
  return hashPrints.map(({ print }) => print(hex)).filter((text) => text !== hex);
}

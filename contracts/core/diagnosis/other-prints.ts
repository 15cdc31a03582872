import { printBase32 } from './base32.ts';
import { printBelowZero, printBelowZeroPadded, printUnpadded, printWithSign } from './byte-digits.ts';
import { encodeText, printBase64, printHex, readBase64, readHex } from '../wire/bytes.ts';

interface OtherPrint {
  readonly text: string;
  readonly says: string;
  readonly fix: string;
  /** Whether a print was printed once more. */
  readonly isTwice?: true;
}

/** The bytes of a signature as programs print them that lose or change something on the way. */
export function otherPrints(right: string): readonly OtherPrint[] {
  const isHex = /^[0-9a-f]+$/i.test(right);
  const bytes = isHex ? readHex(right) : readBase64(right);
  const reversed = bytes.toReversed();
  const twoDigits = 'Print two digits for each byte: %02x.';
  return [
    {
      text: printUnpadded(bytes),
      says: 'without the zeros that single bytes begin with',
      fix: twoDigits,
    },
    {
      text: printWithSign(bytes),
      says: 'with a sign before those that are numbers below zero',
      fix: 'Take each byte & 0xff, and print two digits of it.',
    },
    {
      text: printBelowZero(bytes),
      says: 'as numbers below zero, with ffffff before them',
      fix: 'Take each byte & 0xff, and print two digits of it.',
    },
    {
      text: printBelowZeroPadded(bytes),
      says: 'as numbers below zero, with ffffff before them',
      fix: 'Take each byte & 0xff, and print two digits of it.',
    },
    {
      text: bytes.join(''),
      says: 'as decimal numbers, with nothing between them',
      fix: `Print the bytes ${isHex ? 'in hexadecimal digits' : 'in base64'}.`,
    },
    {
      text: isHex ? printHex(reversed) : printBase64(reversed),
      says: 'from the last to the first',
      fix: 'Print the bytes in the order in which the HMAC or the digest has them.',
    },
    {
      text: printBase32(bytes),
      says: 'in base32',
      fix: `Print the bytes ${isHex ? 'in hexadecimal digits' : 'in base64'}.`,
    },
    ...printedTwice(right, bytes, isHex),
    {
      text: BigInt.asIntN(bytes.length * 8, BigInt(`0x${printHex(bytes)}`)).toString(16),
      says: 'as one hexadecimal number below zero',
      fix: 'Print two digits for each byte: %02x, and not BigInteger.toString(16).',
    },
    {
      text: BigInt(`0x${printHex(bytes)}`).toString(),
      says: 'as one decimal number',
      fix: `Print the bytes ${isHex ? 'in hexadecimal digits' : 'in base64'}.`,
    },
  ];
}

/** A print that was taken for bytes, and printed once more. */
function printedTwice(right: string, bytes: Uint8Array, isHex: boolean): readonly OtherPrint[] {
  const usual = [
    ['the hexadecimal digits of its text', printHex(encodeText(right))],
    ['the base64 of its text', printBase64(encodeText(right))],
    ['the hexadecimal digits of its base64', printHex(encodeText(printBase64(bytes)))],
    ['the base64 of its base64', printBase64(encodeText(printBase64(bytes)))],
    ['the hexadecimal digits of its digits', printHex(encodeText(printHex(bytes)))],
  ] as const;
  return usual.map(([says, text]) => ({
    text,
    says,
    fix: `Print the bytes once, ${isHex ? 'in hexadecimal digits' : 'in base64'}.`,
    isTwice: true,
  }));
}

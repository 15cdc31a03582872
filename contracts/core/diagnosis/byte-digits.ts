import { printHex } from '../wire/bytes.ts';

/** How programs print bytes in hexadecimal digits one by one, and lose something on the way. */
type PrintBytes = (bytes: Uint8Array) => string;

const each =
  (print: (byte: number) => string): PrintBytes =>
  (bytes) =>
    [...bytes].map(print).join('');

/** As %x does. */
export const printUnpadded = each((byte) => byte.toString(16));

/** As Byte.toString(16) of Kotlin and Java does, whose bytes go from -128 to 127. */
export const printWithSign = each((byte) => (byte < 0x80 ? byte : byte - 0x100).toString(16));

/** As Integer.toHexString does, to which a byte is an int. */
export const printBelowZero = each((byte) => `${byte < 0x80 ? '' : 'ffffff'}${byte.toString(16)}`);

/** The same with two digits for small bytes, as %02x does. */
export const printBelowZeroPadded = each((byte) =>
  byte < 0x80 ? printHex(Uint8Array.of(byte)) : `ffffff${byte.toString(16)}`,
);

import { encodeText, printLatin1, printHex, printBase64 } from '../wire/bytes.ts';

/** What becomes of bytes that a program takes for a text on their way. */
export const textForms = {
  'bytes read as UTF-8': (bytes) => encodeText(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)),
  'bytes read as Latin-1': (bytes) => encodeText(printLatin1(bytes)),
  'bytes read as ASCII': (bytes) => bytes.map((byte) => (byte < 0x80 ? byte : 0x3f)),
  'bytes without their highest bit': (bytes) => bytes.map((byte) => byte & 0x7f),
} satisfies Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>>;

export type TextForm = keyof typeof textForms;
export const textFormNames = Object.keys(textForms) as readonly TextForm[];

/** Other forms in which bytes go on: as their digits. */
export const digitForms = {
  'hexadecimal digits': (bytes: Uint8Array) => encodeText(printHex(bytes)),
  'upper-case hexadecimal digits': (bytes: Uint8Array) => encodeText(printHex(bytes).toUpperCase()),
  base64: (bytes: Uint8Array) => encodeText(printBase64(bytes)),
} as const;

import { encodeText, printLatin1 } from '../wire/bytes.ts';

/** What becomes of bytes that a program takes for a text on their way. */
export const textForms = {
  'bytes read as UTF-8': (bytes) => encodeText(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)),
  'bytes read as Latin-1': (bytes) => encodeText(printLatin1(bytes)),
  'bytes read as ASCII': (bytes) => bytes.map((byte) => (byte < 0x80 ? byte : 0x3f)),
  'bytes before the first zero byte': (bytes) =>
    bytes.includes(0) ? bytes.subarray(0, bytes.indexOf(0)) : bytes,
  'bytes without their highest bit': (bytes) => bytes.map((byte) => byte & 0x7f),
} satisfies Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>>;

export type TextForm = keyof typeof textForms;
export const textFormNames = Object.keys(textForms) as readonly TextForm[];

// Bytes and texts with what every platform of the web has: clients also run where there is no `Buffer`.

const encoder = new TextEncoder();

/** The bytes of a text in UTF-8. */
export const encodeText: (text: string) => Uint8Array<ArrayBuffer> = encoder.encode.bind(encoder);

/** Bytes as they are; of a text those of UTF-8. */
export function toBytes(data: string | Uint8Array): Uint8Array {
  return typeof data === 'string' ? encoder.encode(data) : data;
}

/** How many bytes a text has in UTF-8. */
export function countBytes(text: string): number {
  return encoder.encode(text).length;
}

export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Where `sought` begins first, from a place on; -1 where it is not. */
export function findBytes(bytes: Uint8Array, sought: Uint8Array, from: number): number {
  const [first = 0] = sought;
  let at = bytes.indexOf(first, from);
  while (at >= 0) {
    let same = 1;
    while (same < sought.length && bytes[at + same] === sought[same]) same += 1;
    if (same >= sought.length) return at;
    at = bytes.indexOf(first, at + 1);
  }
  return -1;
}

/** One character for each byte, so that places in the text are places in the bytes. */
export function printLatin1(bytes: Uint8Array): string {
  const most = 8192;
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += most)
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + most)));
  return pieces.join('');
}

const hexDigits = '0123456789abcdef';

export function printHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += hexDigits.charAt(byte >> 4) + hexDigits.charAt(byte & 15);
  return text;
}

export function printBase64(bytes: Uint8Array): string {
  return btoa(printLatin1(bytes));
}

/** The bytes that pairs of hexadecimal digits stand for, up to the first pair that is none. */
export function readHex(text: string): Uint8Array<ArrayBuffer> {
  const [digits = ''] = /^(?:[0-9a-f]{2})*/i.exec(text) ?? [];
  const bytes = new Uint8Array(digits.length / 2);
  for (let at = 0; at < bytes.length; at += 1)
    bytes[at] = hexDigit(digits.charCodeAt(2 * at)) * 16 + hexDigit(digits.charCodeAt(2 * at + 1));
  return bytes;
}

/** The value of a hexadecimal digit, by its character code. */
function hexDigit(code: number): number {
  return code <= 0x39 ? code - 0x30 : (code & 0x5f) - 0x37;
}

/** The bytes that a text in either alphabet of base64 stands for; other characters are skipped, and `=` ends it. */
export function readBase64(text: string): Uint8Array<ArrayBuffer> {
  const [content = ''] = text.split('=', 1);
  const clean = content
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replaceAll(/[^A-Za-z0-9+/]/g, '');
  // A single character left over is not even one byte.
  const whole = clean.length % 4 === 1 ? clean.slice(0, -1) : clean;
  const characters = atob(whole);
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = characters.charCodeAt(index);
  return bytes;
}

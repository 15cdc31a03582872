import { encodeText, joinBytes, printLatin1 } from '../wire/bytes.ts';

/** A text as bytes of another charset than UTF-8, as programs come to hash it. */
export interface OtherBytes {
  readonly charset: string;
  readonly bytes: Uint8Array;
}

const byteOrderMark = Uint8Array.of(0xef, 0xbb, 0xbf);

export function hasByteOrderMark(bytes: Uint8Array): boolean {
  return byteOrderMark.every((byte, at) => bytes[at] === byte);
}

type Encode = (text: string) => Uint8Array;

const latin1 = 'Latin-1';

/** Charsets that differ from UTF-8 only beyond ASCII. */
const likeAscii: readonly (readonly [charset: string, encode: Encode])[] = [
  ['GBK', (text) => encodeByTable('gbk', text)],
  // What "binary" means: the low byte of each code unit is kept, whatever the high one is.
  [latin1, (text) => Uint8Array.from(unitsOf(text), (unit) => unit & 0xff)],
  // Java writes one question mark for a character, .NET one for each code unit; only texts with emoji differ.
  ['Latin-1, with "?" for what it lacks', (text) => encodeBelow(0x100, codesOf(text))],
  ['Latin-1, with "?" for what it lacks', (text) => encodeBelow(0x100, unitsOf(text))],
  ['ASCII, with "?" for all else', (text) => encodeBelow(0x80, codesOf(text))],
  ['ASCII, with "?" for all else', (text) => encodeBelow(0x80, unitsOf(text))],
  ['UTF-8 twice', (text) => encodeText(printLatin1(encodeText(text)))],
  ['UTF-8 twice', (text) => encodeText(printWindows(encodeText(text)))],
  ['UTF-8 in surrogate halves', encodeSurrogates],
  ['Big5', (text) => encodeByTable('big5', text)],
  // The length was counted in characters, or in the units of a language's strings.
  [
    'UTF-8, cut to as many bytes as it has characters',
    (text) => encodeText(text).subarray(0, codesOf(text).length),
  ],
  ['UTF-8, cut to as many bytes as it has characters', (text) => encodeText(text).subarray(0, text.length)],
];

/** Those in which no text is the same. */
const unlikeAscii: readonly (readonly [charset: string, encode: Encode])[] = [
  ['UTF-16LE', (text) => encodeUnits(text, 'low byte first')],
  ['UTF-16BE', (text) => encodeUnits(text, 'high byte first')],
  ['UTF-16LE with its mark', (text) => encodeUnits(`\ufeff${text}`, 'low byte first')],
  ['UTF-16BE with its mark', (text) => encodeUnits(`\ufeff${text}`, 'high byte first')],
  ['UTF-32LE', (text) => encodeCodes(text, 'low byte first')],
  ['UTF-32BE', (text) => encodeCodes(text, 'high byte first')],
  ['UTF-8 with a byte order mark', (text) => joinBytes(byteOrderMark, encodeText(text))],
];

// eslint-disable-next-line no-control-regex -- all of ASCII is meant
const ascii = /^[\u0000-\u007f]*$/;

/** How a text comes to bytes. */
export interface Encoder {
  readonly charset: string;
  readonly encode: Encode;
}

/** The ways in which a text comes to other bytes than those of UTF-8. */
export function encodersFor(text: string): readonly Encoder[] {
  const usable = ascii.test(text) ? unlikeAscii : [...likeAscii, ...unlikeAscii];
  const isBeyond = /[\u0100-\uffff]/.test(text);
  return usable.map(([charset, encode]) => ({
    charset: charset === latin1 && isBeyond ? `${latin1}, with the low byte of what it lacks` : charset,
    encode,
  }));
}

/** A text in all charsets in which it has other bytes than in UTF-8. */
export function encodeOtherwise(text: string): readonly OtherBytes[] {
  return encodersFor(text).map(({ charset, encode }) => ({ charset, bytes: encode(text) }));
}

/** The texts that bytes are in charsets other than UTF-8, where they are none in UTF-8. */
export function decodeOtherwise(
  bytes: Uint8Array,
): readonly { readonly charset: string; readonly text: string }[] {
  if (isUtf8(bytes)) return [];
  return [
    { charset: 'GBK', text: new TextDecoder('gb18030').decode(bytes) },
    { charset: 'Latin-1', text: printLatin1(bytes) },
    { charset: 'Windows-1252', text: printWindows(bytes) },
    { charset: 'Big5', text: new TextDecoder('big5').decode(bytes) },
  ];
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** What Windows-1252 has where Latin-1 has control characters, from 0x80 on. */
const windowsCharacters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009dž\u009f';

function printWindows(bytes: Uint8Array): string {
  return printLatin1(bytes).replaceAll(
    /[\u0080-\u009f]/g,
    (character) => windowsCharacters[character.charCodeAt(0) - 0x80]!,
  );
}

function codesOf(text: string): readonly number[] {
  return Array.from(text, (character) => character.codePointAt(0)!);
}

function unitsOf(text: string): readonly number[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

function encodeBelow(end: number, codes: readonly number[]): Uint8Array {
  return Uint8Array.from(codes, (code) => (code < end ? code : 0x3f));
}

function encodeUnits(text: string, order: 'low byte first' | 'high byte first'): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1)
    view.setUint16(at * 2, text.charCodeAt(at), order === 'low byte first');
  return bytes;
}

function encodeCodes(text: string, order: 'low byte first' | 'high byte first'): Uint8Array {
  const codes = codesOf(text);
  const bytes = new Uint8Array(codes.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [at, code] of codes.entries()) view.setUint32(at * 4, code, order === 'low byte first');
  return bytes;
}

/** As Java writes modified UTF-8, and old databases: each half of a pair by itself. */
function encodeSurrogates(text: string): Uint8Array {
  const parts = Array.from(text, (character) =>
    character.length === 1
      ? encodeText(character)
      : Uint8Array.from([0, 1].flatMap((at) => threeBytes(character.charCodeAt(at)))),
  );
  return joinBytes(...parts);
}

function threeBytes(code: number): readonly number[] {
  return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
}

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** A text in a charset that the platform can only read; what it lacks becomes a question mark. */
function encodeByTable(charset: string, text: string): Uint8Array {
  const table = tables.get(charset) ?? makeTable(charset);
  tables.set(charset, table);
  return Uint8Array.from(
    Array.from(text).flatMap((character) =>
      character < '\u0080' ? [character.charCodeAt(0)] : (table.get(character) ?? [0x3f]),
    ),
  );
}

/** What each pair of bytes reads as, turned round. */
function makeTable(charset: string): ReadonlyMap<string, readonly number[]> {
  const pairs: (readonly [number, number])[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) pairs.push([lead, trail]);
  const lines = new TextDecoder(charset).decode(Uint8Array.from(pairs.flatMap((pair) => [...pair, 0x0a])));
  const table = new Map<string, readonly number[]>();
  for (const [at, character] of lines.split('\n').entries()) {
    const pair = pairs[at];
    const isOne = Array.from(character).length === 1 && character !== '\ufffd';
    if (pair && isOne && !table.has(character)) table.set(character, pair);
  }
  return table;
}

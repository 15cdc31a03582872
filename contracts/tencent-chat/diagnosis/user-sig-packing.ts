import {
  brotliDecompressSync,
  constants,
  deflateSync,
  gunzipSync,
  gzipSync,
  inflateRawSync,
  inflateSync,
  type ZlibOptions,
} from 'node:zlib';
import { permutations } from '../../core/diagnosis/permutations.ts';
import { printHex, printLatin1, readBase64 } from '../../core/wire/bytes.ts';
import { decodeText, readJson } from '../../core/wire/json.ts';

/** What is read of a text that should be a UserSig; a document has some 300 bytes. */
const mostBytes = 65_536;
const options: ZlibOptions = { maxOutputLength: mostBytes };

/** The bytes of a text in this vendor's base64, in the usual one, or in both mixed. */
export function readVendorBase64(text: string): Uint8Array {
  return readBase64(text.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=').replaceAll(' ', '+'));
}

/** The alphabets that generators write in the place of `*`, `-` and `_`, as `+`, `/` and `=` of the usual one. */
const otherAlphabets: readonly (readonly [name: string, toUsual: (text: string) => string])[] = [
  ['the usual URL-safe base64', (text) => text.replaceAll('-', '+').replaceAll('_', '/')],
  ['an alphabet with _ and - exchanged', (text) => text.replaceAll('_', '+').replaceAll('-', '/')],
  ['an alphabet with . in it', (text) => text.replaceAll('-', '+').replaceAll('_', '/').replaceAll('.', '=')],
  ['an alphabet with . in it', (text) => text.replaceAll('.', '+').replaceAll('_', '/').replaceAll('-', '=')],
  ['an alphabet with , in it', (text) => text.replaceAll('-', '+').replaceAll('_', '/').replaceAll(',', '=')],
  ['an alphabet with ! in it', (text) => text.replaceAll('!', '+').replaceAll('*', '/').replaceAll('-', '=')],
  [
    'an alphabet with * and - exchanged',
    (text) => text.replaceAll('-', '+').replaceAll('*', '/').replaceAll('_', '='),
  ],
];

const isWholeBase64 = (usual: string): boolean =>
  /^[A-Za-z0-9+/]+=*$/.test(usual) && isDocument(inflate(readBase64(usual)));

/** The name of the alphabet in which a text inflates, where it is another than this vendor's. */
export function findAlphabet(text: string): string | undefined {
  return otherAlphabets.find(([, toUsual]) => isPackedWhole(toUsual(text)))?.[0] ?? guessAlphabet(text);
}

/** Whether nothing is left of a base64 text behind the document that is packed in it. */
function isPackedWhole(usual: string): boolean {
  if (!isWholeBase64(usual)) return false;
  const bytes = readBase64(usual);
  const { engine } = inflateSync(bytes, { ...options, info: true }) as unknown as {
    readonly engine: { readonly bytesWritten: number };
  };
  return engine.bytesWritten === bytes.length;
}

/** An alphabet of any three signs, by what inflates. */
function guessAlphabet(text: string): string | undefined {
  const signs = [...new Set(text.replaceAll(/[A-Za-z0-9]/g, ''))];
  if (signs.length === 0 || signs.length > 3) return undefined;
  const usualOnes = permutations(['+', '/', '=']).find((usual) =>
    isPackedWhole(text.replaceAll(/[^A-Za-z0-9]/g, (sign) => usual[signs.indexOf(sign)]!)),
  );
  if (!usualOnes) return undefined;
  const pairs = signs.map((sign, at) => `${sign} for ${usualOnes[at]!}`);
  return `an alphabet with ${pairs.toSorted().join(' and ')}`;
}

export function inflate(bytes: Uint8Array): string | undefined {
  return unpack(() => inflateSync(bytes, options));
}

/** What inflates of bytes that may end too early, and whether it goes wrong before that. */
export function inflateStart(bytes: Uint8Array): string | undefined {
  return unpack(() => inflateSync(bytes, { ...options, finishFlush: constants.Z_SYNC_FLUSH }));
}

/**
 * What stands behind a document that is packed whole, in the place of the Adler-32 of zlib; undefined where that is right, or
 * where there is no such document.
 */
export function findSum(bytes: Uint8Array): string | undefined {
  const packed = unpackRaw(bytes.subarray(2));
  if (packed === undefined || !isDocument(decodeText(packed.document))) return undefined;
  const sum = printHex(bytes.subarray(2 + packed.length, 6 + packed.length));
  const right = deflateSync(packed.document).subarray(-4);
  if (sum === printHex(right)) return undefined;
  if (sum.length < 8) return sum === '' ? 'cut off, or were never written' : 'cut off in their midst';
  const crc = gzipSync(packed.document).subarray(-8, -4);
  if (sum === '00000000') return 'zero';
  if (sum === printHex(right.toReversed())) return 'in the reverse order';
  if (sum === printHex(crc) || sum === printHex(crc.toReversed())) return 'its CRC-32, as gzip has it';
  return 'another sum: that of other bytes, or a character of the UserSig was changed on the way';
}

/** Deflate without a head, and how many bytes of it there are. */
function unpackRaw(
  bytes: Uint8Array,
): { readonly document: Uint8Array; readonly length: number } | undefined {
  try {
    const { buffer, engine } = inflateRawSync(bytes, { ...options, info: true }) as unknown as {
      readonly buffer: Uint8Array;
      readonly engine: { readonly bytesWritten: number };
    };
    return { document: buffer, length: engine.bytesWritten };
  } catch {
    return undefined;
  }
}

/** How bytes are packed that hold a document, where it is not zlib. */
export function findPacking(bytes: Uint8Array): 'gzip' | 'raw deflate' | 'Brotli' | 'zlib twice' | undefined {
  if (isDocument(unpack(() => gunzipSync(bytes, options)))) return 'gzip';
  if (isDocument(unpack(() => inflateRawSync(bytes, options)))) return 'raw deflate';
  if (isDocument(unpack(() => inflateSync(inflateSync(bytes, options), options)))) return 'zlib twice';
  const brotli = { maxOutputLength: mostBytes };
  return isDocument(unpack(() => brotliDecompressSync(bytes, brotli))) ? 'Brotli' : undefined;
}

/** Whether compressed bytes were made into text and back on the way, which leaves marks in the place of bytes. */
export function isTextOfBytes(bytes: Uint8Array): boolean {
  const start = printLatin1(bytes.subarray(0, 4));
  return /^(?:\x78\xef\xbf\xbd|\x78\xc2[\x80-\xbf]|\x78\xc3[\x80-\xbf])/.test(start);
}

/** Whether a text is a JSON object. */
export function isDocument(text: string | undefined): boolean {
  return text !== undefined && toDocument(text) !== undefined;
}

export function toDocument(text: string): Readonly<Record<string, unknown>> | undefined {
  const json = text.trimStart().startsWith('{') ? readJson(text) : { problem: '' };
  const value = 'value' in json ? json.value : undefined;
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

function unpack(open: () => Uint8Array): string | undefined {
  try {
    return decodeText(open());
  } catch {
    return undefined;
  }
}

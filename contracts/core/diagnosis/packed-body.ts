import * as zlib from 'node:zlib';
import { bounds } from '../config/bounds.ts';

type Unpack = (body: Uint8Array, options: { readonly maxOutputLength: number }) => Uint8Array;

/** Newer Nodes alone know this one. */
const { zstdDecompressSync } = zlib as { readonly zstdDecompressSync?: Unpack };

/** How the bytes of a packed body begin, and what makes them whole again. */
const packings: readonly {
  readonly name: string;
  readonly start: readonly number[];
  readonly unpack?: Unpack | undefined;
}[] = [
  { name: 'gzip', start: [0x1f, 0x8b], unpack: zlib.gunzipSync },
  ...[0x01, 0x5e, 0x9c, 0xda].map((level) => ({
    name: 'zlib',
    start: [0x78, level],
    unpack: zlib.inflateSync,
  })),
  { name: 'zstd', start: [0x28, 0xb5, 0x2f, 0xfd], unpack: zstdDecompressSync },
  { name: 'zip', start: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'bzip2', start: [0x42, 0x5a, 0x68] },
  { name: 'xz', start: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { name: 'lz4', start: [0x04, 0x22, 0x4d, 0x18] },
];

/** What has no beginning of its own. */
const bare: readonly (readonly [name: string, unpack: Unpack])[] = [
  ['raw deflate', zlib.inflateRawSync],
  ['Brotli', zlib.brotliDecompressSync],
];

const most = { maxOutputLength: bounds.bytesToExplain };

const beginsAs = (body: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => body[at] === byte);

/** What a body is packed with, by its first bytes or by what it becomes; undefined where it does not look packed. */
export function packingOf(body: Uint8Array): string | undefined {
  const known = packings.find(({ start }) => beginsAs(body, start));
  if (known) return known.name;
  if (body.length > bounds.bytesToExplain || looksLikeText(body)) return undefined;
  return bare.find(([, unpack]) => tryTo(unpack, body).some(isText))?.[0];
}

/** What a packed body was before, as far as an explanation compares bodies; none where it is not packed. */
export function unpackBody(body: Uint8Array): readonly Uint8Array[] {
  const packing = packings.find(({ start }) => beginsAs(body, start));
  const ways = packing
    ? packing.unpack
      ? [packing.unpack]
      : []
    : looksLikeText(body)
      ? []
      : bare.map(([, unpack]) => unpack);
  return ways.flatMap((unpack) => tryTo(unpack, body));
}

function tryTo(unpack: Unpack, body: Uint8Array): readonly Uint8Array[] {
  try {
    return [unpack(body, most)];
  } catch {
    return [];
  }
}

/** Whether there are no bytes in it that no text has. */
export const looksLikeText = (body: Uint8Array): boolean =>
  body.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);

/** What bytes without a beginning of their own become by chance is no text. */
const isText = (bytes: Uint8Array): boolean =>
  bytes.length > 1 && looksLikeText(bytes) && !new TextDecoder().decode(bytes).includes('\ufffd');

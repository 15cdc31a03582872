import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { bounds } from '../config/bounds.ts';

/** How the bytes of a packed body begin, and what makes them whole again. */
const packings = [
  { name: 'gzip', start: [0x1f, 0x8b], unpack: gunzipSync },
  ...[0x01, 0x5e, 0x9c, 0xda].map((level) => ({ name: 'zlib', start: [0x78, level], unpack: inflateSync })),
  { name: 'zstd', start: [0x28, 0xb5, 0x2f, 0xfd], unpack: undefined },
] as const;

/** What a body is packed with, by its first bytes; undefined where it does not look packed. */
export function packingOf(body: Uint8Array): string | undefined {
  return packings.find(({ start }) => start.every((byte, at) => body[at] === byte))?.name;
}

/** What a packed body was before, as far as an explanation compares bodies; none where it is not packed. */
export function unpackBody(body: Uint8Array): readonly Uint8Array[] {
  const packing = packings.find(({ start }) => start.every((byte, at) => body[at] === byte));
  const ways = packing ? [packing.unpack] : looksLikeText(body) ? [] : [inflateRawSync];
  return ways.flatMap((unpack) => {
    try {
      return unpack ? [unpack(body, { maxOutputLength: bounds.bytesToExplain })] : [];
    } catch {
      return [];
    }
  });
}

const looksLikeText = (body: Uint8Array): boolean => body.every((byte) => byte >= 0x20 || byte === 0x0a);

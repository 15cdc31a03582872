import { crc32 } from 'node:zlib';

const newline = 10;

/** A line of a log: the CRC-32 of a text in eight hexadecimal digits, a space, the text. The text holds no line break. */
export function writeLine(text: string): Buffer {
  return Buffer.from(`${checksum(Buffer.from(text))} ${text}\n`);
}

/** A line that is whole, or the place from which on nothing can be trusted. */
export type Line = { readonly offset: number } & ({ readonly text: string } | { readonly damage: string });

/** Reads lines up to the first that is not whole. Offsets are in bytes. */
export function* readLines(bytes: Buffer): Generator<Line> {
  for (let offset = 0; offset < bytes.length;) {
    const end = bytes.indexOf(newline, offset);
    if (end < 0) {
      yield { offset, damage: 'the record there is not finished' };
      return;
    }
    const content = bytes.subarray(offset + 9, end);
    if (bytes.toString('latin1', offset, offset + 9) !== `${checksum(content)} `) {
      yield { offset, damage: 'the record there does not match its checksum' };
      return;
    }
    yield { offset, text: content.toString() };
    offset = end + 1;
  }
}

function checksum(bytes: Uint8Array): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}

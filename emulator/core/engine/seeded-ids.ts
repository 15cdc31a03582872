import { sha256Hex } from '../../../contracts/core/wire/digest.ts';
import type { IdSource } from '../../../contracts/core/contract/int64.ts';

/** The whole state of a generator: four 32-bit words. */
export type GeneratorState = readonly [number, number, number, number];

export interface SeededIds extends IdSource {
  /** Where the generator is. */
  readonly state: () => GeneratorState;
  /** Puts the generator where it was. */
  readonly restore: (state: GeneratorState) => void;
}

/** The sfc32 generator (Chris Doty-Humphrey, public domain): fast, well mixed, and small enough to put into a snapshot. */
export function createSeededIds(seed: number): SeededIds {
  return startAt([0, Math.floor(seed / 2 ** 32) | 0, seed | 0, 1]);
}

/** A generator for a name: the same name gives the same ids in every run, and no two names meet. */
export function createNamedIds(name: string): SeededIds {
  const words = Buffer.from(sha256Hex(name), 'hex');
  return startAt([words.readInt32LE(0), words.readInt32LE(4), words.readInt32LE(8), words.readInt32LE(12)]);
}

/** Where the digits of an id are put together. */
const scratch = Buffer.alloc(64);

function startAt(start: GeneratorState): SeededIds {
  let [a, b, c, counter] = start;

  const next = (): number => {
    const mixed = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + mixed) | 0;
    return mixed >>> 0;
  };
  for (let round = 0; round < 12; round += 1) next();

  return {
    hex(length) {
      const bytes = Math.ceil(length / 8) * 4;
      const words = bytes <= scratch.length ? scratch : Buffer.alloc(bytes);
      for (let place = 0; place < bytes; place += 4) words.writeUInt32BE(next(), place);
      return words.toString('hex', 0, bytes).slice(0, length);
    },
    integer: (below) => Math.floor((next() / 2 ** 32) * below),
    state: () => [a, b, c, counter],
    restore(state) {
      [a, b, c, counter] = state;
    },
  };
}

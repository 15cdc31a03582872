import { randomBytes, randomInt } from 'node:crypto';
import type { IdSource } from '../../contracts/core/contract/int64.ts';

/** Ids that nobody can foresee, for calls to a real vendor. */
export function createRandomIds(): IdSource {
  return {
    hex: (length) =>
      randomBytes(Math.ceil(length / 2))
        .toString('hex')
        .slice(0, length),
    integer: (below) => randomInt(below),
  };
}

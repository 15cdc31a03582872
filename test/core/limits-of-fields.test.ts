import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { int64, tightenIds } from '../../contracts/core/contract/int64.ts';
import { limitsOf, withLimit, type FieldLimit } from '../../contracts/core/contract/limits.ts';

const one: FieldLimit = { of: 'value', least: 1, beyond: 'TooSmall' };
const other: FieldLimit = { of: 'value', most: 9, beyond: 'TooLarge' };

describe('a limit that is said of a field', () => {
  it('stands in a copy of the schema, behind those that were said before', () => {
    const plain = z.string();
    expect(limitsOf(withLimit(withLimit(plain, one), other))).toEqual([one, other]);
    expect(limitsOf(withLimit(plain, one, other))).toEqual([one, other]);
    expect(limitsOf(plain)).toEqual([]);
  });

  it('leaves a 64-bit id what it is on the wire', () => {
    const id = '9007199254740993';
    expect(tightenIds(withLimit(int64(), one), id)).toBe(BigInt(id));
    expect(tightenIds(withLimit(z.string(), one), id)).toBe(id);
  });
});

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { int64, tightenIds, uuid } from '../../contracts/core/contract/int64.ts';
import { createSeededIds, type SeededIds } from '../../emulator/core/engine/seeded-ids.ts';

const draw = (ids: SeededIds) => Array.from({ length: 20 }, () => ids.hex(16));

describe('seeded ids', () => {
  it('are the same for the same seed', () => {
    expect(draw(createSeededIds(42))).toEqual(draw(createSeededIds(42)));
  });

  it.each([
    [0, 1],
    [1, 2],
    [7, 7 + 2 ** 32],
  ])('differ between the seeds %i and %i', (left, right) => {
    expect(draw(createSeededIds(left))).not.toEqual(draw(createSeededIds(right)));
  });

  it('go on from a saved state as they went on before', () => {
    const ids = createSeededIds(1);
    ids.hex(3);
    const state = ids.state();
    const next = draw(ids);
    const other = createSeededIds(999);
    other.restore(state);
    expect(draw(other)).toEqual(next);
  });

  it.each([1, 8, 9, 32])('have exactly %i hexadecimal digits when asked for so many', (length) => {
    expect(createSeededIds(5).hex(length)).toMatch(new RegExp(`^[0-9a-f]{${length}}$`));
  });

  it('stay below the bound, and reach both ends of the range', () => {
    const ids = createSeededIds(3);
    const seen = new Set(Array.from({ length: 500 }, () => ids.integer(5)));
    expect([...seen].toSorted()).toEqual([0, 1, 2, 3, 4]);
  });

  it('make version 4 UUIDs that do not repeat', () => {
    const ids = createSeededIds(9);
    const made = Array.from({ length: 1000 }, () => uuid(ids));
    expect(made[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(made)).toHaveProperty('size', 1000);
  });
});

describe('64-bit ids', () => {
  const schema = z.object({ Id: int64(), List: z.array(int64()).optional(), Name: z.string() });

  it('are digits in code, whether the wire had a number or a bigint', () => {
    expect(schema.parse({ Id: 7, List: [9223372036854775807n], Name: 'x' })).toEqual({
      Id: '7',
      List: ['9223372036854775807'],
      Name: 'x',
    });
  });

  it.each([9223372036854775808n, -9223372036854775809n])('are refused beyond 64 bits: %s', (Id) => {
    expect(schema.safeParse({ Id, Name: '' }).success).toBe(false);
  });

  it('may be written as text by a caller, and stay text where the wire has text', () => {
    const given = { Id: '1819171234140099123', List: ['5', 6n], Name: '5', Other: '5' };
    expect(tightenIds(schema, given)).toEqual({
      Id: 1819171234140099123n,
      List: [5, 6n],
      Name: '5',
      Other: '5',
    });
  });

  it('leave a text that is no number for the schema to refuse', () => {
    expect(tightenIds(schema, { Id: '1e3' })).toEqual({ Id: '1e3' });
  });
});

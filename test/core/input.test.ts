import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readInput } from '../../contracts/core/contract/validate-input.ts';

const errors = { '100002': {}, TooLong: {} };
const schema = z.strictObject({
  RoomId: z.string(),
  Count: z.int().max(3, 'TooLong').optional(),
  List: z.array(z.object({ Mark: z.string('100002') })).optional(),
});

const problemsOf = (raw: unknown) => readInput(schema, raw, errors).problems;

describe('reading an input', () => {
  it('gives the value when nothing is wrong', () => {
    expect(readInput(schema, { RoomId: 'a' }, errors)).toEqual({ value: { RoomId: 'a' } });
  });

  it.each([
    ['a missing field', {}, { kind: 'missing', path: 'RoomId' }],
    ['a field of another type', { RoomId: 5 }, { kind: 'type', path: 'RoomId' }],
    ['null', { RoomId: null }, { kind: 'type', path: 'RoomId' }],
    ['an unknown field', { RoomId: 'a', Rome: 1 }, { kind: 'unknown', path: 'Rome' }],
    ['no object', 'x', { kind: 'type', path: '' }],
    [
      'a value out of range, by the vendor’s error',
      { RoomId: 'a', Count: 4 },
      { kind: 'value', path: 'Count', refusal: 'TooLong' },
    ],
    [
      'a field deep inside, by its path',
      { RoomId: 'a', List: [{ Mark: 'x' }, { Mark: 1 }] },
      { kind: 'type', path: 'List.1.Mark', refusal: '100002' },
    ],
  ])('tells of %s', (_, raw, problem) => {
    expect(problemsOf(raw)).toEqual([problem]);
  });

  it('names each unknown field', () => {
    expect(problemsOf({ RoomId: 'a', x: 1, y: 2 })?.map(({ path }) => path)).toEqual(['x', 'y']);
  });

  it('takes a message for an error only when the vendor has it', () => {
    const reading = readInput(z.object({ a: z.string('toString') }), { a: 1 }, errors);
    expect(reading.problems?.[0]).not.toHaveProperty('refusal');
  });
});

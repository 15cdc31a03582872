import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeField } from '../../contracts/core/contract/describe-field.ts';
import { withLimit } from '../../contracts/core/contract/limits.ts';

const value = (least: number, most?: number) =>
  ({ of: 'value', least, ...(most !== undefined && { most }), beyond: 'refused' }) as const;

describe('what a field takes', () => {
  it.each([
    ['a number of two limits', withLimit(z.int().min(0), value(1)), 'a whole number at least 1'],
    [
      'a number or nothing',
      withLimit(z.int().min(0).nullable(), value(1)),
      'a whole number at least 1 or null',
    ],
    [
      'a number or another thing',
      withLimit(z.union([z.int().min(0), z.boolean()]), value(1, 5)),
      'a whole number between 1 and 5 or true or false',
    ],
    [
      'two sorts of numbers',
      withLimit(z.union([z.int().min(0), z.number().min(0)]), value(1)),
      'a whole number at least 1 or a number at least 1',
    ],
    [
      'a limit around a limit',
      withLimit(withLimit(z.int().min(0), value(1)).nullable(), value(2)),
      'a whole number at least 2 or null',
    ],
    [
      'a list or a text',
      withLimit(z.union([z.array(z.string()).min(1), z.string().min(1)]), {
        of: 'entries',
        most: 5,
        beyond: 'refused',
      }),
      'a list of 1 to 5 entries or a text that is not empty',
    ],
    ['what two forms take', z.int().min(0).and(z.int().min(1)), 'a whole number at least 1'],
  ])('has one limit of each kind: %s', (_, schema, said) => {
    expect(describeField(schema)).toBe(said);
  });
});

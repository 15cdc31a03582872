import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { vendors } from '../../contracts/catalog.ts';
import { operationsByKey } from '../../contracts/core/contract/find-operation.ts';
import { notValid, readValid } from '../../emulator/core/engine/read-valid.ts';
import { hostileValue } from '../hostile/hostile-values.ts';
import { valuesOf } from '../hostile/inputs.ts';

const schemas = vendors.flatMap((vendor) =>
  [...operationsByKey(vendor)].flatMap(([key, { input, output }]) => [
    { name: `the input of ${vendor.name} ${key}`, schema: input },
    { name: `the output of ${vendor.name} ${key}`, schema: output },
  ]),
);

/** Values that fit, and the same with one field that is another, is missing or has no business there. */
function valuesNear(schema: z.ZodType): fc.Arbitrary<unknown> {
  const changed = fc
    .tuple(valuesOf(schema), fc.nat(), fc.nat(3), hostileValue)
    .map(([value, place, kind, other]) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return other;
      const entries = Object.entries(value);
      const at = place % Math.max(1, entries.length);
      if (kind === 0) return Object.fromEntries(entries.filter((_, index) => index !== at));
      if (kind === 1) return { ...value, Stranger: other };
      const replacement = kind === 2 ? undefined : other;
      return Object.fromEntries(
        entries.map(([name, own], index) => [name, index === at ? replacement : own]),
      );
    });
  return fc.oneof(valuesOf(schema), changed, hostileValue);
}

function expectSame(schema: z.ZodType, value: unknown): void {
  const { success, data } = schema.safeParse(value);
  const read = readValid(schema, value);
  if (!success) expect(read).toBe(notValid);
  else {
    expect(read).toStrictEqual(data);
    expect(JSON.stringify(read, printBigInt)).toBe(JSON.stringify(data, printBigInt));
  }
}

function printBigInt(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}

describe('a valid value', () => {
  it.each(schemas)('is read as the schema itself reads it: $name', ({ schema }) => {
    fc.assert(
      fc.property(valuesNear(schema), (value) => {
        expectSame(schema, value);
      }),
      { numRuns: 60 },
    );
  });

  const text = z.string().min(1);
  const refusing = z.string().transform((a, context) => {
    if (a === '') context.addIssue('empty');
    return a;
  });
  it.each<[string, z.ZodType, readonly unknown[]]>([
    ['a text that is trimmed first', z.string().trim().min(1), [' a ', ' ', '']],
    ['a text of surrogates', z.string().min(2).max(2), ['👩', '👩👩', '👩👩👩', 'ab', 'a']],
    ['a default', z.object({ a: text.default('b') }), [{}, { a: 'c' }, { a: undefined }]],
    ['a default within an optional', z.object({ a: text.default('b').optional() }), [{}, { a: undefined }]],
    ['an optional that refuses undefined', z.object({ a: z.exactOptional(text) }), [{}, { a: undefined }]],
    ['a strict object', z.strictObject({ a: text.optional() }), [{}, { a: 'b' }, { b: 1 }, { a: undefined }]],
    ['an open object', z.looseObject({ a: text }), [{ a: 'b', c: 1 }, { c: 1 }]],
    [
      'an object with a rule of its own',
      z.object({ a: text }).refine(({ a }) => a !== 'b'),
      [{ a: 'b' }, { a: 'c' }],
    ],
    ['a transformation', z.object({ a: z.string().transform(Number) }), [{ a: '1' }, { a: 1 }, {}]],
    ['a number that is made of a text', z.object({ a: z.coerce.number() }), [{ a: '1' }, { a: 'b' }, {}]],
    [
      'one of several',
      z.union([z.string().max(1), z.int(), text.transform(Number)]),
      ['a', 'ab', 1, 1.5, ''],
    ],
    [
      'one of several objects',
      z.discriminatedUnion('a', [z.object({ a: z.literal(1) }), z.object({ a: z.literal(2), b: text })]),
      [{ a: 1 }, { a: 2 }, { a: 2, b: 'c' }],
    ],
    [
      'steps',
      z
        .string()
        .transform(Number)
        .pipe(z.int())
        .refine((a) => a > 1),
      ['1', '2', 'b', 2],
    ],
    [
      'steps of something optional',
      z.object({ a: text.optional().transform((a) => a ?? 'b') }),
      [{}, { a: 'c' }],
    ],
    ['a transformation that refuses', refusing, ['', 'a']],
    ['a codec', z.codec(z.string(), z.number(), { decode: Number, encode: String }), ['1', 1]],
    ['what is prepared first', z.preprocess(String, z.string().max(2)), [1, 1000]],
    ['nothing', z.undefined(), [undefined, null, 0]],
    ['a list', z.array(z.int()).max(2), [[], [1, 2], [1, 2, 3], [1.5], { length: 0 }, null]],
    ['a list with holes', z.array(text.optional()), [Array(2), ['a', undefined]]],
    ['names of every object', z.object({ toString: z.unknown().optional() }), [{}, { toString: 1 }]],
    [
      'numbers that are none',
      z.object({ a: z.number() }),
      [{ a: NaN }, { a: Infinity }, { a: -0 }, { a: 1n }],
    ],
    ['an enumeration', z.enum(['a', 'b']).nullable(), ['a', null, 'c', undefined]],
  ])('of a schema with something special: %s', (_, schema, values) => {
    for (const value of values) expectSame(schema, value);
  });

  it('is read by a check that has another schema read something', () => {
    const inner = z.object({ a: z.string().min(2) });
    const outer = z.object({
      a: z
        .string()
        .refine((a) => readValid(inner, { a }) !== notValid)
        .max(3),
    });
    for (const a of ['a', 'ab', 'abcd']) expectSame(outer, { a });
  });
});

import fc from 'fast-check';
import type { z } from 'zod';
import { toJsonSchema } from '../../contracts/core/contract/json-schema.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Texts as people write them, and as they had better not. */
const text = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.constantFrom(
    'test',
    'user1',
    'user2',
    '1',
    '0',
    '-1',
    'Y',
    'N',
    '2023-11-14T22:13:20Z',
    '127.0.0.1',
    '小明',
    '👩‍🚀',
    'é',
  ),
);

/** Values that fit a schema, as far as JSON Schema can say it: what zod refines is sometimes missed. */
export function valuesOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  return fromSchema(toJsonSchema(schema, 'input'));
}

function fromSchema(schema: Schema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const alternatives = schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf'];
  if (Array.isArray(alternatives)) return fc.oneof(...(alternatives as Schema[]).map(fromSchema));
  switch (schema['type']) {
    case 'string':
      return texts(schema);
    case 'integer':
    case 'number':
      return integers(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return lists(schema);
    case 'object':
      return objects(schema);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function texts({ minLength, maxLength, pattern }: Schema): fc.Arbitrary<string> {
  // The generator knows no look-aheads; what they forbid may be tried as well.
  const plain = typeof pattern === 'string' ? pattern.replaceAll(/\(\?[=!][^)]*\)/g, '') : undefined;
  if (plain !== undefined) return fc.oneof(fc.stringMatching(new RegExp(plain, 'u')), text);
  const most = Math.min(numberOr(maxLength, 64), 300);
  const least = Math.min(numberOr(minLength, 0), most);
  return fc.oneof(text, fc.string({ minLength: least, maxLength: most }));
}

function integers({ minimum, maximum, format }: Schema): fc.Arbitrary<number | bigint> {
  if (format === 'int64') return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
  const least = Math.max(numberOr(minimum, -(2 ** 31)), Number.MIN_SAFE_INTEGER);
  const most = Math.min(numberOr(maximum, 2 ** 32), Number.MAX_SAFE_INTEGER);
  const small = Math.min(Math.max(least, 0), most);
  return fc.oneof(
    fc.integer({ min: 0, max: 20 }).map((step) => Math.min(small + step, most)),
    fc.maxSafeInteger().map((number) => Math.min(Math.max(number, least), most)),
    fc.constantFrom(least, most),
  );
}

function lists({ items = {}, prefixItems, minItems, maxItems }: Schema): fc.Arbitrary<unknown[]> {
  if (Array.isArray(prefixItems)) return fc.tuple(...(prefixItems as Schema[]).map(fromSchema));
  const least = numberOr(minItems, 0);
  return fc.array(fromSchema(items as Schema), {
    minLength: least,
    maxLength: Math.max(least, Math.min(numberOr(maxItems, 6), 6)),
  });
}

function objects({ properties = {}, required = [], additionalProperties }: Schema): fc.Arbitrary<unknown> {
  if (typeof additionalProperties === 'object' && additionalProperties !== null)
    return fc.dictionary(text, fromSchema(additionalProperties as Schema), { maxKeys: 3 });
  const fields = Object.entries(properties as Record<string, Schema>);
  const model = Object.fromEntries(fields.map(([name, schema]) => [name, fromSchema(schema)]));
  return fc.record(model, { requiredKeys: required as string[] });
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

import { z } from 'zod';

/** A zod schema as JSON Schema; a 64-bit integer is an integer, whatever holds it in JavaScript. */
export function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: writeBigInt,
  });
  return json;
}

/** Says of a 64-bit integer that it is an integer; by itself zod's JSON Schema would take anything for one. */
export function writeBigInt({ zodSchema, jsonSchema }: Overridden): void {
  if (zodSchema instanceof z.ZodBigInt)
    Object.assign(jsonSchema, { type: 'integer', ...formatOf(zodSchema) });
}

type Overridden = Parameters<NonNullable<z.core.ToJSONSchemaParams['override']>>[0];

/** How wide an integer is; one without a maximum has digits without an end. */
function formatOf({ maxValue }: z.ZodBigInt): Record<string, unknown> {
  return maxValue === null ? {} : { format: maxValue < 2n ** 63n ? 'int64' : 'uint64' };
}

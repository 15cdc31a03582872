import { z } from 'zod';

/** A zod schema as JSON Schema; a 64-bit integer is an integer, whatever holds it in JavaScript. */
export function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema instanceof z.ZodBigInt)
        Object.assign(jsonSchema, { type: 'integer', ...formatOf(zodSchema) });
    },
  });
  return json;
}

/** How wide an integer is; one without a maximum has digits without an end. */
function formatOf({ maxValue }: z.ZodBigInt): Record<string, unknown> {
  return maxValue === null ? {} : { format: maxValue < 2n ** 63n ? 'int64' : 'uint64' };
}

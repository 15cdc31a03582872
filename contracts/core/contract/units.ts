import type { z } from 'zod';
import { travelAs } from './int64.ts';

/** What a number counts: how long something takes, or when something is. */
export type Unit = 'seconds' | 'seconds since 1970';

/** The name under which a unit stands in a schema, in OpenAPI and in JSON Schema. */
export const unitKey = 'x-unit';

/**
 * Says the unit of a field where a program can read it.
 *
 * @example
 * Duration: inUnit('seconds', z.int().min(1))
 */
export function inUnit<Schema extends z.ZodType>(unit: Unit, schema: Schema): Schema {
  return travelAs(schema, schema.meta({ ...schema.meta(), [unitKey]: unit }));
}

import type { z } from 'zod';
import { travelAs } from './int64.ts';

/** A limit of a field that JSON Schema has no word for, or that the handler holds and not the schema. */
export interface FieldLimit {
  /** What is counted: bytes of UTF-8, characters (code points), entries, or the number itself. */
  readonly of: 'bytes' | 'characters' | 'entries' | 'value';
  /** Which number it is where it is not the field's own, such as `PageNo × PageItemCount`. */
  readonly what?: string;
  /** The least that is let through. Default: there is none. */
  readonly least?: number;
  /** The most that is let through. Default: there is none. */
  readonly most?: number;
  /** What becomes of more: the vendor's error, or what is done instead. */
  readonly beyond: string;
  /** The assumption by which a sandbox may decide otherwise. */
  readonly assumption?: string;
}

/** The name under which limits stand in a schema, in OpenAPI and in JSON Schema. */
export const limitsKey = 'x-limits';

/**
 * Says limits of a field where everybody can read it: reference, OpenAPI, explanations and tests. It does not check
 * anything; whoever holds a limit is held to it by the tests.
 *
 * @example
 * Reason: withLimit(textOfBytes(1000), { of: 'bytes', most: 1000, beyond: '100002' })
 */
export function withLimit<Schema extends z.ZodType>(
  schema: Schema,
  ...limits: readonly [FieldLimit, ...FieldLimit[]]
): Schema {
  return travelAs(schema, schema.meta({ ...schema.meta(), [limitsKey]: [...limitsOf(schema), ...limits] }));
}

/** The limits that were said of a field. */
export function limitsOf(schema: z.ZodType): readonly FieldLimit[] {
  return (schema.meta()?.[limitsKey] ?? []) as readonly FieldLimit[];
}

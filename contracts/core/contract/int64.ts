import { z } from 'zod';

/** Where ids come from: seeded, so that the same calls give the same ids. */
export interface IdSource {
  /** `length` lower-case hexadecimal digits. */
  hex(length: number): string;
  /** An integer from 0 to `below` - 1; `below` is at most 2^32. */
  integer(below: number): number;
}

/** So many letters and digits of `alphanumeric` are at least 128 bits: nobody meets the same ones twice. */
export const unguessable = 25;

/** Lower-case letters and digits. */
export function alphanumeric(ids: IdSource, length: number): string {
  return Array.from({ length }, () => ids.integer(36).toString(36)).join('');
}

/** A version 4 UUID in lower case. */
export function uuid(ids: IdSource): string {
  const variant = '89ab'[ids.integer(4)]!;
  return `${ids.hex(8)}-${ids.hex(4)}-4${ids.hex(3)}-${variant}${ids.hex(3)}-${ids.hex(12)}`;
}

/** Schemas of this registry travel as bare JSON numbers of up to 64 bits and are decimal strings in code. */
const bareIntegers = z.registry<{ readonly bits: 64 }>();

const smallestInt64 = -(2n ** 63n);
const largestInt64 = 2n ** 63n - 1n;

/**
 * A 64-bit integer id: a bare number on the wire, its exact decimal digits in code.
 * `refusal` is the vendor's error for a value of another type, below `smallest` or above `largest`.
 */
export function int64(refusal?: string, smallest = smallestInt64, largest = largestInt64) {
  return z
    .union(
      [
        z.int(refusal).min(Number(smallest), refusal),
        z.bigint(refusal).min(smallest, refusal).max(largest, refusal),
      ],
      refusal,
    )
    .transform(String)
    .register(bareIntegers, { bits: 64 });
}

/** Lets a copy of a schema travel as the schema does. */
export function travelAs<Schema extends z.ZodType>(schema: z.ZodType, copy: Schema): Schema {
  if (bareIntegers.has(schema)) bareIntegers.add(copy, { bits: 64 });
  return copy;
}

/** Whether a field, or one that may be left out, travels as a bare integer of up to 64 bits. */
export function isInt64(schema: z.core.$ZodType): boolean {
  if (schema instanceof z.ZodOptional) return isInt64(schema.unwrap());
  return bareIntegers.has(schema);
}

/** What a caller of a typed client may write where the wire has a 64-bit integer. */
export type LooseIds<T> = [bigint] extends [T]
  ? T | string
  : T extends readonly (infer Item)[]
    ? readonly LooseIds<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: LooseIds<T[Key]> }
      : T;

/** Turns decimal strings into bigints wherever the schema has a 64-bit integer; anything else stays as it is. */
export function tightenIds(schema: z.core.$ZodType, value: unknown): unknown {
  if (bareIntegers.has(schema)) return tightenId(value);
  if (schema instanceof z.ZodOptional) return tightenIds(schema.unwrap(), value);
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((item) => tightenIds(schema.element, item));
  }
  if (schema instanceof z.ZodObject && typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => {
        const shape = schema.shape as Record<string, z.core.$ZodType>;
        return [key, Object.hasOwn(shape, key) ? tightenIds(shape[key]!, item) : item];
      }),
    );
  }
  return value;
}

function tightenId(value: unknown): unknown {
  if (typeof value !== 'string' || !/^-?\d+$/.test(value)) return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : BigInt(value);
}

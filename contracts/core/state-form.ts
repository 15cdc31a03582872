import { z } from 'zod';

/** An id in configuration and snapshots: text, or a number of any length, kept as its digits. */
export const text = z
  .union([z.string().min(1), z.int(), z.bigint()], {
    error: ({ input }) => (input === undefined ? 'this is missing' : 'this must be text or a whole number'),
  })
  .transform(String);

const largestRange = 100_000;

/** In a list of ids, `{ from: 1, to: 3 }` stands for 1, 2 and 3. */
export const range = z
  .strictObject({ from: z.int(), to: z.int() })
  .refine(({ from, to }) => from <= to && to - from < largestRange);

/** Puts the numbers in the place of every range; what is no good range stays, for the form to refuse it. */
export function expandRanges(value: unknown): unknown {
  if (Array.isArray(value)) return value.flatMap(expandItem);
  if (typeof value !== 'object' || value === null) return value;
  // Of a million sanctions none holds a list, so none is copied.
  if (!Object.values(value).some((item) => typeof item === 'object')) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, expandRanges(item)]));
}

function expandItem(item: unknown): unknown[] {
  // Few things are ranges, and a schema takes long to say that something is none.
  if (typeof item !== 'object' || item === null || !('from' in item)) return [expandRanges(item)];
  const reading = range.safeParse(item);
  if (!reading.success) return [expandRanges(item)];
  const { from, to } = reading.data;
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

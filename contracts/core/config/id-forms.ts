import { z } from 'zod';
import { bounds } from './bounds.ts';

/** An id in configuration and snapshots: text, or a number of any length, kept as its digits. */
export const text = z
  .union([z.string().min(1), z.int(), z.bigint()], {
    error: ({ input }) => {
      if (input === undefined) return 'this is missing';
      return isRangeLike(input) ? rangeRule : 'this must be text or a whole number';
    },
  })
  .transform(String);

const rangeRule = `a range goes from a whole number to one that is not below it, and holds at most ${bounds.rangeNumbers} numbers`;

/** In a list of ids, `{ from: 1, to: 3 }` stands for 1, 2 and 3. */
export const range = z
  .strictObject({ from: z.int(), to: z.int() })
  .refine(({ from, to }) => from <= to && to - from < bounds.rangeNumbers, rangeRule);

/** The state of a vendor, in which ranges may stand for numbers; all of them together for no more than are taken. */
export function withRanges<State extends z.ZodType>(state: State) {
  return z.preprocess((value, context) => {
    const numbers = countRangeNumbers(value);
    if (numbers <= bounds.rangeNumbers) return expandRanges(value);
    context.addIssue(tooManyNumbers(numbers));
    return z.NEVER;
  }, state);
}

export function tooManyNumbers(numbers: number): string {
  return `all ranges together stand for ${numbers} numbers, and may stand for ${bounds.rangeNumbers}`;
}

/** How many numbers all ranges in a value stand for. */
export function countRangeNumbers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (!Array.isArray(value) && isRangeLike(value)) {
    const reading = range.safeParse(value);
    return reading.success ? reading.data.to - reading.data.from + 1 : 0;
  }
  let numbers = 0;
  for (const item of Object.values(value)) {
    if (typeof item === 'object') numbers += countRangeNumbers(item);
  }
  return numbers;
}

function isRangeLike(value: unknown): boolean {
  const { from, to } = (value ?? {}) as { readonly from?: unknown; readonly to?: unknown };
  return from !== undefined && to !== undefined;
}

/** Puts the numbers in the place of every range; what is no good range stays, for the form to refuse it. */
function expandRanges(value: unknown): unknown {
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

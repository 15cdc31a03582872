import { z } from 'zod';

/** So many entries may one list of a recipe count up to, and so many characters may one text repeat. */
export const abbreviationBounds = { entries: 10_000, characters: 100_000 } as const;

const series = z
  .strictObject({ each: z.unknown(), from: z.int(), to: z.int() })
  .refine(
    ({ from, to }) => Math.abs(to - from) < abbreviationBounds.entries,
    `a series holds at most ${abbreviationBounds.entries} entries: write a shorter one`,
  );

const repeatedText = z
  .strictObject({ repeat: z.string().min(1), times: z.int().nonnegative() })
  .refine(
    ({ repeat, times }) => repeat.length * times <= abbreviationBounds.characters,
    `a repeated text has at most ${abbreviationBounds.characters} characters: repeat it less often`,
  );

/**
 * Writes out what a fixture abbreviates. Throws for an abbreviation of a wrong form or beyond `abbreviationBounds`.
 *
 * - In a list, `{ "each": "user<n>", "from": 1, "to": 3 }` stands for "user1", "user2", "user3"; it counts down where `from`
 *   is larger. `each` may be an object too, and `"<number>"` in it becomes the number itself.
 * - `{ "repeat": "r", "times": 1001 }` stands for a text of 1001 letters.
 */
export function expandAbbreviations(value: unknown): unknown {
  if (Array.isArray(value)) return value.flatMap((item) => expandItem(item));
  if (typeof value !== 'object' || value === null) return value;
  if ('repeat' in value) {
    const { repeat, times } = read(repeatedText, value);
    return repeat.repeat(times);
  }
  return mapFields(value, expandAbbreviations);
}

function expandItem(item: unknown): readonly unknown[] {
  if (typeof item !== 'object' || item === null || !('each' in item)) return [expandAbbreviations(item)];
  const { each, from, to } = read(series, item);
  const step = from <= to ? 1 : -1;
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => fillIn(each, from + step * index));
}

function fillIn(template: unknown, number: number): unknown {
  if (template === '<number>') return number;
  if (typeof template === 'string') return template.replaceAll('<n>', String(number));
  if (Array.isArray(template)) return template.map((item) => fillIn(item, number));
  if (typeof template !== 'object' || template === null) return template;
  return mapFields(template, (item) => fillIn(item, number));
}

function mapFields(fields: object, change: (value: unknown) => unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, change(value)]));
}

function read<Form extends z.ZodType>(form: Form, value: unknown): z.output<Form> {
  const reading = form.safeParse(value);
  if (reading.success) return reading.data;
  const [issue] = reading.error.issues;
  throw new Error(`${JSON.stringify(value).slice(0, 80)}: ${issue?.message ?? 'it has a wrong form'}`);
}

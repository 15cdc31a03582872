import type { z } from 'zod';
import { fieldAt } from './describe-field.ts';
import type { Reason } from './reason.ts';
import type { InputProblem } from './validate-input.ts';

/**
 * The reason of a problem with a field, in the words of people: patterns are told, and a number that is too large for its
 * type has a bound. Clients do without it.
 */
export function refineReason({ path, reason }: InputProblem, form: z.ZodType | undefined): Reason {
  const field = form && fieldAt(form, path.split('.'));
  return { ...reason, expected: boundAbove(inWords(reason.expected), reason, field) };
}

/** Whether the field at a path such as `MemberInfo.Role` may be left out. */
export function isOptional(form: z.ZodType | undefined, path: string): boolean {
  return accepts(form && fieldAt(form, path.split('.')), undefined);
}

function accepts(field: z.ZodType | undefined, value: unknown): boolean {
  return field?.safeParse(value).success ?? false;
}

function inWords(expected: string): string {
  return patterns.reduce(
    (text, [pattern, said]) => text.replace(`a text of the form ${pattern}`, () => said),
    expected,
  );
}

/** What the patterns of fields mean. */
const patterns: readonly (readonly [pattern: string, words: string])[] = [
  ['^\\d+$', 'a text of digits'],
  ['^[A-Za-z\\d]+$', 'a text of letters and digits'],
  ['^https?:\\/\\/', 'an address that begins with http:// or https://'],
];

/** From so many digits on a whole number may be too large for its type. */
const hugeNumber = /^the number -?\d{16,}$/;

/** What a field takes that has 64 bits, and no other one. */
const wide = 2n ** 60n;

/** Where a number is too large for its type, that there is a bound at all has to be said. */
function boundAbove(expected: string, { received = '' }: Reason, field: z.ZodType | undefined): string {
  const isUnbounded = expected.startsWith('a whole number') && !/ between | at most /.test(expected);
  if (!isUnbounded || !hugeNumber.test(received)) return expected;
  return `${expected}, of at most ${accepts(field, wide) ? '64 bits' : Number.MAX_SAFE_INTEGER}`;
}

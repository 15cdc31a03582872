import type { z } from 'zod';

/** What is wrong with one field of an input. */
export interface InputProblem {
  readonly kind: 'missing' | 'type' | 'value' | 'unknown';
  /** The field, as `RoomId` or `MemberList.2.Marks`; `''` for the whole input. */
  readonly path: string;
  /** The vendor's error that the schema names for this very problem, if it names one. */
  readonly refusal?: string;
}

export type InputReading<Value> =
  | { readonly value: Value; readonly problems?: never }
  | { readonly problems: readonly [InputProblem, ...InputProblem[]] };

/**
 * Validates an input. Where a schema was given one of the vendor's errors as its message,
 * for example `.max(20, '100002')`, that error becomes the problem's `refusal`.
 */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
  errors: Readonly<Record<string, unknown>>,
): InputReading<z.output<Schema>> {
  const result = schema.safeParse(raw, { reportInput: true });
  if (result.success) return { value: result.data };
  const problems = result.error.issues.flatMap((issue) => describe(issue, errors));
  return { problems: problems as unknown as readonly [InputProblem, ...InputProblem[]] };
}

function describe(issue: z.core.$ZodIssue, errors: Readonly<Record<string, unknown>>): InputProblem[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ kind: 'unknown', path: path === '' ? key : `${path}.${key}` }));
  }
  const problem: InputProblem = { kind: kindOf(issue), path };
  return [Object.hasOwn(errors, issue.message) ? { ...problem, refusal: issue.message } : problem];
}

function kindOf(issue: z.core.$ZodIssue): InputProblem['kind'] {
  if (issue.code !== 'invalid_type' && issue.code !== 'invalid_union') return 'value';
  return issue.input === undefined ? 'missing' : 'type';
}

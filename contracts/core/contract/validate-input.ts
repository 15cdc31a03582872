import type { z } from 'zod';
import { nearestNames } from '../config/suggest-name.ts';
import { describeField, describeTogether, documentedForm, fieldAt, valueRange } from './describe-field.ts';
import { isInt64 } from './int64.ts';
import { encodeText } from '../wire/bytes.ts';
import { reason, words, type Reason, type ReasonLimit } from './reason.ts';

/** What is wrong with one field of an input. */
export interface InputProblem {
  /** Whether the field is missing, has another type or a value that is not allowed, or is unknown. */
  readonly kind: 'missing' | 'type' | 'value' | 'unknown';
  /** The field, as `RoomId` or `MemberList.2.Marks`; `''` for the whole input. */
  readonly path: string;
  /** The vendor's error that the schema names for this very problem, if it names one. */
  readonly refusal?: string;
  /** The same for a developer; it is put into words when it is asked for. */
  readonly reason: Reason;
}

export type InputReading<Value> = ReadInput<Value> | { readonly problems: InputProblems };

interface ReadInput<Value> {
  readonly value: Value;
  readonly problems?: never;
}

type InputProblems = readonly [InputProblem, ...InputProblem[]];

/** What an input is read against. */
export interface InputForm {
  readonly schema: z.ZodType;
  readonly errors: Readonly<Record<string, unknown>>;
  readonly meanings: Readonly<Record<string, string>>;
  readonly raw: unknown;
}

/**
 * Validates an input. Where a schema was given one of the vendor's errors as its message, for
 * example `.max(20, '100002')`, that error becomes the problem's `refusal`. `meanings` are the fields' comments, by path.
 */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
  errors: Readonly<Record<string, unknown>>,
  meanings: Readonly<Record<string, string>> = {},
): InputReading<z.output<Schema>> {
  const result = schema.safeParse(raw, { reportInput: true });
  if (result.success) return { value: result.data };
  return { problems: problemsIn(result.error, { schema, raw, errors, meanings }) };
}

/** What is wrong with an input that was parsed with `reportInput`. */
function problemsIn({ issues }: z.core.$ZodError, form: InputForm): InputProblems {
  return issues.flatMap((issue) => problemsOf(issue, form)) as unknown as InputProblems;
}

function problemsOf(issue: z.core.$ZodIssue, form: InputForm): InputProblem[] {
  if (issue.code !== 'unrecognized_keys') return [new FieldProblem(issue, kindOf(issue), issue.path, form)];
  return issue.keys.map((key) => new FieldProblem(issue, 'unknown', [...issue.path, key], form));
}

function kindOf(issue: z.core.$ZodIssue): InputProblem['kind'] {
  if (issue.code !== 'invalid_type' && issue.code !== 'invalid_union') return 'value';
  return issue.input === undefined ? 'missing' : 'type';
}

class FieldProblem implements InputProblem {
  readonly kind: InputProblem['kind'];
  readonly path: string;
  declare readonly refusal?: string;
  readonly #issue: z.core.$ZodIssue;
  readonly #place: readonly PropertyKey[];
  readonly #form: InputForm;

  constructor(
    issue: z.core.$ZodIssue,
    kind: InputProblem['kind'],
    place: readonly PropertyKey[],
    form: InputForm,
  ) {
    this.kind = kind;
    this.path = place.join('.');
    if (Object.hasOwn(form.errors, issue.message)) this.refusal = issue.message;
    this.#issue = issue;
    this.#place = place;
    this.#form = form;
  }

  get reason(): Reason {
    const value = valueAt(this.#form.raw, this.#place);
    if (this.kind === 'unknown') return this.#unknown(value);
    const { schema, meanings } = this.#form;
    const field = fieldAt(schema, this.#place);
    const meaning = meanings[this.#place.filter((name) => typeof name !== 'number').join('.')];
    // Of several fields that are wrong together, what is expected of them together.
    const together = field && this.#issue.code === 'custom' ? describeTogether(field) : '';
    const expected = together || (field && describeField(field, meaning)) || documentedForm;
    const limit = limitOf(this.#issue, field);
    // Whoever writes such a number has lost its last digits already.
    const isRounded = Number.isInteger(value) && !Number.isSafeInteger(value) && field && isInt64(field);
    const received = value === undefined ? this.#outside(field) : tooMany(value, expected);
    return reason(
      'field',
      this.path,
      isRounded ? `${expected}; ${beyondSafe}` : expected,
      received ?? value,
      {
        ...(value === undefined && this.#misspelt()),
        ...(limit && { limit }),
      },
    );
  }

  #unknown(value: unknown): Reason {
    const [nearest] = nearestNames(String(this.#place.at(-1)), this.#siblings());
    return reason('field', this.path, 'no field of this name', value, nearest ? { nearest } : {});
  }

  /** An object that is missing, and whose fields stand beside it. */
  #outside(field: z.ZodType | undefined): ReturnType<typeof words> | undefined {
    const inner = shapeOf(field);
    const names = this.#strangers().filter((name) => inner.includes(name));
    const last = names.length > 3 ? `${names.length - 2} more` : names[2];
    const some = [...names.slice(0, 2), last].filter((name) => name).join(', ');
    return some ? words(`missing: ${some} of it came beside it, not in it`) : undefined;
  }

  /** A field that came where this one is missing: its name looks like it, or it alone is too many here and would fit. */
  #misspelt(): Pick<Reason, 'nearest'> {
    const strangers = this.#strangers();
    const name = String(this.#place.at(-1));
    const field = fieldAt(this.#form.schema, this.#place);
    const inner = shapeOf(field);
    if (strangers.some((other) => inner.includes(other))) return {};
    const nearest = strangers.find((other) => isEntryOf(name, other)) ?? nearestNames(name, strangers)[0];
    const [only, ...others] = strangers;
    const fits =
      only !== undefined &&
      others.length === 0 &&
      field?.safeParse(valueAt(this.#form.raw, [...this.#place.slice(0, -1), only])).success;
    if (nearest === undefined && fits) return { nearest: only };
    return nearest ? { nearest } : {};
  }

  /** The names that came beside this field and that nobody declared. */
  #strangers(): readonly string[] {
    const parent = valueAt(this.#form.raw, this.#place.slice(0, -1));
    if (typeof parent !== 'object' || parent === null) return [];
    const known = this.#siblings();
    return Object.keys(parent).filter((name) => !known.includes(name));
  }

  /** The names of the fields that are declared beside this one. */
  #siblings(): readonly string[] {
    return shapeOf(fieldAt(this.#form.schema, this.#place.slice(0, -1)));
  }
}

const beyondSafe = 'beyond 2^53 a number loses digits, so pass a text or a bigint';

function shapeOf(schema: z.ZodType | undefined): readonly string[] {
  const { shape } = (schema ?? {}) as { readonly shape?: object };
  return Object.keys(shape ?? {});
}

/** Whether a name is that of a list with the number of an entry, in any of the forms that languages write. */
function isEntryOf(list: string, name: string): boolean {
  return name.startsWith(list) && /^(?:\[\w*\]|[._]?\d+)$/.test(name.slice(list.length));
}

function valueAt(value: unknown, place: readonly PropertyKey[]): unknown {
  return place.reduce<unknown>(
    (found, name) =>
      typeof found === 'object' && found !== null && Object.hasOwn(found, name)
        ? (found as Record<PropertyKey, unknown>)[name]
        : undefined,
    value,
  );
}

const countedBy: Readonly<Record<string, ReasonLimit['of']>> = {
  array: 'entries',
  string: 'characters',
};

/** The bound that a value is beyond. The range of the field may be narrower than the check that was the first to fail. */
function limitOf(issue: z.core.$ZodIssue, field: z.ZodType | undefined): ReasonLimit | undefined {
  const isMost = issue.code === 'too_big';
  if (!isMost && issue.code !== 'too_small') return undefined;
  const of = countedBy[issue.origin] ?? 'value';
  const end = isMost ? 'most' : 'least';
  const range = of === 'value' && field ? valueRange(field) : undefined;
  const bound = Number(range?.[end] ?? (isMost ? issue.maximum : issue.minimum));
  // A bound of 64 bits would lose its last digits as a number.
  return Number.isSafeInteger(bound) ? { of, [end]: bound } : undefined;
}

/** The length of a text that is beyond what is expected: its beginning would say less. */
function tooMany(input: unknown, expected: string): ReturnType<typeof words> | undefined {
  const [, most, unit] = /(\d+) (bytes|characters)$/.exec(expected) ?? [];
  if (typeof input !== 'string' || unit === undefined) return undefined;
  const length = unit === 'bytes' ? encodeText(input).length : input.length;
  return length > Number(most) ? words(`${length} ${unit} long`) : undefined;
}

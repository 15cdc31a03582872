import { z } from 'zod';
import { limitsKey, type FieldLimit } from './limits.ts';
import { countOf } from './reason.ts';
import { toJsonSchema } from './json-schema.ts';

interface FieldSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly FieldSchema[];
  readonly allOf?: readonly FieldSchema[];
  readonly pattern?: string;
  readonly [word: string]: unknown;
}

/**
 * What a field takes, as a noun: `a whole number of seconds from 0 to 4294967295`, `a list of 1 to 20 entries`.
 * `meaning` is the comment of the field, which says the unit.
 */
export function describeField(schema: z.ZodType, meaning = ''): string {
  return print(takeInput(schema, unitIn(meaning)));
}

/** Between which numbers the value of a field is to be; undefined where it has no such limit, or is no number alone. */
export function valueRange(schema: z.ZodType): Bounds | undefined {
  return takeInput(schema).ranges.find(({ of }) => of === 'value');
}

/** The limits of what fields amount to together, as `PageNo × PageItemCount at most 10000`; empty where there are none. */
export function describeTogether(schema: z.ZodType): string {
  const said = (toJsonSchema(schema, 'input') as FieldSchema)[limitsKey] as readonly FieldLimit[] | undefined;
  return (said ?? [])
    .filter(({ what }) => what !== undefined)
    .map((limit) => `${limit.what}${printRange(limit)}`)
    .join(', ');
}

/** The schema of the field at a path such as `MemberList.2.Marks`; undefined where nothing is declared. */
export function fieldAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  let found: z.ZodType | undefined = schema;
  for (const name of path) found = found && within(found, String(name));
  return found;
}

function within(schema: z.ZodType, name: string): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return (schema.shape as Record<string, z.ZodType>)[name];
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  if (schema instanceof z.ZodPipe) return within(schema.in as z.ZodType, name);
  if (schema instanceof z.ZodUnion)
    return (schema.options as z.ZodType[]).map((option) => within(option, name)).find((found) => found);
  const inner = schema as { readonly unwrap?: () => z.ZodType };
  return inner.unwrap && within(inner.unwrap(), name);
}

/** The unit that the first sentence of a comment names. */
function unitIn(meaning: string): string {
  const [first = ''] = meaning.split(/\.\s|:/, 1);
  const [, unit] = /\b(?:in|of) (milliseconds|seconds|minutes|hours|days|bytes)\b/.exec(first) ?? [];
  return unit ? ` of ${unit}` : '';
}

/** How much of a value there may be. */
type Range = Pick<FieldLimit, 'of' | 'least' | 'most'>;

/** The ends of a range; where there is none, the range is open. */
interface Bounds {
  readonly least?: number | undefined;
  readonly most?: number | undefined;
}

/** A field as a noun, and how much of it there may be. */
interface Described {
  readonly noun: string;
  readonly ranges: readonly Range[];
}

function takeInput(schema: z.ZodType, unit = ''): Described {
  return take(toJsonSchema(schema, 'input'), unit);
}

function print({ noun, ranges }: Described): string {
  const [first = '', ...rest] = ranges.map(printRange);
  return [`${noun}${first}`, ...rest.map((range) => range.trim())].join(', ');
}

function take(schema: FieldSchema, unit: string): Described {
  const said = (schema[limitsKey] ?? []) as readonly FieldLimit[];
  // A limit that a sandbox may decide otherwise is told by whoever holds it, but for a number: its range is told as the editor
  // shows it. What is beyond some limits is taken all the same: then nothing is refused for it.
  const limits: readonly Range[] = said.filter(
    ({ of, what, assumption, beyond }) =>
      !what && (!assumption || of === 'value') && !beyond.endsWith('taken'),
  );
  // Words that were given to a schema of several forms are all that it takes.
  const options = schema.enum ? undefined : (schema.anyOf ?? schema.allOf);
  if (!options) return withRanges(takePlain(schema, unit), limits);
  // A number that may come as a text is a number all the same.
  const isNumber = limits.some(({ of }) => of === 'value');
  const kept = isNumber ? options.filter(({ type }) => type !== 'string') : options;
  const described = kept.map((option) => take(option, unit));
  const [first, ...others] = described;
  // Numbers of any size are two schemas of one noun; what takes only what both take, takes what the narrower one does.
  if (others.every(({ noun }) => noun === first!.noun))
    return withRanges(first!, schema.anyOf ? limits : [...others.flatMap(({ ranges }) => ranges), ...limits]);
  // A limit belongs to those forms that can have it: of a number or nothing, the number is at least 1.
  const narrowed = described.map((each) =>
    withRanges(
      each,
      limits.filter(({ of }) => canHave(each, of)),
    ),
  );
  const left = limits.filter(({ of }) => !described.some((each) => canHave(each, of)));
  const all = [...new Set(narrowed.map(print))];
  const nouns = all.filter((noun) => !all.some((other) => other.startsWith(`${noun} `)));
  return withRanges({ noun: nouns.join(schema.anyOf ? ' or ' : ' and '), ranges: [] }, left);
}

function canHave({ ranges }: Described, of: Range['of']): boolean {
  return ranges.some((range) => range.of === of || (of === 'bytes' && range.of === 'characters'));
}

/** Narrows ranges of the same kind to one. */
function withRanges({ noun, ranges }: Described, more: readonly Range[]): Described {
  const all = [...ranges, ...more];
  const kinds = [...new Set(all.map(({ of }) => of))];
  return { noun, ranges: kinds.map((of) => narrow(of, all)) };
}

function narrow(of: Range['of'], ranges: readonly (Pick<Range, 'of'> & Bounds)[]): Range {
  const same = ranges.filter((range) => range.of === of);
  const least = Math.max(...same.map((range) => range.least ?? -Infinity));
  const most = Math.min(...same.map((range) => range.most ?? Infinity));
  return {
    of,
    ...(Number.isFinite(least) && { least }),
    ...(Number.isFinite(most) && { most }),
  };
}

/** What is said of a field of which nothing more is known. */
export const documentedForm = 'a value of the documented form';

const nouns: Readonly<Record<string, string>> = {
  boolean: 'true or false',
  object: 'an object',
  null: 'null',
};

function takePlain(schema: FieldSchema, unit: string): Described {
  const { type } = schema;
  const range = (of: Range['of'], least: string, most: string): readonly Range[] => [
    narrow(of, [{ of, ...boundsOf(schema, least, most) }]),
  ];
  if (schema.const !== undefined) return noun(JSON.stringify(schema.const));
  if (schema.enum) return noun(oneOf(schema.enum));
  switch (type) {
    case 'integer':
    case 'number':
      return {
        noun: `a ${type === 'integer' ? 'whole ' : ''}number${unit}`,
        ranges: range('value', 'minimum', 'maximum'),
      };
    case 'string':
      return {
        noun: schema.pattern ? `a text of the form ${schema.pattern}` : 'a text',
        ranges: range('characters', 'minLength', 'maxLength'),
      };
    case 'array':
      return { noun: 'a list', ranges: range('entries', 'minItems', 'maxItems') };
    default:
      return noun(nouns[type!] ?? documentedForm);
  }
}

const noun = (text: string): Described => ({ noun: text, ranges: [] });

function boundsOf(schema: FieldSchema, least: string, most: string): Bounds {
  return {
    least: safe(schema[least] as number | undefined),
    most: safe(schema[most] as number | undefined),
  };
}

/** The bounds that every whole number has in JavaScript say nothing. */
function safe(bound: number | undefined): number | undefined {
  return bound === undefined || Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? undefined : bound;
}

/** ` of at most 48 bytes`; of the number itself ` between 1 and 100`. */
function printRange({ of, least, most }: Range): string {
  if (least === undefined && most === undefined) return '';
  if (of !== 'value') return printCount(of, least, most);
  if (least === most) return ` ${most}`;
  if (least === undefined) return ` at most ${most}`;
  return most === undefined ? ` at least ${least}` : ` between ${least} and ${most}`;
}

function printCount(of: string, least: number | undefined, most: number | undefined): string {
  if (of === 'characters' && least === 1 && most === undefined) return ' that is not empty';
  if (most === undefined) return ` of at least ${countOf(least!, of)}`;
  if (least === undefined) return ` of at most ${countOf(most, of)}`;
  return least === most ? ` of ${countOf(most, of)}` : ` of ${least} to ${countOf(most, of)}`;
}

const mostNamed = 12;

function oneOf(values: readonly unknown[]): string {
  const named = values.slice(0, mostNamed).map((value) => JSON.stringify(value));
  const rest = values.length > mostNamed ? ` and ${values.length - mostNamed} more` : '';
  return values.length === 1 ? named[0]! : `one of ${named.join(', ')}${rest}`;
}

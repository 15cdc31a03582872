import { z } from 'zod';
import { limitsKey, type FieldLimit } from './limits.ts';
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
  return describe(toJsonSchema(schema, 'input'), unitIn(meaning));
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
  return unit === undefined ? '' : ` of ${unit}`;
}

function describe(schema: FieldSchema, unit: string): string {
  const options = schema.anyOf ?? schema.allOf;
  const plain = options
    ? [...new Set(options.map((option) => describe(option, unit)))].join(schema.anyOf ? ' or ' : ' and ')
    : describePlain(schema, unit);
  const said = (schema[limitsKey] ?? []) as readonly FieldLimit[];
  // A limit that a sandbox may decide otherwise is told by whoever holds it.
  const limits = said.filter(({ what, assumption }) => !what && !assumption);
  return [plain, ...limits.map((limit) => rangeOf(limit.least, limit.most, ` ${limit.of}`).trim())].join(
    ', ',
  );
}

function describePlain(schema: FieldSchema, unit: string): string {
  const { type, pattern } = schema;
  const number = (word: string) => schema[word] as number | undefined;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return oneOf(schema.enum);
  switch (type) {
    case 'integer':
      return `a whole number${unit}${rangeOf(safe(number('minimum')), safe(number('maximum')))}`;
    case 'number':
      return `a number${unit}${rangeOf(number('minimum'), number('maximum'))}`;
    case 'boolean':
      return 'true or false';
    case 'string':
      if (pattern !== undefined) return `a text of the form ${pattern}`;
      return number('minLength') === 1 && number('maxLength') === undefined
        ? 'a text that is not empty'
        : `a text${rangeOf(number('minLength'), number('maxLength'), ' characters')}`;
    case 'array':
      return `a list${rangeOf(number('minItems'), number('maxItems'), ' entries')}`;
    case 'object':
      return 'an object';
    case 'null':
      return 'null';
    default:
      return 'a value of the documented form';
  }
}

/** The bounds that every whole number has in JavaScript say nothing. */
function safe(bound: number | undefined): number | undefined {
  return bound === undefined || Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? undefined : bound;
}

/** `of at most 48 bytes`; a number without a unit has its range alone. */
function rangeOf(least: number | undefined, most: number | undefined, unit = ''): string {
  if (least === undefined && most === undefined) return '';
  const named = unit === ' value' ? '' : unit;
  const begin = named === '' ? ' ' : ' of ';
  if (least === most) return `${begin}${most}${named}`;
  if (least === undefined) return `${begin}at most ${most}${named}`;
  if (most === undefined) return `${begin}at least ${least}${named}`;
  return `${named === '' ? ' between ' : begin}${least} ${named === '' ? 'and' : 'to'} ${most}${named}`;
}

const mostNamed = 12;

function oneOf(values: readonly unknown[]): string {
  const named = values.slice(0, mostNamed).map((value) => JSON.stringify(value));
  const rest = values.length > mostNamed ? ` and ${values.length - mostNamed} more` : '';
  return values.length === 1 ? named[0]! : `one of ${named.join(', ')}${rest}`;
}

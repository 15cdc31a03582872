import { z } from 'zod';
import { fieldAt } from '../../contracts/core/contract/describe-field.ts';
import { toJsonSchema } from '../../contracts/core/contract/json-schema.ts';
import { limitsOf } from '../../contracts/core/contract/limits.ts';

type Fields = Readonly<Record<string, unknown>>;

/** An input in which one field is wrong. */
export interface WrongInput {
  readonly title: string;
  /** The field, as `MemberList.0.Marks`. */
  readonly field: string;
  /** What the field is called in the input, where it is misspelt. */
  readonly misspelt?: string;
  readonly input: Fields;
}

/** The places of the fields that a schema declares; of a list, those of its first entry. */
export function fieldsOf(schema: z.ZodType, above: readonly PropertyKey[] = []): (readonly PropertyKey[])[] {
  const { shape } = schema as { readonly shape?: Fields };
  if (shape)
    return Object.keys(shape).flatMap((name) => {
      const place = [...above, name];
      return [place, ...fieldsOf(fieldAt(schema, [name])!, place)];
    });
  const inner = schema as { readonly unwrap?: () => z.ZodType };
  if (schema instanceof z.ZodArray) return fieldsOf(schema.element as z.ZodType, [...above, 0]);
  return schema instanceof z.ZodOptional ? fieldsOf(inner.unwrap!(), above) : [];
}

/** A right input with one field missing, of another type, beyond its limits or misspelt, one after the other. */
export function wrongInputs(
  schema: z.ZodType,
  right: Fields,
  place: readonly PropertyKey[],
): readonly WrongInput[] {
  const field = place.join('.');
  const parent = place.slice(0, -1);
  const name = String(place.at(-1));
  if (parent.length > 0 && typeof valueAt(right, parent) !== 'object') return [];
  const value = valueAt(right, place);
  const changed = (title: string, change: Fields, misspelt?: string): WrongInput => ({
    title: `${field} ${title}`,
    field,
    ...(misspelt !== undefined && { misspelt }),
    input: replaceAt(right, parent, { ...(valueAt(right, parent) as Fields), ...change }),
  });
  const others = [...mistyped, ...beyondLimits(fieldAt(schema, place)!, value)];
  const wrong = others.map((other) => changed(`= ${print(other)}`, { [name]: other }));
  if (value === undefined) return wrong;
  const spellings = [swapCase(name), name.slice(0, -1)].map((spelling) =>
    changed(`is called ${spelling}`, { [name]: undefined, [spelling]: value }, spelling),
  );
  return [changed('is missing', { [name]: undefined }), ...spellings, ...wrong];
}

const mistyped: readonly unknown[] = ['not a value', 12.5, true, null, { a: 1 }, [[]], ''];

/** Values just beyond what a field takes, by its schema and by the limits that are said of it. */
function beyondLimits(schema: z.ZodType, right: unknown): readonly unknown[] {
  const form = toJsonSchema(schema, 'input') as Readonly<Record<string, unknown>>;
  const limit = (of: string, least: string, most: string) => ({
    of,
    ...(typeof form[least] === 'number' && { least: form[least] }),
    ...(typeof form[most] === 'number' && { most: form[most] }),
  });
  const own = [
    limit('value', 'minimum', 'maximum'),
    limit('characters', 'minLength', 'maxLength'),
    limit('entries', 'minItems', 'maxItems'),
  ];
  const said = limitsOf(schema).filter(({ what }) => what === undefined);
  return [...own, ...said].flatMap(({ of, least, most }: { of: string; least?: number; most?: number }) =>
    [least === undefined ? -1 : least - 1, most === undefined ? -1 : most + 1]
      .filter((count) => of === 'value' || (count >= 0 && count <= 20_000))
      .map((count) =>
        of === 'value' ? count : of === 'entries' ? entries(count, right) : 'x'.repeat(count),
      ),
  );
}

function entries(count: number, right: unknown): readonly unknown[] {
  const first: unknown = Array.isArray(right) ? right[0] : 'x';
  return Array.from({ length: count }, (_, index) =>
    typeof first === 'string' ? `${first}${index}` : typeof first === 'number' ? first + index : first,
  );
}

function swapCase(name: string): string {
  const first = name.charAt(0);
  const swapped = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
  return `${swapped}${name.slice(1)}`;
}

function valueAt(value: unknown, place: readonly PropertyKey[]): unknown {
  return place.reduce<unknown>(
    (found, name) => (found as Record<PropertyKey, unknown> | undefined)?.[name],
    value,
  );
}

function replaceAt(value: unknown, place: readonly PropertyKey[], replacement: Fields): Fields {
  const [name, ...rest] = place;
  if (name === undefined) return replacement;
  const inner = replaceAt((value as Record<PropertyKey, unknown>)[name], rest, replacement);
  if (Array.isArray(value)) return value.with(Number(name), inner) as unknown as Fields;
  return { ...(value as Fields), [name]: inner };
}

function print(value: unknown): string {
  return JSON.stringify(value).slice(0, 40);
}

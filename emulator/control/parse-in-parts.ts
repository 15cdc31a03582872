import { z } from 'zod';
import { bounds } from '../../contracts/core/config/bounds.ts';
import { plainly } from '../../contracts/core/config/form-words.ts';
import { countRangeNumbers } from '../../contracts/core/config/id-forms.ts';
import { countUpTo } from './count-values.ts';
import type { Work } from './turns.ts';

type Issue = z.core.$ZodIssue;
type Schema = z.core.$ZodType;

/** What a form makes of a value, or the first thing that is wrong with it. */
export type Parsed = { readonly data: unknown } | { readonly issues: readonly Issue[] };

/** So many values are checked in one part. */
const partValues = 1000;

/** What it costs to check a value, in characters. */
const perValue = 40;

/**
 * The same as `safeParse`, in parts: lists and objects of many values are checked piece by piece, and what their forms ask for
 * as a whole afterwards. A form whose parts cannot be told apart is checked at once.
 */
export function* parseInParts(schema: Schema, value: unknown): Work<Parsed> {
  if (!isLong(value)) {
    yield countUpTo(partValues, value) * perValue;
    return parse(schema, value);
  }
  const form = schema as z.core.$ZodTypes;
  const { def } = form._zod;
  switch (def.type) {
    case 'optional':
    case 'default':
    case 'prefault':
    case 'nullable':
      return yield* parseInParts(def.innerType, value);
    case 'lazy':
      // It keeps the form that it has made; what makes one would make another each time.
      return yield* parseInParts((form as z.core.$ZodLazy)._zod.innerType, value);
    case 'pipe':
      return yield* parsePipe(def, value);
    case 'union':
      return yield* parseUnion(schema, def, value);
    case 'array':
      return Array.isArray(value) ? yield* parseList(schema as z.ZodArray, value) : parse(schema, value);
    case 'object':
      return Array.isArray(value)
        ? parse(schema, value)
        : yield* parseObject(schema as z.ZodObject, value as Readonly<Record<string, unknown>>);
    case 'record':
      return Array.isArray(value) || def.keyType._zod.values !== undefined
        ? parse(schema, value)
        : yield* parseRecord(schema as z.ZodRecord, value as Readonly<Record<string, unknown>>);
    case 'transform':
      yield partValues * perValue;
      return parse(schema, value);
    default:
      return parse(schema, value);
  }
}

/** To find this out takes some time in an object of many names, and a form asks at each of its layers. */
const known = new WeakSet<object>();

/** Whether a value has more in it than is checked at once, or stands for more. */
function isLong(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (known.has(value)) return true;
  const isSo = countUpTo(partValues, value) > partValues || countRangeNumbers(value) > partValues;
  if (isSo) known.add(value);
  return isSo;
}

/** A long list may hold a mistake in each item; to find them all would take more room than the list. */
const firstMistake: z.core.ParseContextInternal<Issue> = { ...plainly, abortEarly: true };

function parse(schema: Schema, value: unknown): Parsed {
  const { success, data, error } = z.safeParse(schema, value, firstMistake);
  return success ? { data } : { issues: error.issues };
}

function* parsePipe(pipe: z.core.$ZodPipeDef, value: unknown): Work<Parsed> {
  const first = yield* parseInParts(pipe.in, value);
  return 'issues' in first ? first : yield* parseInParts(pipe.out, first.data);
}

/** Of several forms the only one that has all fields of the value. */
function* parseUnion(schema: Schema, { options }: z.core.$ZodUnionDef, value: unknown): Work<Parsed> {
  const names = Object.keys(value as object);
  const meant = options.filter((option) => {
    const { def } = (option as z.core.$ZodTypes)._zod;
    return def.type === 'object' && names.every((name) => Object.hasOwn(def.shape, name));
  });
  return meant.length === 1 ? yield* parseInParts(meant[0]!, value) : parse(schema, value);
}

function* parseList(schema: z.ZodArray, items: readonly unknown[]): Work<Parsed> {
  const { def } = schema;
  const data: unknown[] = [];
  for (let from = 0; from < items.length;) {
    const to = endOfPart(items, from);
    const isOneLarge = to === from;
    const result = isOneLarge
      ? under(0, yield* parseInParts(def.element, items[from]))
      : parseItems(def.element, items.slice(from, to));
    if ('issues' in result) return { issues: result.issues.map((issue) => moved(issue, from)) };
    if (isOneLarge) data.push(result.data);
    else data.push(...(result.data as unknown[]));
    from = isOneLarge ? from + 1 : to;
    yield partValues * perValue;
  }
  return def.checks === undefined ? { data } : parse(schema.clone({ ...def, element: z.any() }), data);
}

/** A list would look for what is wrong with each of its items, though the first is told alone. */
function parseItems(element: Schema, items: readonly unknown[]): Parsed {
  const data: unknown[] = [];
  for (const [index, item] of items.entries()) {
    const result = parse(element, item);
    if ('issues' in result) return under(index, result);
    data.push(result.data);
  }
  return { data };
}

/** Where a part of a list ends that has no more values than are checked at once; at its beginning, if one item alone has more. */
function endOfPart(items: readonly unknown[], from: number): number {
  let [count, to] = [0, from];
  while (to < items.length) {
    count += countUpTo(partValues, items[to]);
    if (count > partValues) break;
    to += 1;
  }
  return to;
}

function* parseObject(schema: z.ZodObject, value: Readonly<Record<string, unknown>>): Work<Parsed> {
  const { def } = schema;
  const [shape, parsed]: [Record<string, Schema>, Record<string, unknown>] = [
    { ...def.shape },
    withFewStrangers(def, value),
  ];
  yield partValues * perValue;
  for (const [name, field] of Object.entries<Schema>(def.shape)) {
    if (!Object.hasOwn(value, name) || !isLong(value[name])) continue;
    const result = yield* parseInParts(field, value[name]);
    if ('issues' in result) return under(name, result);
    parsed[name] = result.data;
    shape[name] = z.any();
  }
  return parse(schema.clone({ ...def, shape }), parsed);
}

/** The fields of an object; of those that it may not have no more than are told. */
function withFewStrangers(
  { shape, catchall }: z.ZodObject['def'],
  value: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  if (catchall?._zod.def.type !== 'never') return { ...value };
  let strangers = 0;
  const kept = Object.keys(value).filter((name) => {
    if (Object.hasOwn(shape, name)) return true;
    strangers += 1;
    return strangers <= bounds.wrongNames;
  });
  return Object.fromEntries(kept.map((name) => [name, value[name]]));
}

/** Some names at a time, each with its value. */
function* parseRecord(schema: z.ZodRecord, value: Readonly<Record<string, unknown>>): Work<Parsed> {
  const { def } = schema;
  const entries = Object.entries(value);
  const data: (readonly [string, unknown])[] = [];
  for (let from = 0; from < entries.length;) {
    const to = endOfPart(entries, from);
    const isOneLarge = to === from;
    const [name, first] = entries[from]!;
    const inner = isOneLarge ? under(name, yield* parseInParts(def.valueType, first)) : undefined;
    if (inner && 'issues' in inner) return inner;
    const result = inner
      ? parse(z.record(def.keyType, z.any()), Object.fromEntries([[name, inner.data]]))
      : parse(z.record(def.keyType, def.valueType), Object.fromEntries(entries.slice(from, to)));
    if ('issues' in result) return result;
    data.push(...Object.entries(result.data as object));
    from = isOneLarge ? from + 1 : to;
    yield partValues * perValue;
  }
  const whole = Object.fromEntries(data);
  if (def.checks === undefined) return { data: whole };
  // A record of anything would still be walked through at once.
  return parse(z.any().check(...(def.checks as unknown as Parameters<z.ZodAny['check']>)), whole);
}

function under(name: string | number, result: Parsed): Parsed {
  return 'issues' in result
    ? { issues: result.issues.map((issue) => ({ ...issue, path: [name, ...issue.path] })) }
    : result;
}

/** An issue of a part of a list as one of the list. */
function moved(issue: Issue, from: number): Issue {
  const [index, ...rest] = issue.path;
  return { ...issue, path: [Number(index) + from, ...rest] };
}

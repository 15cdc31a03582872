import { printJson, readJson } from '../wire/json.ts';
import { byCodeUnit } from '../wire/query-string.ts';
import { waysToEscape } from './json-escapes.ts';
import { asDoubles } from './number-forms.ts';
import { permutations } from './permutations.ts';
import { combine, someOf } from './subsets.ts';

/** A JSON object as another serialiser would have written it, and in what it differs. */
export interface Recomposed {
  readonly text: string;
  readonly differs: readonly string[];
}

type Entries = readonly (readonly [name: string, value: unknown])[];
interface Named<Value> {
  readonly says: string;
  readonly value: Value;
}

/** A number that is printed already. */
class Printed {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

interface Spacing {
  readonly comma: string;
  readonly colon: string;
  readonly indent: string;
  readonly padding: string;
}

const line = (comma: string, colon: string, padding = ''): Spacing => ({ comma, colon, indent: '', padding });
const spacings: readonly Named<Spacing>[] = [
  ...[line(',', ':'), line(', ', ': '), line(',', ': ')],
  ...['  ', '    ', '\t', '   ', ' '].flatMap((indent): readonly Spacing[] => [
    { ...line(',', ': '), indent },
    // Swift and Perl.
    { ...line(',', ' : '), indent },
  ]),
  ...[line(', ', ':'), line(', ', ': ', ' ')],
].map((value, at) => ({ says: at === 0 ? '' : 'other spaces', value }));

/** More fields than that are not chosen from in every way. */
const mostFields = 7;
const mostMissing = 6;
const nothings: readonly unknown[] = [null, '', [], 0, false, {}];

type Change = Named<(all: Entries) => Entries>;
type Kinds = readonly [
  orders: readonly Change[],
  numbers: readonly Change[],
  fields: readonly Change[],
  spacings: readonly Named<Spacing>[],
  escapes: readonly Named<(json: string) => string>[],
  ends: readonly Named<string>[],
];

/**
 * A JSON object as serialisers of other languages and settings write it: the order of its fields, its numbers, the fields that
 * hold nothing, its spaces, its escapes and its end. Every way by itself, the less rare ones two by two, the usual ones all together.
 */
export function* recompose(json: string, fieldNames: readonly string[]): Generator<Recomposed> {
  const reading = readJson(json);
  const value = 'value' in reading ? reading.value : undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const entries = Object.entries(value);
  const all = kindsOf(entries, fieldNames);
  const seen = new Set([json]);
  for (const [counts, most] of [[rare, 1] as const, [lessRare, 2] as const, [usual, 6] as const])
    for (const choice of combine(
      all.map((kind, at) => kind.slice(0, counts[at]! + 1)) as unknown as Kinds,
      most,
    )) {
      const [order, number, field, spacing, escape, end] = choice;
      const plain = print(order.value(field.value(number.value(entries))), spacing.value, 1);
      const text = escape.value(plain) + end.value;
      if (seen.has(text)) continue;
      seen.add(text);
      const differs = [order, field, number, spacing, escape, end].map(({ says }) => says);
      yield { text, differs: differs.filter((says) => says !== '') };
    }
}

/** How many of each kind are tried: by themselves, two by two, and all together. */
const rare: readonly number[] = [Infinity, Infinity, Infinity, Infinity, Infinity, Infinity];
const lessRare: readonly number[] = [5, 20, 16, 15, 9, 2];
const usual: readonly number[] = [2, 3, 1, 4, 4, 1];

function kindsOf(entries: Entries, fieldNames: readonly string[]): Kinds {
  const same = { says: '', value: (all: Entries) => all };
  return [
    [same, ...ordersOf(entries, fieldNames)],
    [same, ...numbersOf(entries)],
    [same, ...fieldsOf(entries, fieldNames)],
    spacings,
    [
      { says: '', value: (text: string) => text },
      ...waysToEscape.map((value) => ({ says: 'other escapes', value })),
    ],
    [{ says: '', value: '' }, ...['\n', '\r\n'].map((value) => ({ says: 'a line break at its end', value }))],
  ];
}

function ordersOf(
  entries: Entries,
  fieldNames: readonly string[],
): readonly Named<(all: Entries) => Entries>[] {
  const place = (name: string): number =>
    fieldNames.includes(name) ? fieldNames.indexOf(name) : fieldNames.length;
  const sort = (compare: (left: string, right: string) => number) => (all: Entries) =>
    all.toSorted(([left], [right]) => compare(left, right));
  const named = permutations(entries.map(([name]) => name))
    .slice(1)
    .map((names) => sort((left, right) => names.indexOf(left) - names.indexOf(right)));
  return [
    (all: Entries) => deeplySorted(all),
    sort((left, right) => place(left) - place(right)),
    sort((left, right) => byCodeUnit(left.toLowerCase(), right.toLowerCase())),
    (all: Entries) => all.toReversed(),
    ...named,
  ].map((value) => ({ says: 'another order of its fields', value }));
}

/** Numbers as floating-point numbers of a language, or as texts: all of them, or those of some fields. */
function numbersOf(entries: Entries): readonly Named<(all: Entries) => Entries>[] {
  const names = entries.filter(([, value]) => hasNumber(value)).map(([name]) => name);
  const sets = names.length > mostFields ? [names] : [...someOf(names)].slice(1).toReversed();
  const ways = [(digits: string) => `"${digits}"`, ...asDoubles];
  const changed = sets.flatMap((set) =>
    ways.map(
      (way) =>
        (all: Entries): Entries =>
          all.map(([name, value]) => [name, set.includes(name) ? renumbered(value, way) : value]),
    ),
  );
  const texts = entries.filter(([, value]) => hasDigits(value)).map(([name]) => name);
  const bare = (texts.length > mostFields ? [texts] : [...someOf(texts)].slice(1)).map(
    (set) =>
      (all: Entries): Entries =>
        all.map(([name, value]) => [name, set.includes(name) ? unquoted(value) : value]),
  );
  const flags = entries.filter(([, value]) => value === 0 || value === 1).map(([name]) => name);
  const asFlags = [flags, ...(flags.length > 1 ? flags.map((name) => [name]) : [])].flatMap((set) =>
    [true, false].map(
      (isText) =>
        (all: Entries): Entries =>
          all.map(([name, value]) => [name, set.includes(name) ? asFlag(value, isText) : value]),
    ),
  );
  return [
    ...[...changed, ...bare].map((value) => ({ says: 'its numbers in another form', value })),
    ...(flags.length > 0 ? asFlags : []).map((value) => ({ says: 'true or false for 1 or 0', value })),
  ];
}

/** Without some fields, or with some that it lacks and that hold nothing. */
function fieldsOf(
  entries: Entries,
  fieldNames: readonly string[],
): readonly Named<(all: Entries) => Entries>[] {
  const names = entries.map(([name]) => name);
  const missing = fieldNames.filter((name) => !names.includes(name));
  const sets =
    missing.length > mostMissing
      ? [missing, ...missing.map((name) => [name])]
      : [...someOf(missing)].slice(1).toReversed();
  const more = sets.flatMap((set) =>
    nothings.map((nothing) => (all: Entries): Entries => [
      ...all,
      ...set.map((name): readonly [string, unknown] => [name, nothing]),
    ]),
  );
  const left = names.length > mostFields ? names.map((name) => [name]) : [...someOf(names)].slice(1);
  const less = left.map(
    (out) =>
      (all: Entries): Entries =>
        all.filter(([name]) => !out.includes(name)),
  );
  return [
    ...more.map((value) => ({ says: 'fields that hold nothing', value })),
    ...less.map((value) => ({ says: 'fewer fields', value })),
    ...otherNothings(entries).map((value) => ({ says: 'another value that holds nothing', value })),
  ];
}

/** With null for a list without entries, or the reverse, as languages print what is not there. */
function otherNothings(entries: Entries): readonly ((all: Entries) => Entries)[] {
  const isNothing = (value: unknown): boolean => nothings.some((one) => printJson(one) === printJson(value));
  const empty = entries.filter(([, value]) => isNothing(value)).map(([name]) => name);
  const sets = [empty, ...(empty.length > 1 ? empty.map((name) => [name]) : [])].filter(
    ({ length }) => length > 0,
  );
  return sets.flatMap((set) =>
    nothings.map(
      (nothing) =>
        (all: Entries): Entries =>
          all.map(([name, value]) => [name, set.includes(name) ? nothing : value]),
    ),
  );
}

const isNumber = (value: unknown): boolean => typeof value === 'number' || typeof value === 'bigint';
const hasNumber = (value: unknown): boolean =>
  isNumber(value) || (Array.isArray(value) && value.some(isNumber));
const isDigits = (value: unknown): value is string =>
  typeof value === 'string' && /^-?(?:0|[1-9]\d*)$/.test(value);
const hasDigits = (value: unknown): boolean =>
  isDigits(value) || (Array.isArray(value) && value.some(isDigits));

const asFlag = (value: unknown, isText: boolean): unknown => (isText ? String(value === 1) : value === 1);

function renumbered(value: unknown, way: (digits: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renumbered(item, way));
  return isNumber(value) ? new Printed(way(String(value))) : value;
}

function unquoted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unquoted);
  return isDigits(value) ? new Printed(value) : value;
}

function deeplySorted(entries: Entries): Entries {
  const sorted = entries.toSorted(([left], [right]) => byCodeUnit(left, right));
  return sorted.map(([name, value]) => [
    name,
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Printed)
      ? Object.fromEntries(deeplySorted(Object.entries(value)))
      : value,
  ]);
}

function print(entries: Entries, spacing: Spacing, depth: number): string {
  return wrap(
    '{}',
    entries.map(
      ([name, value]) => JSON.stringify(name) + spacing.colon + printValue(value, spacing, depth + 1),
    ),
    spacing,
    depth,
  );
}

function printValue(value: unknown, spacing: Spacing, depth: number): string {
  if (value instanceof Printed) return value.text;
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (!Array.isArray(value)) return print(Object.entries(value), spacing, depth);
  const items = value.map((item) => printValue(item, spacing, depth + 1));
  return wrap('[]', items, spacing, depth);
}

function wrap(brackets: string, items: readonly string[], spacing: Spacing, depth: number): string {
  const { comma, indent, padding } = spacing;
  const [open = '', close = ''] = brackets;
  if (items.length === 0) return open + close;
  if (indent === '') return open + padding + items.join(comma) + padding + close;
  const [inner, outer] = [depth, depth - 1].map((level) => `\n${indent.repeat(level)}`);
  return `${open}${inner}${items.join(`${comma}${inner}`)}${outer}${close}`;
}

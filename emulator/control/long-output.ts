import { countUpTo } from './count-values.ts';
import { printJson } from '../../contracts/core/wire/json.ts';

/** A list of JSON that is made and printed item by item. The items are those of the moment in which it was asked for. */
export class LongList<Item = unknown> {
  readonly items: readonly Item[];
  readonly make: (item: Item) => unknown;

  constructor(items: readonly Item[], make: (item: Item) => unknown) {
    this.items = items;
    this.make = make;
  }
}

/** Lines of a text that are made one by one. */
export class LongText<Item = unknown> extends LongList<Item> {}

/** The same as a value, for whoever is not in a hurry. */
export function toPlain(value: unknown): unknown {
  if (value instanceof LongText) return value.items.map(value.make).join('\n');
  if (value instanceof LongList) return value.items.map(value.make);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, toPlain(inner)]));
}

/** Takes secrets out of a value of JSON. */
type Hide = (value: unknown) => unknown;

/** What an answer is made of, piece by piece; together they are what `printJson` prints, or the text itself. */
export function* printInPieces(value: unknown, hide: Hide): Generator<string, void, undefined> {
  if (value instanceof LongText) {
    for (const [index, item] of value.items.entries())
      yield (index === 0 ? '' : '\n') + (hide(value.make(item)) as string);
  } else if (value instanceof LongList) {
    yield* printList(value.items, (item) => printInPieces(value.make(item), hide));
  } else if (typeof value === 'string' || isSmall(value)) {
    yield printJson(hide(value) ?? null);
  } else if (Array.isArray(value)) {
    yield* printList(value, (item) => printInPieces(item, hide));
  } else {
    yield* printFields(value as object, hide);
  }
}

function* printList<Item>(
  items: readonly Item[],
  print: (item: Item) => Iterable<string>,
): Generator<string, void, undefined> {
  yield '[';
  let separator = '';
  for (const item of items) {
    if (separator !== '') yield separator;
    separator = ',';
    yield* print(item);
  }
  yield ']';
}

function* printFields(value: object, hide: Hide): Generator<string, void, undefined> {
  yield '{';
  let separator = '';
  for (const [name, inner] of Object.entries(value)) {
    // What JSON leaves out.
    if (inner === undefined) continue;
    yield `${separator}${printJson(hide(name))}:`;
    separator = ',';
    yield* printInPieces(inner, hide);
  }
  yield '}';
}

/** So many values are printed at once. */
const fewValues = 200;

/** Whether a value has few values in it, and no list that is still to be made. */
function isSmall(value: unknown): boolean {
  return countUpTo(fewValues, value, LongList) <= fewValues;
}

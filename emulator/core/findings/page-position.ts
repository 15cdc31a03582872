import { sha256Hex } from '../../../contracts/core/wire/digest.ts';
import { printJson } from '../../../contracts/core/wire/json.ts';
import { memoize } from '../../../contracts/core/wire/memoize.ts';
import { inputFields, type WatchedCall } from './analyzed-call.ts';

/** The words by which vendors say where a page begins, and how long it may be. */
const placeNames = /offset|scroll|^next$|^page$|page_?no$|page_?number$/i;
const sizeNames = /limit|count$|size$/i;

/** So much of what a list is called is told apart as it stands; what is longer goes by its digest. */
const longestList = 200;

/** Numbers of pages begin with 1; a vendor that is asked for page 0 gives the first one, or refuses. */
const pageNames = /^page/i;

/** Where a page begins. */
export interface Position {
  /** Entries, or pages, before it: 0 for the first page, however a call says so. */
  readonly number: number;
  /** A digest of the mark, where the vendor hands out marks; `''` for none. */
  readonly mark: string;
  /** Whether the number counts entries. */
  readonly isOffset: boolean;
}

export function positionIn(input: Readonly<Record<string, unknown>>): Position {
  let [number, mark, isOffset] = [0, '', false];
  for (const name of Object.keys(input)) {
    if (!isPlace(name)) continue;
    const value = input[name];
    if (value === undefined || value === null || value === '') continue;
    const text = typeof value === 'string' ? value : printJson(value);
    // What a vendor hands out as a text means nothing to anybody, even if it is made of digits.
    if (!/^\d{1,15}$/.test(text) || (typeof value === 'string' && /^next$|scroll/i.test(name))) mark += text;
    else if (pageNames.test(name)) number = Math.max(0, Number(text) - 1);
    else [number, isOffset] = [Number(text), true];
  }
  return { number, mark: mark === '' ? '' : sha256Hex(mark), isOffset };
}

/** Names are few, and the same in each call. */
const isPlace = memoize((name) => placeNames.test(name), { longest: 64 });
const isSize = memoize((name) => sizeNames.test(name), { longest: 64 });

export function isSamePosition(left: Position, right: Position): boolean {
  return left.number === right.number && left.mark === right.mark;
}

/** Whether a page begins behind another one, as far as their numbers say so. */
export function isBehind(position: Position, other: Position): boolean {
  return position.number > other.number;
}

export function isFirst({ number, mark }: Position): boolean {
  return number === 0 && mark === '';
}

/** The list that a page belongs to, cut into pages of one size: whoever reads with another size is another reader. */
export function listOf({ caller, operation, input, route }: WatchedCall): string {
  const said: unknown[] = [caller.name, operation];
  for (const name of route ? inputFields(route) : []) if (!isPlace(name)) said.push(input[name]);
  const list = printJson(said);
  return list.length > longestList ? sha256Hex(list) : list;
}

/** How many entries a page was asked to have at most; undefined where the call does not say. */
export function sizeIn(input: Readonly<Record<string, unknown>>): number | undefined {
  const sizes = Object.keys(input)
    .filter(isSize)
    .map((name) => Number(input[name]))
    .filter((size) => Number.isSafeInteger(size) && size > 0);
  return sizes.length === 1 ? sizes[0] : undefined;
}

/** What the reply to a page says of the next one. */
export interface NextPage {
  /** Where it begins: `end` after the last page, undefined where there was no page. */
  readonly next: Position | 'end' | undefined;
  /** Whether the reply says that there is more; a page that is full may be the last one. */
  readonly saysMore: boolean;
}

export function nextPage(call: WatchedCall): NextPage {
  const paging = call.route?.operation.paging;
  const output = paging && call.isHeard ? call.readOutput() : undefined;
  if (!paging || output === undefined) return { next: undefined, saysMore: false };
  const next: unknown = paging.next(call.input, output);
  if (next === undefined) return { next: 'end', saysMore: false };
  const saysMore = paging.saysMore?.(call.input, output) ?? true;
  return { next: positionIn(next as Record<string, unknown>), saysMore };
}

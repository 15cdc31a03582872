import { printJson } from '../../../contracts/core/json.ts';
import type { WatchedCall } from './watched-call.ts';
import { inputFields } from './watched-call.ts';

/** The words by which vendors say where a page begins, and how long it may be. */
const placeNames = /offset|scroll|^next$|^page$|page_?no$|page_?number$/i;
const sizeNames = /limit|count$|size$/i;

/** Where a page begins: a number or, where the vendor hands out marks, a mark. */
export interface Position {
  readonly number: number | undefined;
  readonly mark: string;
}

export function positionIn(input: Readonly<Record<string, unknown>>): Position {
  const texts = Object.entries(input)
    .filter(([name]) => placeNames.test(name))
    .map(([, value]) => (typeof value === 'string' ? value : value === undefined ? '' : printJson(value)));
  const numbers = texts.filter((text) => /^\d+$/.test(text)).map(Number);
  return {
    number: numbers.length === 0 ? undefined : Math.max(...numbers),
    mark: texts.filter((text) => text !== '' && !/^\d+$/.test(text)).join(' '),
  };
}

export function isSamePosition(left: Position, right: Position): boolean {
  return left.number === right.number && left.mark === right.mark;
}

/** Whether one page begins behind another one. */
export function isBehind(position: Position, other: Position): boolean {
  if (position.number !== undefined && position.number !== other.number)
    return position.number > (other.number ?? 0);
  return position.number === other.number && position.mark !== '' && position.mark !== other.mark;
}

/** The list that a page belongs to: the same for all of its pages, whatever their size. */
export function listOf({ vendor, credentialId, operation, input, route }: WatchedCall): string {
  const names = route ? inputFields(route) : [];
  const fields = names
    .filter((name) => !placeNames.test(name) && !sizeNames.test(name))
    .map((name) => [name, input[name]]);
  return printJson([vendor.name, credentialId, operation, fields]);
}

/** Where the next page begins by the reply to this one: `end` after the last page, undefined where there was no page. */
export function nextPosition({ route, input, output }: WatchedCall): Position | 'end' | undefined {
  const paging = route?.operation.paging;
  if (!paging || output === undefined) return undefined;
  const next: unknown = paging.next(input, output);
  return next === undefined ? 'end' : positionIn(next as Record<string, unknown>);
}

import { decodeText, maximumJsonDepth, readJson, type JsonReading } from '../../contracts/core/wire/json.ts';
import type { Work } from './turns.ts';

/** So many bytes of a list or an object are read at once. */
const runBytes = 16 * 1024;

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c] as const;
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d] as const;

/** A list or an object that has begun and has not ended. */
interface Open {
  readonly isList: boolean;
  /** Where its bracket is. */
  readonly start: number;
  /** Where the items begin that are not read yet. */
  from: number;
  /** Where its latest item begins. */
  itemFrom: number;
  /** What is read of it; undefined as long as it may be read as part of what it stands in. */
  items: unknown[] | Record<string, unknown> | undefined;
  /** The name of the item that is being read by itself. */
  name: string;
  /** Whether its latest item has been read by itself, and only blanks may come before the next. */
  isItemRead: boolean;
}

class Unreadable extends Error {}

/**
 * The same as `readJson` for bytes of any number, in parts: brackets are followed byte by byte, and runs of items are read
 * together. So no part takes longer than a run, or than one text in it.
 */
export function* readJsonInParts(bytes: Buffer): Work<JsonReading> {
  const open: Open[] = [];
  let result: { readonly value: unknown; readonly start: number; readonly end: number } | undefined;
  let [isInText, pause] = [false, runBytes];
  try {
    for (let index = 0; index < bytes.length; index += 1) {
      if (index >= pause) {
        yield runBytes;
        pause = index + runBytes;
      }
      const code = bytes[index]!;
      if (isInText) {
        if (code === backslash) index += 1;
        else if (code === quote) isInText = false;
        continue;
      }
      if (code === quote) isInText = true;
      else if (code === openBracket || code === openBrace) {
        if (open.length >= maximumJsonDepth)
          return { problem: `It is nested more than ${maximumJsonDepth} levels deep` };
        open.push(begin(code === openBracket, index));
      } else if (code === comma) {
        endItem(bytes, open, index);
      } else if (code === closeBracket || code === closeBrace) {
        const ended = open.pop();
        if (ended?.isList !== (code === closeBracket)) throw new Unreadable(`byte ${index}`);
        if (ended.items === undefined) continue;
        readRest(bytes, ended, index);
        const parent = open.at(-1);
        if (parent) attach(parent, ended.items, index + 1);
        else result = { value: ended.items, start: ended.start, end: index + 1 };
      }
    }
    // What is small throughout was never read.
    if (!result) return readJson(decodeText(bytes));
    if (open.length > 0 || isInText) throw new Unreadable('the end');
    refuseText(decodeText(bytes.subarray(0, result.start)), 0);
    refuseText(decodeText(bytes.subarray(result.end)), result.end);
    return { value: result.value };
  } catch (error) {
    if (error instanceof Unreadable)
      return { problem: `It is no JSON, as far as it was read: ${error.message}` };
    throw error;
  }
}

function begin(isList: boolean, start: number): Open {
  const from = start + 1;
  return { isList, start, from, itemFrom: from, items: undefined, name: '', isItemRead: false };
}

function endItem(bytes: Buffer, open: readonly Open[], index: number): void {
  const top = open.at(-1);
  if (!top) throw new Unreadable(`byte ${index}`);
  if (top.isItemRead) {
    refuseText(decodeText(bytes.subarray(top.from, index)), top.from);
    top.isItemRead = false;
    top.from = index + 1;
  } else if (index - top.from >= runBytes) {
    readByItself(bytes, open);
    readRun(bytes, top, index);
    top.from = index + 1;
  }
  top.itemFrom = index + 1;
}

/** From now on the innermost is read by itself, and so is each in which it stands. */
function readByItself(bytes: Buffer, open: readonly Open[]): void {
  for (const [depth, each] of open.entries()) {
    if (each.items !== undefined) continue;
    each.items = each.isList ? [] : {};
    const parent = open[depth - 1];
    if (!parent) continue;
    if (parent.itemFrom > parent.from) readRun(bytes, parent, parent.itemFrom - 1);
    const before = decodeText(bytes.subarray(parent.itemFrom, each.start));
    if (parent.isList) refuseText(before, parent.itemFrom);
    else parent.name = readName(before, parent.itemFrom);
    parent.from = each.start;
  }
}

/** What is left of one that ends: a comma before its bracket is no item. */
function readRest(bytes: Buffer, ended: Open, end: number): void {
  if (ended.isItemRead) refuseText(decodeText(bytes.subarray(ended.from, end)), ended.from);
  else readRun(bytes, ended, end);
}

/** Reads the items up to a place; there is at least one. */
function readRun(bytes: Buffer, { isList, from, items }: Open, end: number): void {
  const text = decodeText(bytes.subarray(from, end));
  const reading = readJson(isList ? `[${text}]` : `{${text}}`);
  if ('problem' in reading || text.trim() === '') throw new Unreadable(`byte ${from}`);
  if (Array.isArray(items)) {
    for (const item of reading.value as readonly unknown[]) items.push(item);
  } else {
    for (const [name, value] of Object.entries(reading.value as object)) setOwn(items!, name, value);
  }
}

function readName(text: string, place: number): string {
  const reading = readJson(`{${text}0}`);
  const [name, ...others] = 'value' in reading ? Object.keys(reading.value as object) : [];
  if (name === undefined || others.length > 0 || !text.trimEnd().endsWith(':'))
    throw new Unreadable(`byte ${place}`);
  return name;
}

function attach(parent: Open, value: unknown, end: number): void {
  if (parent.isItemRead) throw new Unreadable(`byte ${end}`);
  if (Array.isArray(parent.items)) parent.items.push(value);
  else setOwn(parent.items!, parent.name, value);
  parent.isItemRead = true;
  parent.from = end;
}

/** As `JSON.parse` does: `__proto__` is a name like any other. */
function setOwn(items: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') items[name] = value;
  else Object.defineProperty(items, name, { value, enumerable: true, configurable: true, writable: true });
}

function refuseText(text: string, place: number): void {
  if (!/^[ \t\r\n]*$/.test(text)) throw new Unreadable(`byte ${place}`);
}

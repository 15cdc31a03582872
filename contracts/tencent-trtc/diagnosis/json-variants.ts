import { byCodeUnit } from '../../core/wire/query-string.ts';
import { readJson } from '../../core/wire/json.ts';

interface Style {
  readonly comma: string;
  readonly colon: string;
  /** Spaces for each level; 0 keeps everything on one line. */
  readonly indent: number;
}

const compact: Style = { comma: ',', colon: ':', indent: 0 };
/** As Python's json.dumps does it. */
const spaced: Style = { comma: ', ', colon: ': ', indent: 0 };
const twoSpaces: Style = { comma: ',', colon: ': ', indent: 2 };
const fourSpaces: Style = { comma: ',', colon: ': ', indent: 4 };

/** The same JSON as clients spell it when they serialise it a second time; the spelling given is not among them. */
export function respell(body: string): readonly string[] {
  const json = readJson(body);
  if (!('value' in json) || typeof json.value !== 'object' || json.value === null) return [];
  const sorted = sortKeys(json.value);
  const printed = [compact, spaced, twoSpaces, fourSpaces].flatMap((style) => [
    printIn(style, json.value),
    printIn(style, sorted),
  ]);
  const spellings = [...printed, ...printed.map(escapeToAscii), body.trim(), `${body}\n`];
  return [...new Set(spellings)].filter((spelling) => spelling !== body);
}

function printIn(style: Style, value: unknown, depth = 1): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const items = Array.isArray(value)
    ? value.map((item) => printIn(style, item, depth + 1))
    : Object.entries(value).map(
        ([key, item]) => `${JSON.stringify(key)}${style.colon}${printIn(style, item, depth + 1)}`,
      );
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (style.indent === 0 || items.length === 0) return `${open}${items.join(style.comma)}${close}`;
  const [inner, outer] = [depth, depth - 1].map((level) => `\n${' '.repeat(style.indent * level)}`);
  return `${open}${inner}${items.join(`${style.comma}${inner}`)}${outer}${close}`;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value).toSorted(([left], [right]) => byCodeUnit(left, right));
  return Object.fromEntries(sorted.map(([key, item]) => [key, sortKeys(item)]));
}

function escapeToAscii(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

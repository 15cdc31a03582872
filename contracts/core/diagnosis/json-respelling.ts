import { encodeText, printBase64, printHex } from '../wire/bytes.ts';
import { readJson } from '../wire/json.ts';
import { byCodeUnit, encodePart } from '../wire/query-string.ts';
import { escapeOtherwise } from './json-escapes.ts';
import { printedObjects } from './literal-secrets.ts';
import { printMaps, printObjects } from './map-prints.ts';
import { printedForms, roundedForms } from './number-forms.ts';

interface Layout {
  readonly comma: string;
  readonly colon: string;
  /** What each level is moved in by; `''` keeps everything on one line. */
  readonly indent: string;
  readonly lineBreak: string;
}

const layouts: readonly Layout[] = [
  { comma: ',', colon: ':', indent: '', lineBreak: '' },
  // As Python's json.dumps does it.
  { comma: ', ', colon: ': ', indent: '', lineBreak: '' },
  { comma: ',', colon: ': ', indent: '', lineBreak: '' },
  { comma: ',', colon: ': ', indent: '  ', lineBreak: '\n' },
  { comma: ',', colon: ': ', indent: '    ', lineBreak: '\n' },
  { comma: ',', colon: ': ', indent: '\t', lineBreak: '\n' },
  { comma: ',', colon: ': ', indent: '  ', lineBreak: '\r\n' },
];

/** Longer texts are not escaped in every way in every layout. */
const longestInAllWays = 4096;

type Fields = Readonly<Record<string, unknown>>;

/** The same JSON as clients lay it out when they serialise it a second time, escaped in every way; neither the text itself is among them nor what differs in escapes alone. */
export function respell(json: string): readonly string[] {
  const value = readObject(json);
  if (!value) return [];
  const printed = layouts.flatMap((layout) => [print(layout, value), print(layout, sortKeys(value))]);
  const escaped = json.length > longestInAllWays ? [] : printed.flatMap(escapeOtherwise);
  const spellings = [...printed, ...escaped, json.trim(), `${json}\n`, `${json}\r\n`];
  const escapedAlone = new Set(escapeOtherwise(json));
  return distinct(json, spellings).filter((spelling) => !escapedAlone.has(spelling));
}

/** The same JSON without a space, and with one behind each comma and colon. */
export function respace(json: string): readonly string[] {
  const value = readObject(json);
  return value ? distinct(json, [print(layouts[0]!, value), print(layouts[1]!, value)]) : [];
}

/** The same JSON with numbers as texts, texts as numbers, fractions of nothing, or digits lost to floating point. */
export function renumber(json: string): readonly string[] {
  if (!readObject(json)) return [];
  const inTexts = /("(?:[^"\\]|\\.)*")|(-?\d+)(?![\d.eE])/g;
  const change = (print: (digits: string) => string): string =>
    json.replaceAll(inTexts, (all: string, text?: string) => (text === undefined ? print(all) : all));
  const bare = json.replaceAll(/([:[,]\s*)"(-?(?:0|[1-9]\d*))"/g, '$1$2');
  const rounded = [0, 1, 2, 3, 4, 5].map((at) => change((digits) => roundedForms(digits)[at] ?? digits));
  return distinct(json, [
    change((digits) => `"${digits}"`),
    bare,
    change((digits) => `${digits}.0`),
    ...rounded,
    ...[0, 1, 2].map((at) => change((digits) => printedForms(digits)[at] ?? digits)),
    ...oneByOne(json, inTexts, (all, text?: string) => (text === undefined ? `"${all}"` : all)),
    ...oneByOne(json, /([:[,]\s*)"(-?(?:0|[1-9]\d*))"/g, (_, before = '', digits = '') => before + digits),
  ]);
}

/** At most so many numbers of a body are changed one by one. */
const mostNumbers = 50;

/** A text with one match changed, each of them in turn. */
function oneByOne(
  text: string,
  pattern: RegExp,
  change: (match: string, first?: string, second?: string) => string,
): readonly string[] {
  return [...text.matchAll(pattern)]
    .slice(0, mostNumbers)
    .map(
      (match) =>
        text.slice(0, match.index) +
        change(match[0], match[1], match[2]) +
        text.slice(match.index + match[0].length),
    );
}

/** The same object without one of its fields, without those that are null, or without those that hold nothing. */
export function leaveOutFields(json: string): readonly string[] {
  const fields = readObject(json);
  if (!fields) return [];
  const without = (isOut: (name: string, value: unknown) => boolean): Fields =>
    Object.fromEntries(Object.entries(fields).filter(([name, value]) => !isOut(name, value)));
  const isEmpty = (value: unknown): boolean =>
    value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
  const kept = [
    without((_, value) => value === null),
    without((_, value) => isEmpty(value)),
    without((_, value) => isEmpty(value) || value === 0 || value === false),
    ...Object.keys(fields).map((left) => without((name) => name === left)),
  ];
  const count = Object.keys(fields).length;
  const less = kept.filter((object) => Object.keys(object).length < count);
  return distinct(
    json,
    less.flatMap((object) => layouts.slice(0, 2).map((layout) => print(layout, object))),
  );
}

/** The same object as something else than JSON of it: a form, a map that was printed, JSON in JSON, nothing. */
export function printOtherwise(json: string): readonly string[] {
  const fields = readObject(json);
  const pairs = Object.entries(fields ?? {}).map(([name, value]) => [name, printPlain(value)] as const);
  const sorted = pairs.toSorted(([left], [right]) => byCodeUnit(left, right));
  const form = (some: readonly (readonly [string, string])[]): string =>
    some.map(([name, value]) => `${encodePart(name)}=${encodePart(value)}`).join('&');
  const plain = (some: typeof pairs): string => some.map(([name, value]) => `${name}=${value}`).join('&');
  const maps = fields
    ? [
        form(pairs),
        form(sorted),
        ...repeated(fields).map(form),
        plain(pairs),
        plain(sorted),
        `{${pairs.map(([name, value]) => `${name}=${value}`).join(', ')}}`,
        ...printMaps(fields),
      ]
    : [];
  const literals = ['{}', '[]', 'null', 'undefined', '""', 'Array', ...printedObjects];
  return distinct(json, [
    ...maps,
    JSON.stringify(json),
    `b'${json}'`,
    printBase64(encodeText(json)),
    encodePart(json),
    ...printBytes(json),
    ...literals,
  ]);
}

/** The bytes of a body as languages print them. */
function printBytes(json: string): readonly string[] {
  const bytes = encodeText(json);
  const signed = new Int8Array(bytes);
  const hex = printHex(bytes);
  return [
    `[${bytes.join(', ')}]`,
    `[${bytes.join(' ')}]`,
    bytes.join(','),
    `[${signed.join(', ')}]`,
    hex,
    hex.toUpperCase(),
    `${bytes.length} bytes`,
    `<Buffer ${(hex.match(/../g) ?? []).slice(0, 50).join(' ')}${bytes.length > 50 ? ` ... ${bytes.length - 50} more byte${bytes.length === 51 ? '' : 's'}` : ''}>`,
  ];
}

/** The fields with a list as one name several times, as forms have it. */
function repeated(fields: Fields): readonly (readonly (readonly [string, string])[])[] {
  const entries = Object.entries(fields);
  if (!entries.some(([, value]) => Array.isArray(value))) return [];
  const ends: readonly ((at: number) => string)[] = [
    () => '',
    () => '[]',
    (at) => `[${at}]`,
    (at) => `.${at}`,
  ];
  return ends.map((endOf) =>
    entries.flatMap(([name, value]) =>
      Array.isArray(value)
        ? value.map((item, at) => [name + endOf(at), printPlain(item)] as const)
        : [[name, printPlain(value)] as const],
    ),
  );
}

/** The same object as languages print one of a class. */
export function printAsObject(json: string, action: string): Iterable<string> {
  const fields = readObject(json);
  return fields === undefined || Array.isArray(fields) ? [] : printObjects(fields, action);
}

/** As what a body was printed when `isClaimed` says so of one of those texts. */
export function describePrint(json: string, isClaimed: (text: string) => boolean, action = ''): string {
  const text = printOtherwise(json).find(isClaimed);
  if (text === undefined) {
    const printed = [...printAsObject(json, action)].find(isClaimed);
    const name = /^\w+/.exec(printed ?? '')?.[0];
    return name === undefined
      ? 'something else'
      : `the fields as a language prints an object of the class ${name}`;
  }
  if (text === JSON.stringify(json)) return 'JSON of the JSON, which was serialised twice';
  if (text === `b'${json}'`) return 'the JSON as Python prints bytes';
  if (text === printBase64(encodeText(json))) return 'the JSON in base64';
  if (text === encodePart(json)) return 'the JSON percent-encoded';
  if (printBytes(json).includes(text)) return 'the bytes of the JSON as a language prints them';
  if (text.length < 16 || printedObjects.includes(text)) return `the text ${text}`;
  return /^[\w.%[\]]+=/.test(text) ? 'the fields as a form' : 'the fields as a language prints a map';
}

function readObject(json: string): Fields | undefined {
  const reading = readJson(json);
  const value = 'value' in reading ? reading.value : undefined;
  return typeof value === 'object' && value !== null ? (value as Fields) : undefined;
}

function distinct(json: string, spellings: readonly string[]): readonly string[] {
  return [...new Set(spellings)].filter((spelling) => spelling !== json);
}

function print(layout: Layout, value: unknown, depth = 1): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const items = Array.isArray(value)
    ? value.map((item) => print(layout, item, depth + 1))
    : Object.entries(value).map(
        ([key, item]) => `${JSON.stringify(key)}${layout.colon}${print(layout, item, depth + 1)}`,
      );
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (layout.indent === '' || items.length === 0) return `${open}${items.join(layout.comma)}${close}`;
  const [inner, outer] = [depth, depth - 1].map((level) => layout.lineBreak + layout.indent.repeat(level));
  return `${open}${inner}${items.join(`${layout.comma}${inner}`)}${outer}${close}`;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value).toSorted(([left], [right]) => byCodeUnit(left, right));
  return Object.fromEntries(sorted.map(([key, item]) => [key, sortKeys(item)]));
}

function printPlain(value: unknown): string {
  return typeof value === 'string' ? value : print(layouts[0]!, value);
}

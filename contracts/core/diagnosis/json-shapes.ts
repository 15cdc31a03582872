import { sha256Hex } from '../wire/digest.ts';
import { readJson } from '../wire/json.ts';
import { memoize } from '../wire/memoize.ts';
import type { Mistake, SecretPart } from './mistake.ts';

/** Another text than the JSON of a body, and what it is. */
export interface Reshaped {
  readonly text: string;
  readonly says: string;
}

const words = (name: string): readonly string[] => name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [name];
const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** How serialisers name fields: by a policy that the one of the signer has and the one of the HTTP client has not. */
const policies: readonly (readonly [says: string, rename: (name: string) => string])[] = [
  ['camelCase', lowerFirst],
  ['PascalCase', upperFirst],
  ['snake_case', (name) => words(name).join('_').toLowerCase()],
  ['kebab-case', (name) => words(name).join('-').toLowerCase()],
  ['SNAKE_CASE', (name) => words(name).join('_').toUpperCase()],
  ['small letters', (name) => name.toLowerCase()],
  ['capitals', (name) => name.toUpperCase()],
];

/** The names in which clients and frameworks put a whole body. */
const wrappers = ['data', 'body', 'params', 'request', 'payload', 'json', 'input', 'query'] as const;

/** A name and the colon behind it; texts that are values stand before other signs. */
const names = /"((?:[^"\\]|\\.)*)"(\s*:)/g;
const spaced = (json: string): string =>
  json.replaceAll(/"(?:[^"\\]|\\.)*"|[:,]/g, (token) => (token.startsWith('"') ? token : `${token} `));

/** One explanation asks for the same body several times. */
const oneExplanation = { most: 4, longest: 16_384 };

/** A JSON object with its fields by other names, inside another one, or with its lists laid out as Jackson does it. */
export const reshape = memoize((json: string): readonly Reshaped[] => {
  const reading = readJson(json);
  const value = 'value' in reading ? reading.value : undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const renamed = policies.flatMap(([says, rename]): readonly Reshaped[] => {
    const text = json.replaceAll(names, (_, name: string, end: string) => `"${rename(name)}"${end}`);
    return [text, spaced(text)].map((one) => ({
      text: one,
      says: `with the names of its fields in ${says}`,
    }));
  });
  const wrapped = wrappers.flatMap((name): readonly Reshaped[] =>
    [
      [json, `inside "${name}"`],
      [JSON.stringify(json), `as a text inside "${name}"`],
    ].flatMap(([inner = '', says = '']) =>
      [`{"${name}":${inner}}`, `{"${name}": ${inner}}`].map((text) => ({ text, says })),
    ),
  );
  const all = [
    ...renamed,
    { text: `[${json}]`, says: 'inside a list' },
    ...wrapped,
    ...layOutAsJackson(value as Readonly<Record<string, unknown>>),
    ...layOutAsPowerShell(value as Readonly<Record<string, unknown>>),
    ...unround(json),
  ];
  const known = new Set([json, spaced(json)]);
  return all.filter(({ text }) => !known.has(text));
}, oneExplanation);

/** The JSON of the body in a shape that it has in another place of the client's program. */
export function bodyOfAnotherShape<Parts extends SecretPart & { readonly differs?: readonly string[] }>({
  fix,
  bodyOf,
  withHash,
}: {
  readonly fix: string;
  /** Undefined where the body is not signed. */
  readonly bodyOf: (parts: Parts) => string | undefined;
  readonly withHash: (parts: Parts, hash: string) => Parts;
}): Mistake<Parts> {
  const shaped = (parts: Parts, most = Infinity): readonly Parts[] =>
    reshape(bodyOf(parts) ?? '')
      .slice(0, most)
      .map(({ text, says }) => ({ ...withHash(parts, sha256Hex(text)), differs: [says] }));
  return {
    id: 'body-of-another-shape',
    title: 'The JSON was given another shape for signing',
    detail:
      'The hash is that of the JSON with its names in another case, inside another object or a list, laid out as Jackson or PowerShell does it, or before an id lost digits.',
    tell: ({ differs = [] }) => `The hash is that of the JSON ${differs.join(', ')}.`,
    fix,
    inflict: (parts) => shaped(parts, 1),
    tried: 'alone',
    rarer: (parts) => shaped(parts),
  };
}

/** Objects on lines of their own, with a space before the colon, and lists on one line. */
function layOutAsJackson(fields: Readonly<Record<string, unknown>>): readonly Reshaped[] {
  const print = (value: unknown, depth: number): string => {
    if (typeof value === 'bigint') return String(value);
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    if (Array.isArray(value))
      return value.length === 0 ? '[ ]' : `[ ${value.map((item) => print(item, depth)).join(', ')} ]`;
    const inner = Object.entries(value).map(
      ([name, item]) => `${'  '.repeat(depth)}${JSON.stringify(name)} : ${print(item, depth + 1)}`,
    );
    return inner.length === 0 ? '{ }' : `{\n${inner.join(',\n')}\n${'  '.repeat(depth - 1)}}`;
  };
  const text = print(fields, 1);
  const says = 'laid out as Jackson does it';
  return [text, text.replaceAll('\n', '\r\n')].map((one) => ({ text: one, says }));
}

/** As ConvertTo-Json of PowerShell 5 does it: two spaces behind a colon, and what is inside below where it begins. */
function layOutAsPowerShell(fields: Readonly<Record<string, unknown>>): readonly Reshaped[] {
  const print = (value: unknown, column: number): string => {
    if (typeof value === 'bigint') return String(value);
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
    const inner = ' '.repeat(column + 4);
    const items = Array.isArray(value)
      ? value.map((item) => inner + print(item, column + 4))
      : Object.entries(value).map(([name, item]) => {
          const start = `${inner}${JSON.stringify(name)}:  `;
          return start + print(item, start.length);
        });
    const body = items.length === 0 ? '\n' : `\n${items.join(',\n')}\n`;
    return `${open}${body}${' '.repeat(column)}${close}`;
  };
  const text = print(fields, 0);
  const says = 'laid out as PowerShell does it';
  return [text, text.replaceAll('\n', '\r\n')].map((one) => ({ text: one, says }));
}

/** At most so many whole numbers come to the same one in floating point that JavaScript prints with as few digits. */
const mostNeighbours = 1100;

/** With the id that a floating-point number was before it was sent, where one has lost its last digits. */
function unround(json: string): readonly Reshaped[] {
  const token = /("(?:[^"\\]|\\.)*")|(-?\d{16,19})(?![\d.eE])/g;
  return [...json.matchAll(token)].flatMap((match): readonly Reshaped[] => {
    const digits = match[2];
    if (digits === undefined || Number.isSafeInteger(Number(digits))) return [];
    const number = Number(digits);
    if (String(number) !== digits && String(BigInt(number)) !== digits) return [];
    const replaced = (other: bigint): Reshaped => ({
      text: json.slice(0, match.index) + String(other) + json.slice(match.index + digits.length),
      says: `with ${other} for ${digits}, which has lost its last digits in floating point`,
    });
    const half = BigInt(mostNeighbours / 2);
    return Array.from({ length: mostNeighbours }, (_, at) => BigInt(number) - half + BigInt(at))
      .filter((other) => Number(other) === number && String(other) !== digits)
      .map(replaced);
  });
}

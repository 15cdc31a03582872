import { printJson } from '../wire/json.ts';
import { byCodeUnit } from '../wire/query-string.ts';

type Fields = Readonly<Record<string, unknown>>;
type Entry = readonly [name: string, value: unknown];
type Print = (value: unknown) => string;

/** How a language prints a map, and what is in it. */
interface MapStyle {
  readonly open: string;
  readonly close: string;
  readonly comma: string;
  readonly colon: string;
  readonly name: (name: string) => string;
  readonly text: Print;
  readonly list: readonly [open: string, close: string, comma: string];
  /** What stands for a number, a flag and nothing. */
  readonly other: Print;
}

const plain: Print = (value) => (typeof value === 'string' ? value : printJson(value));
const withNothing =
  (nothing: string): Print =>
  (value) =>
    value === null ? nothing : plain(value);
const quoted: Print = printJson;
const capitalised: Print = (value) =>
  value === null ? 'None' : plain(value).replace(/^[tf](?=rue$|alse$)/, (letter) => letter.toUpperCase());
const inSingleQuotes: Print = (value) => {
  const text = plain(value);
  return text.includes("'") && !text.includes('"')
    ? `"${text}"`
    : `'${text.replaceAll("'", String.raw`\'`)}'`;
};

/** A text of Erlang. */
const binary: Print = (value) => `<<${printJson(value)}>>`;

const java: MapStyle = {
  open: '{',
  close: '}',
  comma: ', ',
  colon: '=',
  name: plain,
  text: plain,
  list: ['[', ']', ', '],
  other: plain,
};
const go: MapStyle = {
  ...java,
  open: 'map[',
  close: ']',
  comma: ' ',
  colon: ':',
  list: ['[', ']', ' '],
  other: withNothing('<nil>'),
};
const ruby: MapStyle = { ...java, colon: '=>', name: quoted, text: quoted, other: withNothing('nil') };
const python: MapStyle = {
  ...java,
  colon: ': ',
  name: inSingleQuotes,
  text: inSingleQuotes,
  other: capitalised,
};

const styles: readonly MapStyle[] = [
  python,
  java,
  go,
  { ...go, open: '{', close: '}' },
  { ...go, open: '&{', close: '}' },
  ruby,
  { ...ruby, colon: ' => ' },
  // Node's util.inspect.
  { ...python, open: '{ ', close: ' }', name: plain, list: ['[ ', ' ]', ', '], other: plain },
  { ...python, open: '{ ', close: ' }', name: plain, other: plain },
  // Dart
  { ...java, colon: ': ' },
  // Swift
  { ...ruby, open: '[', close: ']', colon: ': ' },
  // A Value of Rust's serde_json.
  {
    ...ruby,
    open: 'Object {',
    colon: ': ',
    text: (value) => `String(${quoted(value)})`,
    list: ['Array [', ']', ', '],
    other: (value) =>
      value === null ? 'Null' : typeof value === 'boolean' ? `Bool(${value})` : `Number(${plain(value)})`,
  },
  // Elixir, Scala, Groovy, Clojure
  { ...ruby, open: '%{', colon: ' => ' },
  { ...java, open: 'Map(', close: ')', colon: ' -> ', list: ['List(', ')', ', '] },
  { ...java, open: '[', close: ']', colon: ':' },
  { ...ruby, colon: ' ', list: ['[', ']', ' '] },
  // Pairs of Kotlin, Rust, Python and JavaScript, in a list.
  { ...java, open: '[(', close: ')]', comma: '), (', colon: ', ' },
  { ...ruby, open: '[(', close: ')]', comma: '), (', colon: ', ' },
  { ...python, open: '[(', close: ')]', comma: '), (', colon: ', ' },
  { ...ruby, open: '[[', close: ']]', comma: '],[', colon: ',', list: ['[', ']', ','] },
  // Keywords of Clojure; F#, Julia, Haskell, Erlang.
  { ...ruby, name: (name) => `:${name}`, colon: ' ', list: ['[', ']', ' '] },
  ...['\n  ', '; '].map((comma): MapStyle => ({
    ...ruby,
    ...{
      open: '{ ',
      close: ' }',
      comma,
      colon: ' = ',
      name: plain,
      list: ['[', ']', '; '],
      other: withNothing('null'),
    },
  })),
  ...['Dict{String, Any}(', 'Dict('].map((open): MapStyle => ({
    ...ruby,
    ...{ open, close: ')', colon: ' => ', other: withNothing('nothing') },
  })),
  { ...ruby, open: 'fromList [(', close: ')]', comma: '),(', colon: ',' },
  {
    ...ruby,
    ...{
      open: '#{',
      comma: ',',
      colon: ' => ',
      name: binary,
      text: binary,
      list: ['[', ']', ','],
      other: withNothing('null'),
    },
  },
];

/** The fields as languages print a map of them, in their order and in that of their names. */
export function printMaps(fields: Fields): readonly string[] {
  const entries: readonly Entry[] = Object.entries(fields);
  const sorted = entries.toSorted(([left], [right]) => byCodeUnit(left, right));
  return [...new Set(styles.flatMap((style) => [entries, sorted].map((some) => printMap(some, style))))];
}

function printMap(entries: readonly Entry[], style: MapStyle): string {
  const { open, close, comma, colon, name } = style;
  return (
    open + entries.map(([key, value]) => name(key) + colon + printValue(value, style)).join(comma) + close
  );
}

function printValue(value: unknown, style: MapStyle): string {
  if (typeof value === 'string') return style.text(value);
  if (Array.isArray(value)) {
    const [open, close, comma] = style.list;
    return open + value.map((item) => printValue(item, style)).join(comma) + close;
  }
  return typeof value === 'object' && value !== null
    ? printMap(Object.entries(value), style)
    : style.other(value);
}

/** How a language prints an object of a class or a struct, whose name comes first. */
const objectStyles: readonly ((name: string) => MapStyle)[] = [
  // Data classes of Kotlin and Lombok, records of Java, what IDEs write as toString().
  (name) => ({ ...java, open: `${name}(`, close: ')' }),
  (name) => ({ ...java, open: `${name}[`, close: ']' }),
  (name) => ({ ...java, open: `${name}{`, close: '}', text: (value) => `'${String(value)}'` }),
  // Rust, Swift, Dart
  (name) => ({ ...ruby, open: `${name} { `, close: ' }', colon: ': ', name: (field) => field }),
  (name) => ({ ...ruby, open: `${name}(`, close: ')', colon: ': ', name: (field) => field }),
  (name) => ({ ...java, open: `${name}(`, close: ')', colon: ': ' }),
  // Data classes of Python, records of .NET
  (name) => ({ ...python, open: `${name}(`, close: ')', colon: '=', name: (field) => field }),
  (name) => ({ ...java, open: `${name} { `, close: ' }', colon: ' = ' }),
];

const ends = ['', 'Request', 'Req', 'Params', 'Input', 'Body', 'Payload', 'Dto', 'DTO'] as const;
const usual = [
  ...['Ban', 'BanRequest', 'BanParams', 'BanBody', 'BanUser', 'BanUserRequest', 'User'],
  ...['Request', 'RequestBody', 'Body', 'Payload', 'Params', 'Data', 'Input'],
] as const;

const renames: readonly ((field: string) => string)[] = [
  (field) => field,
  (field) => field.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (start) => start.toLowerCase()),
  (field) => field.replaceAll(/(?<=[a-z\d])[A-Z]/g, '_$&').toLowerCase(),
];

/** The fields as languages print an object of a class, under the names that classes for such a call usually have. */
export function* printObjects(fields: Fields, action: string): Generator<string> {
  const names = [...(action === '' ? [] : ends.map((end) => action + end)), ...usual];
  for (const rename of renames) {
    const entries = Object.entries(fields).map(([field, value]): Entry => [rename(field), value]);
    for (const name of names) for (const style of objectStyles) yield printMap(entries, style(name));
  }
}

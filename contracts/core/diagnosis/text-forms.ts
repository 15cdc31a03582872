import { bounds } from '../config/bounds.ts';
import { readBase64, readHex } from '../wire/bytes.ts';
import { decodeText, readJson } from '../wire/json.ts';
import { textInSingleQuotes, textOfJson } from './json-texts.ts';

/** What a text is that should be JSON; `is` follows `it is`. */
export interface TextForm {
  readonly id: string;
  readonly title: string;
  readonly is: string;
}

type Test = readonly [pattern: RegExp, id: string, title: string, is: string];

const php = ['body-printed-by-php', 'The body was printed by PHP'] as const;
const java = ['body-printed-by-java', 'The body was printed by Java'] as const;
const go = ['body-printed-by-go', 'The body was printed by Go'] as const;
const dotNet = ['body-printed-by-dotnet', 'The body was printed by .NET'] as const;
const ruby = ['body-printed-by-ruby', 'The body was printed by Ruby'] as const;
const python = ['body-printed-by-python', 'The body was printed by Python'] as const;
const unserialised = ['body-is-no-json', 'The body was not serialised'] as const;

/** How a text begins, as programs write it. */
const beginnings: readonly Test[] = [
  [/^</, 'body-is-xml', 'The body is XML or HTML', 'XML or HTML'],
  [/^\[object /, ...unserialised, 'an object that JavaScript made a text of'],
  [/^undefined$/, ...unserialised, 'the text undefined'],
  [/^(?:Array|stdClass Object|\w+ Object)\s*\(/, ...php, 'the output of print_r() of PHP'],
  [/^Array$/, ...php, 'a list that PHP made a text of'],
  [/^(?:array \(|\(object\) array\(|\\?\w+::__set_state)/, ...php, 'the output of var_export() of PHP'],
  [/^(?:array|object)\(\w+\)(?:#\d+ \(\d+\))?\s*\{/, ...php, 'the output of var_dump() of PHP'],
  [/^[aO]:\d+:[{"]/, ...php, 'the output of serialize() of PHP'],
  [/^\[\s*['"][\w.-]+['"]\s*=>/, ...php, 'a list as PHP’s source has it'],
  [/^[\w.$]+@[\da-f]{4,8}$/, ...java, 'an object that Java made a text of, with its class and hash code'],
  [/^\w+[[(]\w+=/, ...java, 'an object as toString() of Java prints it'],
  [/^\{[\w.-]+=/, ...java, 'a map as toString() of Java prints it'],
  [/^map\[/, ...go, 'a map as fmt of Go prints it'],
  [/^(?:&\{|\{[A-Za-z]\w*:\S* [A-Za-z]\w*:|[\w.]+\{[A-Za-z]\w*:)/, ...go, 'a struct as fmt of Go prints it'],
  [/^(?:System|Microsoft)\.[\w.]+/, ...dotNet, 'the name of a type, as ToString() of .NET prints an object'],
  [/^\{ \w+ = /, ...dotNet, 'an anonymous object as ToString() of .NET prints it'],
  [/^(?:#<|\{\s*:\w+\s*=>|\{\s*"[^"]*"\s*=>)/, ...ruby, 'a hash or an object as inspect of Ruby prints it'],
  [/^b['"]/, ...python, 'bytes as Python prints them, with b before them'],
  [
    /^@[\w./~\\-]+$/,
    'body-is-a-file-name',
    'The body is the name of a file',
    'the name of a file behind @, which nobody has read',
  ],
  [
    /^[\w.$]+\(\s*[{[]/,
    'body-is-jsonp',
    'The body is a call of a function',
    'JSON in the brackets of a function, as JSONP has it',
  ],
  [
    /^\{\s*\\"/,
    'body-with-escaped-quotes',
    'The quotation marks of the body are escaped',
    'JSON whose quotation marks have backslashes before them',
  ],
  [
    /^\{\s*&(?:quot|#34);/,
    'body-escaped-for-html',
    'The body is escaped for HTML',
    'JSON whose quotation marks are written as those of HTML',
  ],
  [/^%7B/i, 'body-percent-encoded', 'The body is percent-encoded', 'JSON with percent escapes'],
  [
    /^(?:---\s*\n|(?!https?:)[\w-]+:(?:\s+[^\n]*)?\n\s*[\w-]+\s*[: ]|[\w-]+: \S)/,
    'body-is-yaml',
    'The body is YAML',
    'YAML, or lines of name: value',
  ],
  [
    /^(?:\[\w+\]\s*\n)?[\w-]+ ?= ?[^\n]*\n[\w-]+ ?= ?/,
    'body-is-toml',
    'The body has lines of name = value',
    'lines of name = value, as TOML or INI has them',
  ],
];

/** What stands between the texts of what looks like JSON; these are empty here. */
const betweenTexts: readonly Test[] = [
  [
    /[{,[]\s*[“”„«‘’]/,
    'body-with-typographic-quotes',
    'The quotation marks are those of a text',
    'JSON in typographic quotation marks',
  ],
  [
    /[，：｛｝［］]/,
    'body-with-full-width-signs',
    'The signs of the JSON are full-width',
    'JSON with the full-width comma, colon or bracket of a Chinese keyboard',
  ],
  [
    /[\u00a0\u200b\u3000\ufeff]/,
    'body-with-odd-spaces',
    'The JSON has a space that is none',
    'JSON with a space between its parts that is none of JSON, such as U+00A0',
  ],
  [/\/\*|\/\//, 'body-with-comments', 'The JSON has comments', 'JSON with comments'],
  [
    /:\s*(?:\{\{|\$\{|<%|%[sdv]\b|#\{|<\w+>)/,
    'body-with-placeholder',
    'A placeholder was not filled',
    'JSON with a placeholder that nobody has filled',
  ],
  [/[:,[]\s*undefined\b/, 'body-with-undefined', 'A value is undefined', 'JSON with undefined for a value'],
  [
    /[:,[]\s*(?:True|False|None)\b/,
    'body-with-words-of-python',
    'The JSON has words of Python',
    'JSON but for True, False or None, as Python writes them',
  ],
  [/[:,[]\s*nil\b/, 'body-with-nil', 'The JSON has nil', 'JSON with nil, which is null in JSON'],
  [/:\s*[,}\]]/, 'body-without-value', 'A field has no value', 'JSON with a field that has no value'],
  [
    /,\s*[}\]]/,
    'body-with-comma',
    'The JSON has a comma too many',
    'JSON with a comma before a closing bracket',
  ],
  [
    /^\s*\{\s*[A-Za-z_$][\w$]*\s*:|,\s*[A-Za-z_$][\w$]*\s*:/,
    'body-with-bare-names',
    'The names of the fields have no quotation marks',
    'an object as JavaScript’s source has it, whose names have no quotation marks',
  ],
  [
    /""\s*""\s*:|[\d\w}\]]\s*""\s*:|\}\s*\{/,
    'body-lacks-comma',
    'The JSON lacks a comma',
    'JSON that lacks a comma between two fields',
  ],
  [
    /[{,]\s*""\s*[-\d"[{tfn]/,
    'body-lacks-colon',
    'The JSON lacks a colon',
    'JSON that lacks a colon behind a name',
  ],
];

const numbers =
  /[:,[]\s*((?:-?0[xXoObB]\w+|-?0\d[\d.]*|\+[\d.]+|-?\.\d+|-?\d+\.(?!\d)|-?\d[\d_]*_\d+|-?\d+[lLnN]|-?NaN|[-+]?Infinity))/;

const texts = new RegExp(textOfJson, 'g');
const singlyQuoted = new RegExp(textInSingleQuotes, 'g');
const textsAndBrackets = new RegExp(String.raw`${textOfJson}|[{}[\]]`, 'g');

/** Tells a text that should be JSON and is not by how programs print things; undefined where it is nothing known. */
export function formOfText(text: string): TextForm | undefined {
  const start = text.slice(0, 1000).trimStart();
  const packed = inAnotherAlphabet(text);
  if (packed) return packed;
  const begun = find(beginnings, start);
  if (begun) return begun;
  if (!/^[{[]/.test(start) || text.length > bounds.bytesToExplain) return undefined;
  const bare = text.replaceAll(texts, '""');
  return inSingleQuotes(bare) ?? ended(text) ?? find(betweenTexts, bare) ?? oddNumber(bare) ?? oddText(text);
}

function find(tests: readonly Test[], text: string): TextForm | undefined {
  const found = tests.find(([pattern]) => pattern.test(text));
  return found && { id: found[1], title: found[2], is: found[3] };
}

/** JSON in base64 or in hexadecimal digits. */
function inAnotherAlphabet(text: string): TextForm | undefined {
  const written = text.trim();
  if (written.length > bounds.bytesToExplain || written.length < 4) return undefined;
  const holdsJson = (bytes: Uint8Array | undefined): boolean =>
    bytes !== undefined && 'value' in readJson(decodeText(bytes));
  if (/^(?:[\da-f]{2})+$/i.test(written) && /^[57]b/i.test(written) && holdsJson(readHex(written)))
    return { id: 'body-in-hex', title: 'The body is in hexadecimal', is: 'JSON in hexadecimal digits' };
  if (/^[\w+/-]+={0,2}$/.test(written) && /^(?:ey|ew|W|I)/.test(written) && holdsJson(readBase64(written)))
    return { id: 'body-in-base64', title: 'The body is in base64', is: 'JSON in base64' };
  return undefined;
}

function inSingleQuotes(bare: string): TextForm | undefined {
  if (!/^\s*(?:\{|\[\s*[{']|\[)\s*'|[{,]\s*'[^']*'\s*:/.test(bare)) return undefined;
  const rest = bare.replaceAll(singlyQuoted, "''");
  const is = /\b(?:True|False|None)\b/.test(rest)
    ? 'a dictionary as Python prints it, with single quotation marks and True, False or None'
    : /\b(?:true|false|null|undefined)\b/.test(rest)
      ? 'an object as JavaScript’s source has it, with single quotation marks'
      : /''\s*:\S|,\S/.test(rest)
        ? 'JSON in single quotation marks'
        : 'a dictionary as Python prints it, with single quotation marks';
  return { id: 'body-in-single-quotes', title: 'The body has single quotation marks', is };
}

/** JSON that ends, and goes on. */
function ended(text: string): TextForm | undefined {
  const id = 'body-with-more-behind';
  const title = 'There is more behind the JSON';
  const closed = text.slice(0, endOfFirst(text));
  if (!('value' in readJson(closed))) return undefined;
  const behind = text.slice(closed.length).trim();
  if (/^[}\]]/.test(behind)) return { id, title, is: 'JSON with a closing bracket too many' };
  if (/^[{[]/.test(behind)) return { id, title, is: 'several JSON values, one behind the other' };
  return behind === '' ? undefined : { id, title, is: 'JSON with something else behind its end' };
}

/** Where the first list or object of a text ends; the whole text where it does not. */
function endOfFirst(text: string): number {
  let depth = 0;
  for (const { 0: sign, index } of text.matchAll(textsAndBrackets)) {
    depth += sign === '{' || sign === '[' ? 1 : sign === '}' || sign === ']' ? -1 : 0;
    if (depth <= 0) return index + sign.length;
  }
  return text.length;
}

function oddNumber(bare: string): TextForm | undefined {
  const number = numbers.exec(bare)?.[1];
  if (number === undefined) return undefined;
  return {
    id: 'body-with-odd-number',
    title: 'A number is written otherwise than JSON has it',
    is: `JSON with ${number.slice(0, 20)} for a number, which JSON does not know`,
  };
}

/** Texts with characters or escapes that no text of JSON has. */
function oddText(text: string): TextForm | undefined {
  const all = text.match(texts) ?? [];
  // eslint-disable-next-line no-control-regex -- these are the characters that JSON has no place for
  if (all.some((one) => /[\u0000-\u001f]/.test(one)))
    return {
      id: 'body-with-raw-line-break',
      title: 'A text has a line break or a tab in it',
      is: 'JSON with a line break, a tab or the like inside a text, which JSON writes as an escape',
    };
  const [, escaped] =
    /\\(?!["\\/bfnrtu])([^])/.exec(all.map((one) => one.replaceAll('\\\\', '')).join('')) ?? [];
  if (escaped === undefined) return undefined;
  return {
    id: 'body-with-odd-escape',
    title: 'A backslash stands where JSON knows none',
    is: `JSON with a backslash before ${escaped}, which JSON does not know`,
  };
}

import { memoize } from '../wire/memoize.ts';
import { textOfJson } from './json-texts.ts';

/** The texts of a JSON text, in their quotation marks. */
const stringToken = new RegExp(textOfJson, 'g');

/** How serialisers write a text of JSON: by its name, with what it changes in the shortest spelling. */
type Escape = (shortest: string) => string;

const hex = (character: string): string => character.charCodeAt(0).toString(16).padStart(4, '0');
const lower = (character: string): string => `\\u${hex(character)}`;
const upper = (character: string): string => `\\u${hex(character).toUpperCase()}`;

const beyondAscii = /[\u007f-\uffff]/g;
const toAscii: Escape = (text) => text.replaceAll(beyondAscii, lower);
const toUpperAscii: Escape = (text) => text.replaceAll(beyondAscii, upper);
const escapeSlashes: Escape = (text) => text.replaceAll('/', String.raw`\/`);
/** Go does this unless it is told not to, and so does Rails. */
const escapeForHtml: Escape = (text) => text.replaceAll(/[<>&\u2028\u2029]/g, lower);
/** Jackson of old, Ruby and Perl do; the shortest spelling has them as they are. */
const escapeControls: Escape = (text) => text.replaceAll(/[\u007f-\u009f]/g, lower);
/** Gson does, unless HTML escaping is off. */
const escapeAsGson: Escape = (text) => text.replaceAll(/[<>&='\u2028\u2029]/g, lower);
/** System.Text.Json of .NET does by default; quotation marks come as code points as well. */
const escapeAsDotNet: Escape = (text) =>
  text
    .slice(1, -1)
    .replaceAll(/\\"/g, String.raw`\u0022`)
    .replaceAll(/[<>&'+`\u007f-\uffff]/g, upper);

const escapes: readonly Escape[] = [
  (text) => text,
  toAscii,
  toUpperAscii,
  escapeSlashes,
  // PHP's default is both.
  (text) => escapeSlashes(toAscii(text)),
  escapeForHtml,
  (text) => escapeForHtml(toAscii(text)),
  escapeAsGson,
  escapeControls,
  (text) => `"${escapeAsDotNet(text)}"`,
];

/** The ways to escape the texts of a JSON text otherwise. */
export const waysToEscape: readonly ((json: string) => string)[] = escapes
  .slice(1)
  .map((escape) => (json) => respellTexts(json, escape));

/** A JSON text with its texts escaped as other serialisers do, and all else as it is; the text given is not among them. */
export const escapeOtherwise = memoize(
  (json): readonly string[] => {
    const texts = escapes.map((escape) => respellTexts(json, escape));
    return [...new Set(texts)].filter((text) => text !== json);
  },
  // One explanation asks for the same layouts of one body several times.
  { most: 32, longest: 4096 },
);

function respellTexts(json: string, escape: Escape): string {
  return json.replaceAll(stringToken, (token) => {
    const text = readText(token);
    return text === undefined ? token : escape(JSON.stringify(text));
  });
}

function readText(token: string): string | undefined {
  try {
    return JSON.parse(token) as string;
  } catch {
    return undefined;
  }
}

import { isUtf8 } from 'node:buffer';
import type { HeaderPairs } from '../../contracts/core/wire/http.ts';

/** What curl sends by itself, and what belongs to a connection and not to a request. */
const automatic: ReadonlySet<string> = new Set([
  'host',
  'content-length',
  'accept-encoding',
  'connection',
  'expect',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Characters that a terminal acts on, and words that a build server does; line breaks and tabs mean nothing to a shell's quotes. */
const unprintable =
  // eslint-disable-next-line no-control-regex -- they are what this is about
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|^\s*::|##/m;

/** A Linux shell hands an argument of at most 128 KiB to a program. */
const longestArgument = 100_000;

export interface PrintedRequest {
  readonly method: string;
  readonly url: string;
  /** Where it cannot be read from the URL: curl makes other targets of `*`, of `/../` and of what follows a `#`. */
  readonly target?: string;
  readonly headers: HeaderPairs;
  /** Text, or the bytes where they are no text. */
  readonly body: string | Uint8Array;
}

/** A request as a line for a POSIX shell. */
export function printCurl(request: PrintedRequest): string {
  const body = Buffer.from(request.body);
  const headers = request.headers
    .filter(([name]) => !automatic.has(name.toLowerCase()) && !/^proxy-/i.test(name))
    .map(([name, value]) => `-H ${quoteForShell(printHeader(name, value))}`);
  // Without this curl would make up a type for a body that has none.
  const isTyped = request.headers.some(([name]) => name.toLowerCase() === 'content-type');
  if (body.length > 0 && !isTyped) headers.push("-H 'Content-Type:'");
  const isPattern = /[[\]{}]/.test(request.url);
  const line = [
    `curl -sS ${methodOption(request.method, body)} ${quoteForShell(request.url)}`,
    ...(isPattern ? ['--globoff'] : []),
    ...(request.target === undefined ? [] : [`--request-target ${quoteForShell(request.target)}`]),
    ...headers,
  ].join(' ');
  if (body.length === 0) return line;
  const text = body.toString();
  if (!isUtf8(body) || unprintable.test(text))
    return `printf ${printfFormat(body)} | ${line} --data-binary @-`;
  const word = quoteForShell(text);
  return word.length > longestArgument
    ? `printf %s ${word} | ${line} --data-binary @-`
    : `${line} --data-raw ${word}`;
}

/** Told to use HEAD by name, curl waits for a body. */
function methodOption(method: string, body: Uint8Array): string {
  return method === 'HEAD' && body.length === 0 ? '--head' : `-X ${quoteWord(method)}`;
}

/** As curl wants it: a header without a value ends with a semicolon. Node reads each byte as a character. */
function printHeader(name: string, value: string): string {
  if (value === '') return `${name};`;
  const bytes = Buffer.from(value, 'latin1');
  const isBytes = bytes.toString('latin1') === value && isUtf8(bytes);
  return `${name}: ${isBytes ? bytes.toString() : value}`;
}

/** A word that is one to every shell stays as it is. */
function quoteWord(text: string): string {
  return /^[A-Z]+$/.test(text) ? text : quoteForShell(text);
}

/** A format for `printf` that prints exactly these bytes, and holds nothing but printable ASCII. */
function printfFormat(body: Uint8Array): string {
  const escaped = Array.from(body, (byte) =>
    /[A-Za-z0-9 "{}[\],.=&_*-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : octal(byte),
  );
  // What begins with a dash would be an option.
  return quoteForShell(escaped.join('').replace(/^-/, octal(0x2d)));
}

function octal(byte: number): string {
  return `\\${byte.toString(8).padStart(3, '0')}`;
}

export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The same where a shell would take the word apart or read something into it. */
export function quoteWhereNeeded(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : quoteForShell(word);
}

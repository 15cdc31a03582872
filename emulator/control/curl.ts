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

/** A request as a line for a POSIX shell. */
export function printCurl(request: {
  method: string;
  url: string;
  headers: HeaderPairs;
  body: string;
}): string {
  const headers = request.headers
    .filter(([name]) => !automatic.has(name.toLowerCase()) && !/^proxy-/i.test(name))
    .map(([name, value]) => `-H ${quoteForShell(`${name}: ${value}`)}`);
  // Without this curl would make up a type for a body that has none.
  const isTyped = request.headers.some(([name]) => name.toLowerCase() === 'content-type');
  if (request.body !== '' && !isTyped) headers.push("-H 'Content-Type:'");
  const isPattern = /[[\]{}]/.test(request.url);
  const line = [
    `curl -sS -X ${quoteWord(request.method)} ${quoteForShell(request.url)}`,
    ...(isPattern ? ['--globoff'] : []),
    ...headers,
  ].join(' ');
  if (request.body === '') return line;
  if (unprintable.test(request.body))
    return `printf ${printfFormat(request.body)} | ${line} --data-binary @-`;
  const body = quoteForShell(request.body);
  return body.length > longestArgument
    ? `printf %s ${body} | ${line} --data-binary @-`
    : `${line} --data-raw ${body}`;
}

/** A word that is one to every shell stays as it is. */
function quoteWord(text: string): string {
  return /^[A-Z]+$/.test(text) ? text : quoteForShell(text);
}

/** A format for `printf` that prints exactly these bytes, and holds nothing but printable ASCII. */
function printfFormat(text: string): string {
  const escaped = Array.from(Buffer.from(text), (byte) =>
    /[A-Za-z0-9 "{}[\],.=&_-]/.test(String.fromCharCode(byte))
      ? String.fromCharCode(byte)
      : `\\${byte.toString(8).padStart(3, '0')}`,
  );
  return quoteForShell(escaped.join(''));
}

export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

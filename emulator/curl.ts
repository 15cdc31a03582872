import type { HeaderPairs } from '../contracts/core/http.ts';

/** What curl sends by itself. */
const automatic: ReadonlySet<string> = new Set(['host', 'content-length', 'connection']);

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
    .filter(([name]) => !automatic.has(name.toLowerCase()))
    .map(([name, value]) => `-H ${quoteForShell(`${name}: ${value}`)}`);
  // Without this curl would make up a type for a body that has none.
  const isTyped = request.headers.some(([name]) => name.toLowerCase() === 'content-type');
  if (request.body !== '' && !isTyped) headers.push("-H 'Content-Type:'");
  const isPattern = /[[\]{}]/.test(request.url);
  const line = [
    `curl -sS -X ${request.method} ${quoteForShell(request.url)}`,
    ...(isPattern ? ['--globoff'] : []),
    ...headers,
  ].join(' ');
  if (request.body === '') return line;
  const body = quoteForShell(request.body);
  return body.length > longestArgument
    ? `printf %s ${body} | ${line} --data-binary @-`
    : `${line} --data-raw ${body}`;
}

export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

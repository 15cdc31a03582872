import type { HeaderPairs } from '../contracts/core/http.ts';

/** What curl sends by itself. */
const automatic: ReadonlySet<string> = new Set(['host', 'content-length', 'connection']);

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
  const body = request.body === '' ? [] : [`--data-raw ${quoteForShell(request.body)}`];
  return [`curl -sS -X ${request.method} ${quoteForShell(request.url)}`, ...headers, ...body].join(' ');
}

export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

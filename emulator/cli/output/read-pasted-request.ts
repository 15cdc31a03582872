import { parse } from 'shell-quote';
import { UsageError } from '../options/usage-error.ts';

/** A request that somebody pasted, as it would have gone over the wire. */
export interface PastedRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: [string, string][];
  readonly body: string;
  /** Host and port, where the text says them. */
  readonly host: string | undefined;
}

/** Reads a request from a HAR file (its last entry), a curl line, or raw HTTP. Throws a `UsageError`. */
export function readPastedRequest(text: string): PastedRequest {
  const trimmed = text.trim();
  if (trimmed.startsWith('{')) return readHar(trimmed);
  if (/^curl\s/.test(trimmed)) return readCurl(trimmed);
  return readRaw(text.trimStart());
}

interface HarRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly postData?: { readonly text?: string };
}

function readHar(text: string): PastedRequest {
  const har = parseJson(text) as { log?: { entries?: { request: HarRequest }[] } };
  const request = har.log?.entries?.at(-1)?.request;
  if (!request) throw new UsageError('The HAR file has no entries.');
  const headers = request.headers.map(({ name, value }): [string, string] => [name, value]);
  return withUrl(request.method, request.url, headers, request.postData?.text ?? '');
}

function readCurl(text: string): PastedRequest {
  const words = parse(text.replaceAll(/\\\r?\n/g, ' ')).map((word) => (typeof word === 'string' ? word : ''));
  const headers: [string, string][] = [];
  let [method, url, body]: [string | undefined, string, string | undefined] = [undefined, '', undefined];
  for (let index = 1; index < words.length; index += 1) {
    const word = words[index]!;
    if (word === '-X' || word === '--request') method = words[(index += 1)];
    else if (word === '-H' || word === '--header') headers.push(splitHeader(words[(index += 1)] ?? ''));
    else if (/^(-d|--data(-raw|-binary|-ascii)?)$/.test(word)) body = words[(index += 1)] ?? '';
    else if (!word.startsWith('-')) url = word;
  }
  if (body !== undefined && !headers.some(([name]) => name.toLowerCase() === 'content-type')) {
    headers.push(['Content-Type', 'application/x-www-form-urlencoded']);
  }
  return withUrl(method ?? (body === undefined ? 'GET' : 'POST'), url, headers, body ?? '');
}

function readRaw(text: string): PastedRequest {
  const [head = '', ...rest] = text.split(/\r?\n\r?\n/);
  const [line = '', ...lines] = head.split(/\r?\n/);
  const [method, target] = line.split(' ');
  if (!method || !target)
    throw new UsageError('The file is neither HAR, nor a curl line, nor an HTTP request.');
  const headers = lines.filter((header) => header.includes(':')).map(splitHeader);
  return withUrl(method, target, headers, rest.join('\n\n').replace(/\r?\n$/, ''));
}

function withUrl(method: string, url: string, headers: [string, string][], body: string): PastedRequest {
  const [, origin, rest = url] = /^https?:\/\/([^/?#]+)(.*)$/.exec(url) ?? [];
  const target = rest.startsWith('/') ? rest : `/${rest}`;
  const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? origin;
  const complete: [string, string][] =
    host === undefined || headers.some(([name]) => name.toLowerCase() === 'host')
      ? headers
      : [['Host', host], ...headers];
  return { method, target, headers: complete, body, host };
}

function splitHeader(text: string): [string, string] {
  const mark = text.indexOf(':');
  return [text.slice(0, mark).trim(), text.slice(mark + 1).trim()];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError('The file begins like a HAR file, but it is not JSON.');
  }
}

import { printCurl } from '../curl.ts';
import type { ShownEntry } from '../../../contracts/control/journal.ts';

/** Calls as an HTTP Archive 1.2. What was masked stays masked. */
export function toHar(entries: readonly ShownEntry[], version: string): unknown {
  return {
    log: { version: '1.2', creator: { name: 'understudy', version }, entries: entries.map(toHarEntry) },
  };
}

/** A call as a curl line. Masked values must be filled in before it can be sent. */
export function toCurl({ request }: ShownEntry, baseUrl: string): string {
  const [method = 'GET', target = '/'] = request.line.split(' ');
  return printCurl({ method, url: baseUrl + target, headers: request.headers, body: request.body });
}

function toHarEntry({ time, request, reply, outcome, milliseconds = 0 }: ShownEntry): unknown {
  const isSeen = !['hang', 'reset'].includes(outcome);
  const [method = 'GET', target = '/'] = request.line.split(' ');
  const host = request.headers.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? 'localhost';
  const url = urlOf(host, target);
  const contentType = (headers: readonly (readonly [string, string])[]) =>
    headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return {
    startedDateTime: time,
    time: milliseconds,
    request: {
      method,
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: request.headers.map(toNameValue),
      queryString: queryOf(target),
      headersSize: -1,
      bodySize: Buffer.byteLength(request.body),
      ...(request.body !== '' && {
        postData: { mimeType: contentType(request.headers), text: request.body },
      }),
    },
    response: {
      // Zero is how HAR says that no reply was seen.
      status: isSeen ? reply.status : 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: reply.headers.map(toNameValue),
      content: {
        size: Buffer.byteLength(reply.body),
        mimeType: contentType(reply.headers),
        text: reply.body,
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: Buffer.byteLength(reply.body),
    },
    cache: {},
    timings: { send: 0, wait: milliseconds, receive: 0 },
  };
}

/** A valid URL whatever was sent: a target may be a whole URL or `*`, and a Host header anything. */
function urlOf(host: string, target: string): string {
  if (/^https?:\/\//i.test(target) && URL.canParse(target)) return new URL(target).href;
  const isName = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(host) && URL.canParse(`http://${host}`);
  const origin = `http://${isName ? host : 'localhost'}`;
  const path = target.startsWith('/') ? target : `/${target}`;
  return URL.canParse(origin + path) ? new URL(origin + path).href : `${origin}/`;
}

function queryOf(target: string): unknown[] {
  const mark = target.indexOf('?');
  return mark < 0 ? [] : [...new URLSearchParams(target.slice(mark))].map(toNameValue);
}

function toNameValue([name, value]: readonly [string, string]) {
  return { name, value };
}

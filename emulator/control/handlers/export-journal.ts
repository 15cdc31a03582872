import { isUtf8 } from 'node:buffer';
import { decodeText } from '../../../contracts/core/wire/json.ts';
import { printCurl } from '../curl.ts';
import type { JournalEntry } from '../../core/journal/journal.ts';
import type { LongList } from '../long-output.ts';
import type { ShownEntry } from '../../../contracts/control/journal-forms.ts';

/** A call as it may be shown, with the body that came. */
export interface Exported extends ShownEntry {
  readonly sent: Uint8Array;
}

/** An HTTP Archive 1.2 of calls in the form that `toHarEntry` gives them. What was masked stays masked. */
export function toHar(entries: LongList<JournalEntry> | readonly unknown[], version: string): unknown {
  return { log: { version: '1.2', creator: { name: 'understudy', version }, entries } };
}

/** A call as a curl line. Masked values must be filled in before it can be sent. */
export function toCurl({ request, sent }: Exported, baseUrl: string): string {
  const [method = 'GET', target = '/'] = request.line.split(' ');
  // Where nothing is masked the bytes can go as they came, though they may be no text.
  const body = request.body === decodeText(sent) ? sent : request.body;
  return printCurl({ method, ...placeOf(baseUrl, target), headers: request.headers, body });
}

/** What curl leaves as it is: a path without dots as names, and nothing after a `#`. */
const plainTarget = /^\/(?!(?:[^?]*\/)?\.{1,2}(?:[/?]|$))[^#]*$/;

function placeOf(baseUrl: string, target: string): { readonly url: string; readonly target?: string } {
  return plainTarget.test(target) ? { url: baseUrl + target } : { url: `${baseUrl}/`, target };
}

export function toHarEntry({ time, request, sent, reply, outcome, milliseconds = 0 }: Exported): unknown {
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
      bodySize: sent.length,
      ...(sent.length > 0 && {
        postData: {
          mimeType: contentType(request.headers),
          text: request.body,
          ...(!isUtf8(sent) && { comment: 'The body is no UTF-8; what is no character stands as U+FFFD.' }),
        },
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

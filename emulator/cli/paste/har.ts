import { countOf } from '../../../contracts/core/config/sentence.ts';
import { UsageError } from '../options/usage-error.ts';
import { completeRequest, type PastedRequest } from './pasted-request.ts';

interface HarRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: readonly { readonly name: string; readonly value: string }[];
  readonly postData?: {
    readonly mimeType?: string;
    readonly text?: string;
    readonly encoding?: string;
    readonly params?: readonly {
      readonly name: string;
      readonly value?: string;
      readonly fileName?: string;
    }[];
  };
}

interface HarEntry {
  readonly request?: HarRequest;
}

interface Har extends HarEntry {
  readonly log?: { readonly entries?: readonly HarEntry[] };
}

/** Reads an entry of a HAR file, by its number from 1 or else the last one, or a single entry of one. */
export function readHar(text: string, number?: number): PastedRequest {
  const request = chooseEntry(parseJson(text) as Har, number).request;
  if (typeof request?.url !== 'string' || typeof request.method !== 'string')
    throw new UsageError('The entry of the HAR file has no request.');
  const pairs = (request.headers ?? []).map(({ name, value }): [string, string] => [name, value]);
  const authority = pairs.find(([name]) => name === ':authority')?.[1];
  const headers = pairs.filter(([name]) => !name.startsWith(':'));
  const isHostNamed = headers.some(([name]) => name.toLowerCase() === 'host');
  return completeRequest({
    method: request.method,
    url: request.url,
    headers:
      authority === undefined || isHostNamed
        ? headers
        : [['Host', authority] as [string, string], ...headers],
    body: readBody(request.postData),
  });
}

/** Throws a `UsageError` for JSON that is no HAR, and for a number that no entry has. */
function chooseEntry(har: Har, number: number | undefined): HarEntry {
  const { entries = har.request === undefined ? undefined : [har] } = har.log ?? {};
  if (!Array.isArray(entries))
    throw new UsageError(
      'This JSON is no HAR file: it may be a reply, or the body of a request. Paste the request: its line, its headers and its body, or the curl line.',
    );
  if (entries.length === 0) throw new UsageError('The HAR file has no entries.');
  const entry = (entries as readonly HarEntry[]).at(number === undefined ? -1 : number - 1);
  if (!entry)
    throw new UsageError(
      `The HAR file has ${countOf(entries.length, 'entry', 'entries')}; there is no --entry ${number}.`,
    );
  return entry;
}

/** How many entries a text has, if it is a HAR file. */
export function countEntries(text: string): number {
  const { log } = parseJson(text) as Har;
  return log?.entries?.length ?? 0;
}

function readBody({ text, encoding, params = [], mimeType = '' }: HarRequest['postData'] = {}): string {
  if (encoding === 'base64') return Buffer.from(text ?? '', 'base64').toString();
  if (text !== undefined && text !== '') return text;
  if (params.length === 0) return '';
  if (mimeType.startsWith('multipart/'))
    throw new UsageError(
      'The HAR file has the fields of a multipart form, but not its body; paste raw HTTP.',
    );
  return new URLSearchParams(
    params.map(({ name, value = '' }): [string, string] => [name, value]),
  ).toString();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError('The file begins like a HAR file, but it is not JSON.');
  }
}

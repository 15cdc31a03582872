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

/** Reads the last entry of a HAR file, or a single entry of one. */
export function readHar(text: string): PastedRequest {
  const har = parseJson(text) as { log?: { entries?: HarEntry[] }; request?: HarRequest };
  const request = (har.log?.entries?.at(-1) ?? har).request;
  if (typeof request?.url !== 'string' || typeof request.method !== 'string')
    throw new UsageError('The HAR file has no entries.');
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

import { UsageError } from '../options/usage-error.ts';
import { completeRequest, valueOf, type PastedRequest } from './pasted-request.ts';

const requestLine = /^([A-Z]+|[A-Za-z]+(?= \S+ HTTP)) (\S+)(?: HTTP\/[\d.]+)?[ \t]*$/;

/** Whether a text begins with a request line, or with the pseudo-headers that HTTP/2 has in its place. */
export function isRawHttp(text: string): boolean {
  const [first = ''] = text.split(/\r?\n/, 1);
  const [, method, target = ''] = requestLine.exec(first) ?? [];
  if (method !== undefined) return /^(?:\/|\*$|https?:)/i.test(target);
  return /^:(?:authority|method|path|scheme)\b/.test(first);
}

/** Reads an HTTP request as it goes over the wire, or as the tools of a browser show it. */
export function readRaw(text: string): PastedRequest {
  const [head, body] = splitHead(text);
  const lines = joinPairs(head.split(/\r?\n/));
  const pseudo = new Map(
    lines.flatMap((line) => {
      const [, name, value] = /^:(\w+):?\s*(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value ?? ''] as const];
    }),
  );
  const [, method = pseudo.get('method'), target = pseudo.get('path')] = requestLine.exec(lines[0]!) ?? [];
  if (method === undefined || target === undefined)
    throw new UsageError('The pseudo-headers of the request lack :method or :path.');
  const first = pseudo.size > 0 ? 0 : 1;
  const headers = lines
    .slice(first)
    .filter((line) => !line.startsWith(':'))
    .map(splitHeader);
  const authority = pseudo.get('authority');
  if (authority !== undefined && valueOf(headers, 'host') === undefined) headers.unshift(['Host', authority]);
  if (/chunked/i.test(valueOf(headers, 'transfer-encoding') ?? ''))
    throw new UsageError(
      'The body is sent in chunks (Transfer-Encoding); paste the request with the body in one piece.',
    );
  return completeRequest({
    method,
    url: target,
    headers,
    body: endBody(body, valueOf(headers, 'content-length')),
  });
}

function splitHead(text: string): readonly [head: string, body: string] {
  const end = /\r?\n\r?\n/.exec(text);
  return end ? [text.slice(0, end.index), text.slice(end.index + end[0].length)] : [text.trimEnd(), ''];
}

/** Chrome copies a pseudo-header as two lines, and then all headers so. */
function joinPairs(lines: readonly string[]): readonly string[] {
  if (!/^:\w+$/.test(lines[0]?.trim() ?? '')) return lines;
  return lines.flatMap((line, index) =>
    index % 2 === 0 ? [`${line.trim().replace(/:$/, '')}: ${lines[index + 1] ?? ''}`] : [],
  );
}

function splitHeader(line: string): [string, string] {
  const mark = line.indexOf(':');
  if (mark < 1)
    throw new UsageError(`This line of the head is no header: ${JSON.stringify(line.slice(0, 60))}.`);
  return [line.slice(0, mark).trim(), line.slice(mark + 1).trim()];
}

/** An editor ends a file with a line break that the request did not have. */
function endBody(body: string, length: string | undefined): string {
  const bare = body.replace(/\r?\n$/, '');
  return length !== undefined && Buffer.byteLength(body) <= Number(length) ? body : bare;
}

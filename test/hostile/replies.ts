/** A reply as it came over the wire. */
export interface WireReply {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** A reply and the bytes after it; `missing` where it is not whole yet. Throws when it is no HTTP/1.1. */
export type ReplyReading = { readonly reply: WireReply; readonly rest: Buffer } | 'missing';

const headerEnd = Buffer.from('\r\n\r\n');

/**
 * Reads one reply strictly: a status line, headers of `Name: value` without control characters, and a body whose
 * length is told. A reply to HEAD has no body.
 */
export function readReply(bytes: Buffer, method = 'GET'): ReplyReading {
  const end = bytes.indexOf(headerEnd);
  if (end < 0) return 'missing';
  const [line = '', ...headerLines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const [, code] = /^HTTP\/1\.1 ([1-5]\d\d) [\x20-\x7e]*$/.exec(line) ?? [];
  if (code === undefined) throw new Error(`This is no status line: ${JSON.stringify(line)}`);
  const status = Number(code);
  const headers = new Map(headerLines.map(readHeader));
  const rest = bytes.subarray(end + headerEnd.length);
  if (method === 'HEAD' || status === 204 || status === 304)
    return { reply: { status, headers, body: '' }, rest };
  return headers.get('transfer-encoding') === 'chunked'
    ? readChunked(status, headers, rest)
    : readSized(status, headers, rest);
}

function readHeader(line: string): readonly [name: string, value: string] {
  // eslint-disable-next-line no-control-regex -- that there are none is the point
  const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*([^\x00-\x08\x0a-\x1f\x7f]*)$/.exec(line) ?? [];
  if (name === undefined || value === undefined)
    throw new Error(`This is no header: ${JSON.stringify(line)}`);
  return [name.toLowerCase(), value];
}

type Headers = ReadonlyMap<string, string>;

function readSized(status: number, headers: Headers, rest: Buffer): ReplyReading {
  const length = headers.get('content-length') ?? '';
  if (!/^\d+$/.test(length)) throw new Error(`A reply with status ${status} does not tell its length.`);
  if (rest.length < Number(length)) return 'missing';
  const body = rest.subarray(0, Number(length)).toString();
  return { reply: { status, headers, body }, rest: rest.subarray(Number(length)) };
}

function readChunked(status: number, headers: Headers, rest: Buffer): ReplyReading {
  const chunks: Buffer[] = [];
  for (let start = 0; ;) {
    const end = rest.indexOf('\r\n', start);
    if (end < 0) return 'missing';
    const size = Number.parseInt(rest.subarray(start, end).toString('latin1'), 16);
    if (Number.isNaN(size)) throw new Error('A chunk does not tell its size.');
    const next = end + 2 + size + 2;
    if (rest.length < next) return 'missing';
    if (size === 0)
      return {
        reply: { status, headers, body: Buffer.concat(chunks).toString() },
        rest: rest.subarray(next),
      };
    chunks.push(rest.subarray(end + 2, end + 2 + size));
    start = next;
  }
}

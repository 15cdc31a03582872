import { STATUS_CODES } from 'node:http';
import type { CallTiming, HeaderPairs, HttpReply, HttpRequest } from '../../../contracts/core/wire/http.ts';
import { memoize } from '../../../contracts/core/wire/memoize.ts';
import type { ProtocolLimits } from '../guard/protocol-limits.ts';
import type { DeliveredReply } from '../../core/engine/delivery.ts';

/** GET and POST with an origin-form target, and headers in printable ASCII: what every client sends, and no byte beside it. */
const ordinaryHead = /^(?:GET|POST) \/[!-~]* HTTP\/1\.1(?:\r\n[A-Za-z0-9-]+:[ -~]*)+$/;
const ordinaryLength = /^\d{1,7}$/;
const endOfHead = '\r\n\r\n';

/** A request that was read; how it came is filled in where it is known. */
export interface OrdinaryRequest extends HttpRequest {
  timing: CallTiming | undefined;
  scheme: 'https' | undefined;
}

/**
 * Reads a chunk that is exactly one request, asks nothing of the connection, and comes from no page of a browser. It gives
 * undefined for anything else: that may still be a request, and whoever knows all of HTTP has to read it.
 */
export function readOrdinaryRequest(
  chunk: Buffer,
  limits: Pick<ProtocolLimits, 'headers' | 'headerBytes'>,
): OrdinaryRequest | undefined {
  // Node counts the bytes in its own way: what comes near the limit is left to it.
  const end = chunk.toString('latin1', 0, limits.headerBytes / 2).indexOf(endOfHead);
  if (end < 0) return undefined;
  // A text of its own, since a journaled call that has a part of a text keeps the whole.
  const head = chunk.toString('latin1', 0, end);
  if (!ordinaryHead.test(head)) return undefined;

  const [requestLine, ...lines] = head.split('\r\n') as [string, ...string[]];
  if (lines.length > limits.headers) return undefined;
  const headers: HeaderPairs[number][] = [];
  let hosts = 0;
  let length: number | undefined;
  for (const line of lines) {
    const { pair, says, count } = readLine(line);
    headers.push(pair);
    if (says === 'host') hosts += 1;
    else if (says === 'length') {
      if (length !== undefined) return undefined;
      length = count;
    } else if (says === 'more') return undefined;
  }
  const bodyStart = end + endOfHead.length;
  if (hosts !== 1 || chunk.length !== bodyStart + (length ?? 0)) return undefined;
  const space = requestLine.indexOf(' ');
  // Copies, since a journaled call would keep the whole chunk, and its whole head.
  const body = Buffer.allocUnsafe(length ?? 0);
  chunk.copy(body, 0, bodyStart);
  return {
    method: requestLine.slice(0, space),
    target: chunk.toString('latin1', space + 1, requestLine.lastIndexOf(' ')),
    headers,
    body,
    timing: undefined,
    scheme: undefined,
  };
}

interface HeaderLine {
  readonly pair: HeaderPairs[number];
  /** What it says of the message; `more` is what only Node's server understands. */
  readonly says: 'host' | 'length' | 'more' | 'nothing';
  /** The length that it says. */
  readonly count: number;
}

/** A client sends most lines in each of its calls; those that sign a call are longer, and new each time. */
const readLine = memoize(readHeaderLine, { longest: 64 });

function readHeaderLine(line: string): HeaderLine {
  const colon = line.indexOf(':');
  const name = line.slice(0, colon);
  const value = line.slice(colon + 1).trim();
  const pair = [name, value] as const;
  switch (name.toLowerCase()) {
    case 'host':
      return { pair, says: 'host', count: 0 };
    case 'content-length': {
      // Node's parser takes spaces around a length, and no tabs.
      const isOrdinary = ordinaryLength.test(value) && !line.includes('\t');
      return { pair, says: isOrdinary ? 'length' : 'more', count: Number(value) };
    }
    case 'connection':
      return { pair, says: value.toLowerCase() === 'keep-alive' ? 'nothing' : 'more', count: 0 };
    case 'expect':
    case 'proxy-connection':
    case 'origin':
    case 'sec-fetch-site':
    case 'transfer-encoding':
    case 'upgrade':
      return { pair, says: 'more', count: 0 };
    default:
      return { pair, says: 'nothing', count: 0 };
  }
}

/** Statuses whose replies have no body. */
const emptyStatuses: readonly number[] = [204, 304];
const unprintable = /[^\t -~]/;
/** What Node writes itself. */
const ownHeader = /^(?:connection|content-length|date|keep-alive|trailer|transfer-encoding)$/i;
const isOwnHeader = memoize((name) => ownHeader.test(name));

/**
 * Prints a reply as Node's HTTP server would. It gives undefined for one that is late, slow, cut off or never sent, and for
 * one whose headers need more care. `keepAliveSeconds` is what the client is told.
 */
export function printOrdinaryReply(reply: DeliveredReply, keepAliveSeconds: number): string | undefined {
  const { status, headers, delivery } = reply;
  if (delivery || status < 200 || emptyStatuses.includes(status)) return undefined;
  for (const [name, value] of headers) {
    if (isOwnHeader(name) || unprintable.test(value)) return undefined;
  }
  const kept = `Connection: keep-alive\r\nKeep-Alive: timeout=${keepAliveSeconds}`;
  return printWith(reply, `Date: ${httpDate()}\r\n${kept}`);
}

/** The last reply of a connection on which no request could be read. */
export function printReply(reply: HttpReply): string {
  return printWith(reply, 'Connection: close');
}

/** A reply as it goes over the wire, with more lines behind its own headers. */
function printWith({ status, headers, body }: HttpReply, lines: string): string {
  let text = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'unknown'}\r\n`;
  for (const [name, value] of headers) text += `${name}: ${value}\r\n`;
  return `${text}Content-Length: ${Buffer.byteLength(body)}\r\n${lines}\r\n\r\n${body}`;
}

let second = 0;
let printed = '';

/** The machine's time in the form of HTTP, which changes once in a second. */
function httpDate(): string {
  const now = Math.floor(Date.now() / 1000);
  if (now !== second) {
    second = now;
    printed = new Date(now * 1000).toUTCString();
  }
  return printed;
}

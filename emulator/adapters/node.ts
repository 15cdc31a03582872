import type { IncomingMessage, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { maximumBodyBytes, type HeaderPairs, type HttpRequest } from '../../contracts/core/http.ts';
import type { Emulator, Exchange } from '../core/emulator.ts';
import { deliver } from './delivery.ts';

/** Hears of every call; `milliseconds` is what the door measured, from the last byte in to the reply being ready. */
export type ExchangeListener = (exchange: Exchange, milliseconds: number) => void;

export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

/** The door for Node's own HTTP server. It is also valid Express middleware, as long as nothing has read the body. */
export function createNodeListener(
  emulator: Emulator,
  vendor: string,
  hear?: ExchangeListener,
): NodeListener {
  return (incoming, response) => {
    readBody(incoming, (body) => {
      const start = performance.now();
      const exchange = emulator.handle(vendor, toHttpRequest(incoming, body));
      hear?.(exchange, performance.now() - start);
      deliver(exchange.reply, response);
    });
  };
}

function toHttpRequest(incoming: IncomingMessage, body: Uint8Array): HttpRequest {
  // Express shortens `url` below a mount point and keeps the whole target beside it.
  const { originalUrl = incoming.url } = incoming as IncomingMessage & { originalUrl?: string };
  return {
    method: incoming.method ?? 'GET',
    target: originalUrl ?? '/',
    headers: toPairs(incoming.rawHeaders),
    body,
    scheme: 'encrypted' in incoming.socket ? 'https' : 'http',
  };
}

function toPairs(rawHeaders: readonly string[]): HeaderPairs {
  const pairs: [string, string][] = [];
  for (let index = 0; index < rawHeaders.length; index += 2)
    pairs.push([rawHeaders[index]!, rawHeaders[index + 1]!]);
  return pairs;
}

/** Reads a body to its end, keeping at most one byte more than any vendor takes. */
function readBody(incoming: IncomingMessage, done: (body: Uint8Array) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  incoming.on('data', (chunk: Buffer) => {
    if (length <= maximumBodyBytes) chunks.push(chunk.subarray(0, maximumBodyBytes + 1 - length));
    length += chunk.length;
  });
  incoming.on('end', () => {
    done(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks));
  });
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { HeaderPairs, HttpRequest } from '../../contracts/core/http.ts';
import type { Emulator, Exchange } from '../core/emulator.ts';
import { deliver } from './delivery.ts';
import type { DeliveredReply } from '../core/delivery.ts';
import { createBodyReader } from './read-body.ts';
import { protocolLimits } from './protocol-limits.ts';

/** Hears of every call; `milliseconds` is what the door measured, from the last byte in to the reply being ready. */
export type ExchangeListener = (exchange: Exchange, milliseconds: number) => void;

export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

/** What a vendor answers to a request that has come whole. */
export function createAnswer(
  emulator: Emulator,
  vendor: string,
  hear?: ExchangeListener,
): (request: HttpRequest) => DeliveredReply {
  return (request) => {
    const start = performance.now();
    const exchange = emulator.handle(vendor, request);
    hear?.(exchange, performance.now() - start);
    return exchange.reply;
  };
}

/** The door for Node's own HTTP server. It is also valid Express middleware, as long as nothing has read the body. */
export function createNodeListener(
  emulator: Emulator,
  vendor: string,
  hear?: ExchangeListener,
  unfinishedBodyBytes = protocolLimits.unfinishedBodyBytes,
): NodeListener {
  const readBody = createBodyReader(unfinishedBodyBytes);
  const answer = createAnswer(emulator, vendor, hear);
  return (incoming, response) => {
    readBody(incoming, (body) => {
      if (body === 'no room') {
        deliver({ ...emulator.refuseBytes(vendor), status: 503 }, response);
        return;
      }
      deliver(answer(toHttpRequest(incoming, body)), response);
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

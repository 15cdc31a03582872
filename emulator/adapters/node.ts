import type { IncomingMessage, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { HttpRequest } from '../../contracts/core/http.ts';
import type { Emulator, Exchange } from '../core/emulator.ts';
import { deliver } from './delivery.ts';
import type { DeliveredReply } from '../core/delivery.ts';
import { endWith } from './last-reply.ts';
import { readEntrance, toHttpRequest } from './node-request.ts';
import { plainReply } from './plain-reply.ts';
import { createBodyReader } from './read-body.ts';
import { protocolLimits } from './protocol-limits.ts';

/** Hears of every call; `milliseconds` is what the door measured, from the last byte in to the reply being ready. */
export type ExchangeListener = (exchange: Exchange, milliseconds: number) => void;

export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

export interface ListenerOptions {
  /** Bytes of unfinished bodies that are held at the same time. */
  readonly unfinishedBodyBytes?: number;
  /** Hears of calls that the door itself has refused, in a sentence. */
  readonly complain?: ((sentence: string) => void) | undefined;
}

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
  { unfinishedBodyBytes = protocolLimits.unfinishedBodyBytes, complain }: ListenerOptions = {},
): NodeListener {
  const readBody = createBodyReader(unfinishedBodyBytes);
  const answer = createAnswer(emulator, vendor, hear);
  const { hosts } = emulator.implementation(vendor).vendor;
  return (incoming, response) => {
    const target = readEntrance(incoming, emulator.allowedOrigins, hosts);
    if ('reason' in target) {
      // The call never reaches a vendor: no journal has it, and it counts against no limit.
      incoming.resume();
      complain?.(target.reason);
      endWith(response, plainReply(target.status, target.reason));
      return;
    }
    readBody(incoming, (body) => {
      if (body === 'no room') {
        deliver({ ...emulator.refuseBytes(vendor), status: 503 }, response);
        return;
      }
      deliver(answer(toHttpRequest(incoming, target, body)), response);
    });
  };
}

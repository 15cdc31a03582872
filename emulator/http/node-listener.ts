import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Emulator } from '../core/engine/emulator.ts';
import type { DeliveredReply } from '../core/engine/delivery.ts';
import { heldBytesOf, type HeldBytes } from '../core/engine/held-bytes.ts';
import {
  answerSafely,
  createAnswer,
  createDefectAnswer,
  createLateAnswer,
  endWith,
  type CallLater,
  type ExchangeListener,
} from './answer.ts';
import { deliver } from './send-reply.ts';
import { readEntrance, toHttpRequest } from './node-request.ts';
import { plainReply } from './plain-reply.ts';
import { arriveBy, noteLeaving } from './call-timing.ts';
import { protocolLimits } from './guard/protocol-limits.ts';
import { maximumBodyBytes } from '../../contracts/core/wire/http.ts';

export { createAnswer, createLateAnswer, type ExchangeListener } from './answer.ts';

/** A listener for Node's HTTP server, or a middleware of Express. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

export interface ListenerOptions {
  /** Bytes of unfinished bodies that are held at the same time. */
  readonly unfinishedBodyBytes?: number;
  /** Hears of calls that the server itself has refused, in a sentence. */
  readonly onProtocolError?: ((sentence: string) => void) | undefined;
  /** Answers calls, where the emulator itself does not. */
  readonly call?: CallLater | undefined;
}

/**
 * Makes a listener for Node's own HTTP server. It is also valid Express middleware, as long as nothing has read the body.
 *
 * @example
 * const server = createServer(createNodeListener(createEmulator(), 'tencent-chat'));
 */
export function createNodeListener(
  emulator: Emulator,
  vendor: string,
  onExchange?: ExchangeListener,
  { unfinishedBodyBytes = protocolLimits.unfinishedBodyBytes, onProtocolError, call }: ListenerOptions = {},
): NodeListener {
  const readBody = createBodyReader(unfinishedBodyBytes, heldBytesOf(emulator));
  const answer = call
    ? createLateAnswer(emulator, vendor, call, onExchange)
    : createAnswer(emulator, vendor, onExchange);
  const { hosts } = emulator.implementation(vendor).vendor;
  const answerDefect = createDefectAnswer(emulator, vendor);
  const receive: NodeListener = (incoming, response) => {
    const target = readEntrance(incoming, emulator.allowedOrigins, hosts);
    if ('reason' in target) {
      // The call never reaches a vendor: no journal has it, and it counts against no limit.
      incoming.resume();
      onProtocolError?.(target.reason);
      endWith(response, plainReply(target.status, target.reason));
      return;
    }
    readBody(incoming, (body) => {
      answerSafely(response, answerDefect, () => {
        if (body === 'no room') {
          // To read the rest would cost as much memory for a while as to keep it.
          incoming.pause();
          response.once('finish', () => incoming.destroy());
          endWith(response, { ...emulator.refuseBytes(vendor), status: 503 });
          return;
        }
        const timing = arriveBy(incoming.socket);
        const send = (reply: DeliveredReply): void => {
          deliver(reply, response, answerDefect);
          noteLeaving(timing, reply, response);
        };
        const reply = answer({ ...toHttpRequest(incoming, target, body), timing });
        if (reply instanceof Promise) void reply.then(send);
        else send(reply);
      });
    });
  };
  return (incoming, response) => {
    answerSafely(response, answerDefect, () => {
      receive(incoming, response);
    });
  };
}

/** So many pieces of a body are kept as they came; each of a single byte takes a hundred. */
const mostPieces = 1000;

type BodyReader = (incoming: IncomingMessage, done: (body: Uint8Array | 'no room') => void) => void;

/**
 * Reads bodies to their ends, keeping at most one byte more than any vendor takes. Of all unfinished bodies together so
 * many bytes are kept; one for which there is no room is forgotten at once, and not read any further.
 */
function createBodyReader(unfinishedBytes: number, held: HeldBytes): BodyReader {
  return (incoming, done) => {
    const chunks: Buffer[] = [];
    let latest: Buffer[] = [];
    let length = 0;
    let hasRoom = true;
    const forget = (): void => {
      for (const { length: bytes } of [...chunks, ...latest]) held.bytes -= bytes;
      chunks.length = 0;
      latest = [];
    };
    incoming.on('data', (chunk: Buffer) => {
      const piece = chunk.subarray(0, Math.max(0, maximumBodyBytes + 1 - length));
      length += chunk.length;
      if (!hasRoom || piece.length === 0) return;
      if (held.bytes + piece.length > unfinishedBytes) {
        hasRoom = false;
        forget();
        done('no room');
        return;
      }
      latest.push(piece);
      held.bytes += piece.length;
      if (latest.length < mostPieces) return;
      chunks.push(Buffer.concat(latest));
      latest = [];
    });
    incoming.on('end', () => {
      const all = [...chunks, ...latest];
      const body = all.length === 1 ? all[0]! : Buffer.concat(all);
      forget();
      if (hasRoom) done(body);
    });
    incoming.on('close', forget);
  };
}

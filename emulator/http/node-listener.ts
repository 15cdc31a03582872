import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Emulator } from '../core/engine/emulator.ts';
import { createAnswer, type ExchangeListener } from './answer.ts';
import { deliver } from './send-reply.ts';
import { endWith } from './print-reply.ts';
import { readEntrance, toHttpRequest } from './node-request.ts';
import { plainReply } from './plain-reply.ts';
import { arriveBy, noteLeaving } from './call-timing.ts';
import { answerSafely, createDefectAnswer } from './answer.ts';
import { createBodyReader } from './read-body.ts';
import { protocolLimits } from './guard/protocol-limits.ts';

export { createAnswer, type ExchangeListener } from './answer.ts';

export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

export interface ListenerOptions {
  /** Bytes of unfinished bodies that are held at the same time. */
  readonly unfinishedBodyBytes?: number;
  /** Hears of calls that the server itself has refused, in a sentence. */
  readonly onProtocolError?: ((sentence: string) => void) | undefined;
}

/** The listener of Node's own HTTP server. It is also valid Express middleware, as long as nothing has read the body. */
export function createNodeListener(
  emulator: Emulator,
  vendor: string,
  onExchange?: ExchangeListener,
  { unfinishedBodyBytes = protocolLimits.unfinishedBodyBytes, onProtocolError }: ListenerOptions = {},
): NodeListener {
  const readBody = createBodyReader(unfinishedBodyBytes);
  const answer = createAnswer(emulator, vendor, onExchange);
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
        const timing = arriveBy(incoming.socket);
        const reply =
          body === 'no room'
            ? { ...emulator.refuseBytes(vendor), status: 503 }
            : answer({ ...toHttpRequest(incoming, target, body), timing });
        deliver(reply, response, answerDefect);
        noteLeaving(timing, reply, response);
      });
    });
  };
  return (incoming, response) => {
    answerSafely(response, answerDefect, () => {
      receive(incoming, response);
    });
  };
}

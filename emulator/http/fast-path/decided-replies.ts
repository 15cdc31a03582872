import type { Socket } from 'node:net';
import type { CallTiming } from '../../../contracts/core/wire/http.ts';
import type { DeliveredReply } from '../../core/engine/delivery.ts';
import { deliver } from '../send-reply.ts';
import type { NodeListener } from '../node-listener.ts';
import { noteLeaving } from '../call-timing.ts';
import type { AnswerDefect } from '../answer-safely.ts';

interface Decision {
  readonly reply: DeliveredReply;
  readonly timing: CallTiming;
}

/** Replies to requests that Node's server reads once more, and the listener that finds them; `listener` answers all others. */
export function createDecided(
  listener: NodeListener,
  answerDefect: AnswerDefect,
): { readonly keep: (socket: Socket, decision: Decision) => void; readonly listener: NodeListener } {
  const decided = new WeakMap<Socket, Decision>();
  return {
    keep: (socket, decision) => void decided.set(socket, decision),
    listener(request, response) {
      const decision = decided.get(request.socket);
      decided.delete(request.socket);
      if (!decision) {
        listener(request, response);
        return;
      }
      request.resume();
      deliver(decision.reply, response, answerDefect);
      noteLeaving(decision.timing, decision.reply, response);
    },
  };
}

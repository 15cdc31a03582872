import type { HeaderPairs } from '../../../contracts/core/wire/http.ts';

/** A message from the vendor to the application, as it will be sent. */
export interface CallbackRequest {
  /** Where it goes. */
  readonly url: string;
  /** Its headers. */
  readonly headers: HeaderPairs;
  /** Its body. */
  readonly body: string;
}

/** How the delivery of a callback ended, or that it has not. `refused` means that it may not go where it is told to. */
export type DeliveryState = 'waiting' | 'delivered' | 'dropped' | 'failed' | 'timed out' | 'refused';

/** A callback in the callback queue of a sandbox. Putting it there never waits for anybody. */
export interface Callback extends CallbackRequest {
  /** The vendor that sends it. */
  readonly vendor: string;
  /** The vendor's own name for the event. */
  readonly event: string;
  /** How often it is sent: more than once where a fault has the vendor retry. */
  readonly copies: number;
  /** How far its delivery is. */
  state: DeliveryState;
  /** The HTTP status of the last answer. */
  status?: number;
  /** Why it was not sent, in a sentence. */
  reason?: string;
  /** Is told when its delivery has ended. */
  readonly onEnd?: () => void;
}

/** So many wait where nobody takes them. */
const mostWaiting = 1000;

/** Callbacks on their way, oldest first; the oldest are given up where too many wait. */
export interface CallbackQueue {
  /** How many are waiting. */
  readonly size: number;
  /** Takes a callback in, to be delivered. */
  put(callback: Callback): void;
  /** Takes out all that are waiting. */
  take(): readonly Callback[];
}

export function createCallbackQueue(): CallbackQueue {
  let waiting: Callback[] = [];
  const queue: CallbackQueue & { size: number } = {
    size: 0,
    put(callback) {
      waiting.push(callback);
      if (waiting.length > mostWaiting) {
        const oldest = waiting.shift()!;
        oldest.state = 'failed';
        oldest.reason = `It was not sent: more than ${mostWaiting} callbacks waited.`;
      }
      queue.size = waiting.length;
    },
    take() {
      const taken = waiting;
      waiting = [];
      queue.size = 0;
      return taken;
    },
  };
  return queue;
}

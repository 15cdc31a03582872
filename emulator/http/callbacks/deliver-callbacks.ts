import type { Emulator } from '../../core/engine/emulator.ts';
import type { Callback } from '../../core/engine/callback-queue.ts';
import { createBoundedQueue } from './bounded-queue.ts';
import type { RouteRules } from './callback-route.ts';

export interface CallbackDeliveryOptions extends RouteRules {
  /** Milliseconds that a receiver has, from looking its name up to the end of its answer. */
  readonly timeout: number;
  /** Hears why a callback was not sent, in a sentence. */
  readonly onProtocolError?: ((sentence: string) => void) | undefined;
}

/** So many callbacks are on their way at the same time, and so many wait behind them. */
const limits = { atOnce: 50, waiting: 1000 };

/**
 * Delivers callbacks after the replies that they follow from: to this machine alone unless a host is allowed, and never to
 * the emulator itself. Gives what stops it.
 */
export function startCallbackDelivery(emulator: Emulator, options: CallbackDeliveryOptions): () => void {
  const stopped = new AbortController();
  const queue = createBoundedQueue<Callback>(limits, async (callback) => {
    await carry(callback, options, stopped.signal);
    if (!stopped.signal.aborted) callback.onEnd?.();
  });
  const stopListening = emulator.listenToCallbacks(({ callbackQueue }) => {
    for (const callback of callbackQueue.take()) {
      if (queue.push(callback)) continue;
      giveUp(callback, 'failed', `It was not sent: ${limits.waiting} callbacks wait already.`, options);
      callback.onEnd?.();
    }
  });
  return () => {
    stopListening();
    queue.clear();
    stopped.abort();
  };
}

async function carry(
  callback: Callback,
  options: CallbackDeliveryOptions,
  stopped: AbortSignal,
): Promise<void> {
  // Most runs send none, and start sooner without what sends them.
  const [{ findRoute }, { postCallback }] = await Promise.all([
    import('./callback-route.ts'),
    import('./post-callback.ts'),
  ]);
  for (let copy = 0; copy < callback.copies && !stopped.aborted; copy += 1) {
    const timeout = AbortSignal.timeout(options.timeout);
    try {
      const route = await inTime(findRoute(callback.url, options), timeout);
      if ('reason' in route) {
        giveUp(callback, 'refused', route.reason, options);
        return;
      }
      await postCallback(callback, route, AbortSignal.any([timeout, stopped]), (status) => {
        callback.status = status;
      });
      callback.state = callback.status! >= 200 && callback.status! < 300 ? 'delivered' : 'failed';
    } catch {
      callback.state = timeout.aborted ? 'timed out' : 'failed';
    }
  }
}

function giveUp(
  callback: Callback,
  state: 'refused' | 'failed',
  reason: string,
  { onProtocolError }: CallbackDeliveryOptions,
): void {
  callback.state = state;
  callback.reason = reason;
  onProtocolError?.(`${callback.vendor}: callback ${callback.event}: ${reason}`);
}

function inTime<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    promise.then(resolve, reject);
    signal.addEventListener('abort', () => {
      reject(new Error('The name took too long to look up.'));
    });
  });
}

import { longestTimer } from '../../contracts/core/config/bounds.ts';
import { markInProcess } from '../../contracts/core/config/only-emulators.ts';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import type { DeliveredReply, Delivery } from '../core/engine/delivery.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import { createAnswer, type ExchangeListener } from './answer.ts';
import { createDefectAnswer, type AnswerDefect } from './answer.ts';
import { passThrough } from './call-timing.ts';
import { throttle } from './throttle.ts';

/** Takes a request, or what `fetch` takes, so that it can stand where a `fetch` is expected. */
export type FetchHandler = (input: Request | URL | string, init?: RequestInit) => Promise<Response>;

/**
 * The handler for anything that speaks `fetch`: takes a standard request, gives a standard response, opens no socket. It asks
 * nobody for an origin: whoever holds it runs in the same program, the page that has MSW inside included.
 *
 * @example
 * const fetch = createFetchHandler(createEmulator(), 'polyv-live');
 * const polyv = createPolyvLiveClient({ fetch, baseUrl: 'http://polyv-live.test' });
 */
export function createFetchHandler(
  emulator: Emulator,
  vendor: string,
  onExchange?: ExchangeListener,
): FetchHandler {
  return createClosableHandler({ emulator, vendor, onExchange });
}

interface ClosableParts {
  readonly emulator: Emulator;
  readonly vendor: string;
  readonly onExchange?: ExchangeListener | undefined;
  /** Ends what still waits for a reply, as closing a server does. */
  readonly closing?: AbortSignal;
}

/** The same for whoever can close what answers. */
export function createClosableHandler({
  emulator,
  vendor,
  onExchange,
  closing,
}: ClosableParts): FetchHandler {
  const answer = createAnswer(emulator, vendor, onExchange);
  const answerDefect = createDefectAnswer(emulator, vendor);
  return markInProcess((input: Request | URL | string, init?: RequestInit) =>
    passThrough(async (timing) => {
      const signal = signalOf(input, init);
      signal?.throwIfAborted();
      const request = input instanceof Request && !init ? input : new Request(input, init);
      const call = await toHttpRequest(request);
      return toResponse(answer({ ...call, timing }), { signal, closing }, answerDefect);
    }),
  );
}

/** What a request must live as long as. */
const requestOf = new WeakMap<AbortSignal, Request>();

/**
 * The signal of whoever calls, and not that of a request made here: a platform forgets to pass an abort on to the signal of a
 * request that nobody holds any more. That of a request which came holds its request.
 */
function signalOf(input: Request | URL | string, init?: RequestInit): AbortSignal | undefined {
  if (init?.signal) return init.signal;
  if (!(input instanceof Request) || init?.signal === null) return undefined;
  requestOf.set(input.signal, input);
  return input.signal;
}

async function toHttpRequest(request: Request): Promise<HttpRequest> {
  const url = new URL(request.url);
  const headers = [...request.headers];
  // A `fetch` request has no Host header before it is sent.
  if (!request.headers.has('host')) headers.unshift(['host', url.host]);
  const body = new Uint8Array(await request.arrayBuffer());
  const scheme = url.protocol === 'https:' ? 'https' : 'http';
  return { method: request.method, target: `${url.pathname}${url.search}`, headers, body, scheme };
}

/** What ends a wait for a reply before its time. */
interface Ends {
  readonly signal: AbortSignal | undefined;
  readonly closing: AbortSignal | undefined;
}

async function toResponse(reply: DeliveredReply, ends: Ends, answerDefect: AnswerDefect): Promise<Response> {
  const { delivery } = reply;
  if (delivery?.delayMs !== undefined) await pause(delivery.delayMs, ends);
  if (delivery?.ending === 'hang') await pause(undefined, ends);
  if (delivery?.ending === 'reset') throw new TypeError('fetch failed: the connection was reset');
  try {
    return makeResponse(reply, ends);
  } catch (error) {
    return makeResponse(answerDefect(error), ends);
  }
}

function makeResponse({ status, headers, body, delivery }: DeliveredReply, { signal }: Ends): Response {
  const response = new Response(toBody(body, delivery, signal), { status });
  response.headers.delete('content-type');
  for (const [name, value] of headers) response.headers.append(name, value);
  return response;
}

function toBody(
  text: string,
  delivery: Delivery = {},
  signal: AbortSignal | undefined,
): string | ReadableStream {
  const { truncateAt, bytesPerSecond } = delivery;
  if (truncateAt !== undefined)
    return ReadableStream.from(breakOff(Buffer.from(text).subarray(0, truncateAt)));
  if (bytesPerSecond !== undefined)
    return ReadableStream.from(throttle(Buffer.from(text), bytesPerSecond, signal));
  return text;
}

/** What a reader sees of a body whose connection dies. */
function* breakOff(bytes: Uint8Array): Generator<Uint8Array> {
  yield bytes;
  throw new TypeError('terminated');
}

/**
 * Waits; without a time, until the caller gives up. Meanwhile the process does not end, as it does not with an open connection,
 * so that a signal which keeps no process alive comes too. For a caller who cannot give up nobody waits.
 */
function pause(milliseconds: number | undefined, { signal, closing }: Ends): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const pass = (): void => {
      end(resolve);
    };
    const timer =
      milliseconds === undefined
        ? signal && setInterval(() => requestOf.get(signal), longestTimer)
        : setTimeout(pass, milliseconds);
    const fail = (error: Error): void => {
      end(() => {
        reject(error);
      });
    };
    const giveUp = (): void => {
      fail(signal?.reason as Error);
    };
    const close = (): void => {
      fail(new TypeError('fetch failed: the sandbox was closed'));
    };
    const end = (how: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
      closing?.removeEventListener('abort', close);
      how();
    };
    signal?.addEventListener('abort', giveUp);
    closing?.addEventListener('abort', close);
    if (closing?.aborted) close();
  });
}

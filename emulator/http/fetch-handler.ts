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
  const answer = createAnswer(emulator, vendor, onExchange);
  const answerDefect = createDefectAnswer(emulator, vendor);
  return markInProcess((input: Request | URL | string, init?: RequestInit) =>
    passThrough(async (timing) => {
      const request = input instanceof Request && !init ? input : new Request(input, init);
      const call = await toHttpRequest(request);
      return toResponse(answer({ ...call, timing }), request.signal, answerDefect);
    }),
  );
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

async function toResponse(
  reply: DeliveredReply,
  signal: AbortSignal,
  answerDefect: AnswerDefect,
): Promise<Response> {
  const { delivery } = reply;
  if (delivery?.delayMs !== undefined) await pause(delivery.delayMs, signal);
  if (delivery?.ending === 'hang') await pause(undefined, signal);
  if (delivery?.ending === 'reset') throw new TypeError('fetch failed: the connection was reset');
  try {
    return makeResponse(reply, signal);
  } catch (error) {
    return makeResponse(answerDefect(error), signal);
  }
}

function makeResponse({ status, headers, body, delivery }: DeliveredReply, signal: AbortSignal): Response {
  const response = new Response(toBody(body, delivery, signal), { status });
  response.headers.delete('content-type');
  for (const [name, value] of headers) response.headers.append(name, value);
  return response;
}

function toBody(text: string, delivery: Delivery = {}, signal: AbortSignal): string | ReadableStream {
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

/** Waits; without a time, until the caller gives up. */
function pause(milliseconds: number | undefined, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}

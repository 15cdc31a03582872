import type { HeaderPairs } from '../../contracts/core/wire/http.ts';
import type { OutgoingRequest } from '../../contracts/core/contract/vendor-api.ts';
import { TransportError, type TransportErrorFacts } from './errors.ts';
import type { CallOptions, ClientOptions } from './options.ts';

export interface Received {
  readonly status: number;
  readonly headers: HeaderPairs;
  readonly body: string;
}

/** Sends one request. Whatever goes wrong on the way becomes a `TransportError` that says what is known. */
export async function send(
  key: string,
  request: OutgoingRequest,
  options: ClientOptions<unknown>,
  callOptions: CallOptions,
): Promise<Received> {
  const milliseconds = callOptions.timeout ?? options.timeout ?? 10_000;
  const { signal } = callOptions;
  const { fetch = globalThis.fetch } = options;
  const url = withoutQuery(request.url);
  if (signal?.aborted)
    throw new TransportError(
      key,
      'the signal was aborted before the call was sent',
      { url, carriedOut: 'no' },
      signal.reason,
    );
  let status: number | undefined;
  const limit = new AbortController();
  const giveUp = (): void => {
    limit.abort(signal?.reason);
  };
  const late = (): void => {
    limit.abort(new DOMException('', 'TimeoutError'));
  };
  // Unlike `AbortSignal.timeout` and `AbortSignal.any`, it keeps the process alive, and no platform forgets it.
  const timer = milliseconds > 0 ? setTimeout(late, milliseconds) : undefined;
  signal?.addEventListener('abort', giveUp);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      // The Host header is the transport's own business.
      headers: request.headers
        .filter(([name]) => name.toLowerCase() !== 'host')
        .map(([name, value]) => [name, value]),
      ...(request.body.length > 0 && { body: new Uint8Array(request.body) }),
      signal: limit.signal,
      redirect: 'error',
    });
    ({ status } = response);
    return { status, headers: [...response.headers], body: await response.text() };
  } catch (cause) {
    const facts: TransportErrorFacts = { url, ...(status !== undefined && { status }) };
    const because = signal?.aborted
      ? 'the signal was aborted'
      : limit.signal.aborted && `no reply of ${url} came within ${milliseconds} ms`;
    throw toTransportError(key, facts, cause, because);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

function toTransportError(
  key: string,
  facts: TransportErrorFacts,
  cause: unknown,
  because: string | false,
): TransportError {
  const { url, status } = facts;
  const codes = because ? [] : codesOf(cause);
  const refused = codes.find((code) => notSent.has(code));
  if (refused !== undefined)
    return new TransportError(
      key,
      `no connection to ${url} came about (${refused}); the call was not carried out`,
      { ...facts, carriedOut: 'no' },
      cause,
    );
  const code = codes[0] === undefined ? '' : ` (${codes[0]})`;
  const what = because || `${url} ${status === undefined ? 'gave no reply' : 'broke off its reply'}${code}`;
  return new TransportError(key, `${what}; the call may or may not have been carried out`, facts, cause);
}

/** What the system says where not a byte of a call can have been sent. */
const notSent: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ConnectionRefused',
]);

/** The codes of an error and of those that caused it. */
function codesOf(error: unknown, depth = 0): readonly string[] {
  if (typeof error !== 'object' || error === null || depth > 4) return [];
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  const within = Array.isArray(errors) ? errors.flatMap((one) => codesOf(one, depth + 1)) : [];
  return [...(typeof code === 'string' ? [code] : []), ...codesOf(cause, depth + 1), ...within];
}

/** A query may hold a signature that is good for hours. */
export function withoutQuery(url: string): string {
  return url.split('?', 1)[0]!;
}

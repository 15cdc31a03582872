import { controlRoutes } from '../../contracts/control/routes.ts';
import type { ControlOperations } from '../../contracts/control/index.ts';
import type { ControlCall } from '../../contracts/control/calls.ts';
import { controlMark } from '../../contracts/control/error-kinds.ts';
import { shareClass } from '../../contracts/core/config/shared-errors.ts';
import { printJson, readJson } from '../../contracts/core/wire/json.ts';
import type { Output } from '../../contracts/core/contract/operation.ts';

/**
 * The control API refused a call; the message is its `detail`.
 *
 * @example
 * const isUnknown = (error: unknown) => error instanceof ControlError && error.status === 404;
 */
export class ControlError extends Error {
  static {
    shareClass(this, 'ControlError');
  }

  /** The name of the class, for logs. */
  override readonly name = 'ControlError';
  /** The HTTP status. */
  readonly status: number;
  /** The problem details as they came. */
  readonly problem: Readonly<Record<string, unknown>>;

  constructor(status: number, problem: Readonly<Record<string, unknown>>) {
    super(
      typeof problem['detail'] === 'string' ? problem['detail'] : `The control API answered HTTP ${status}.`,
    );
    this.status = status;
    this.problem = problem;
  }
}

/**
 * Something answered that is not the control API.
 *
 * @example
 * const isWrongPort = (error: unknown) => error instanceof NoControlApi;
 */
export class NoControlApi extends Error {
  static {
    shareClass(this, 'NoControlApi');
  }

  /** The name of the class, for logs. */
  override readonly name = 'NoControlApi';

  constructor(url: string) {
    super(
      `What answers at ${placeOf(url)} is not the control API of Understudy; that is on the first port of the block, and the vendors follow.`,
    );
  }
}

/**
 * A call that no URL can lead to, so that it was not made.
 *
 * @example
 * const isNoName = (error: unknown) => error instanceof UnusablePath;
 */
export class UnusablePath extends Error {
  static {
    shareClass(this, 'UnusablePath');
  }

  /** The name of the class, for logs. */
  override readonly name = 'UnusablePath';

  constructor(call: string, part: string, value: string | undefined) {
    super(
      value === undefined
        ? `${call} needs path.${part}.`
        : `The ${part} "${value}" names nothing: no URL can carry it.`,
    );
  }
}

/**
 * The answer ended too early, so that nobody knows whether the call was carried out.
 *
 * @example
 * const mayHaveActed = (error: unknown) => error instanceof BrokenReply;
 */
export class BrokenReply extends Error {
  static {
    shareClass(this, 'BrokenReply');
  }

  /** The name of the class, for logs. */
  override readonly name = 'BrokenReply';

  constructor(url: string) {
    super(`The connection to ${placeOf(url)} broke off in the middle of an answer.`);
  }
}

function placeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'this address';
}

/**
 * One method for each call of the control API. It takes what the call has of `path`, `query` and `body`, throws a
 * `ControlError` where the control API refuses, and a `NoControlApi` where something else answers.
 */
export type ControlClient = {
  readonly [Key in keyof ControlOperations]: ControlCall<
    ControlOperations[Key],
    Promise<Output<ControlOperations[Key]>>
  >;
};

/** How a client of the control API is set up. */
export interface ControlClientOptions {
  /** Where the control API is, for example `http://127.0.0.1:4010`. */
  readonly baseUrl: string;
  /** What sends the requests. Default: the platform's `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** The token, where the server was started with one. Default: none is sent. */
  readonly token?: string;
  /**
   * How long a call may take, in milliseconds; it throws a `DOMException` of the name `TimeoutError` then. Default: 60 000; 0 for
   * without end.
   */
  readonly timeout?: number;
}

interface AnyParts {
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
}

/**
 * Makes a typed client of the control API of a running emulator.
 *
 * @example
 * const control = createControlClient({ baseUrl: 'http://127.0.0.1:4010' });
 * const { id, credentials } = await control.createSandbox({ body: { random: 7 } });
 * await control.advanceClock({ path: { id }, body: { seconds: 3600 } });
 * const { rules } = await control.getFaults({ path: { id } });
 */
export function createControlClient({
  baseUrl,
  fetch = globalThis.fetch,
  token,
  timeout = 60_000,
}: ControlClientOptions): ControlClient {
  const methods = Object.entries(controlRoutes).map(([key, route]) => [
    key,
    async ({ path = {}, query = {}, body }: AnyParts = {}): Promise<unknown> => {
      const url = new URL(baseUrl + fillPath(key, route.path, path));
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
      return within(timeout, url, async (signal) => {
        const response = await fetch(url, {
          method: route.methods[0],
          headers: {
            ...(token !== undefined && { Authorization: `Bearer ${token}` }),
            ...(body !== undefined && { 'Content-Type': 'application/json' }),
          },
          ...(body !== undefined && { body: printJson(body) }),
          signal,
        });
        return readResponse(response);
      });
    },
  ]);
  return Object.fromEntries(methods) as ControlClient;
}

/**
 * Ends a call that takes too long. The timer keeps the process alive meanwhile: where a connection is closed at once, as by a proxy
 * with nobody behind it, the `fetch` of Node 20 settles never, and a program would end as if all were well.
 */
async function within<Result>(
  milliseconds: number,
  url: URL,
  call: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const limit = new AbortController();
  const late = new DOMException(`${url.origin} gave no answer within ${milliseconds} ms.`, 'TimeoutError');
  const giveUp = (): void => {
    limit.abort(late);
  };
  const timer = milliseconds > 0 ? setTimeout(giveUp, milliseconds) : undefined;
  try {
    return await call(limit.signal);
  } catch (error) {
    throw limit.signal.aborted ? late : error;
  } finally {
    clearTimeout(timer);
  }
}

async function readResponse(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => {
    throw new BrokenReply(response.url);
  });
  // A vendor's port answers JSON too, and a proxy may answer anything.
  if (!response.headers.has(controlMark)) throw new NoControlApi(response.url);
  if (response.headers.get('content-type')?.startsWith('text/plain')) return text;
  // What is refused comes as problem details; an answer may have another status, by which load balancers tell it.
  const isAnswer = response.ok || response.headers.get('content-type')?.startsWith('application/json');
  if (!isAnswer) throw controlErrorOf(response.status, text);
  const json = text === '' ? { value: undefined } : readJson(text);
  if ('problem' in json) throw new NoControlApi(response.url);
  return json.value;
}

/**
 * Reads what the control API said instead of an answer: problem details of RFC 9457, or any text.
 *
 * @example
 * const error = controlErrorOf(404, '{"detail":"There is no sandbox \\"team-a\\"."}');
 */
export function controlErrorOf(status: number, text: string): ControlError {
  const json = readJson(text);
  const isProblem = 'value' in json && typeof json.value === 'object' && json.value !== null;
  return new ControlError(status, isProblem ? (json.value as Record<string, unknown>) : {});
}

/** Throws an `UnusablePath`: a URL drops a part that is empty or made of dots, and cannot hold half a character. */
function fillPath(call: string, path: string, parts: Readonly<Record<string, string | number>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = parts[name]?.toString();
    if (value === undefined || /^\.{0,2}$/.test(value) || !value.isWellFormed())
      throw new UnusablePath(call, name, value);
    return encodeURIComponent(value);
  });
}

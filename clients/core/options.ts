import type { TransportError, VendorError } from './errors.ts';
import type { ClientHooks } from './hooks.ts';
import type { Limit } from '../../contracts/core/contract/operation.ts';

/** How one call is made. */
export interface CallOptions {
  /** Ends the attempt, and a wait before the next one, with an error; no other attempt follows. Default: none. */
  readonly signal?: AbortSignal;
  /** Milliseconds for one attempt; 0 waits for ever. Default: the client's, which is 10 s. */
  readonly timeout?: number;
  /** Whether this call is sent again, and when. Default: the client's. */
  readonly retry?: RetryPolicy;
}

/** What a retry policy knows of a call besides its failure. */
export interface RetryFacts {
  /** The operation's key. */
  readonly operation: string;
  /** Whether the call changes nothing, so that it may be carried out twice. */
  readonly readOnly: boolean;
  /** The documented rate of the operation; undefined where none is documented. */
  readonly rate: Limit | undefined;
  /** The time, in milliseconds since 1970, by the client's `clock`. */
  readonly now: number;
  /** A number from 0 to 1, by the client's `random`. */
  readonly random: () => number;
}

/**
 * Decides whether a failed call is sent again: after so many milliseconds, or, with undefined, not at all. `attempt` is the
 * number of the attempt that failed, from 1.
 *
 * @example
 * const retry: RetryPolicy = (failure, attempt) => (failure.carriedOut === 'no' && attempt < 3 ? 1000 : undefined);
 */
export type RetryPolicy = (
  failure: VendorError | TransportError,
  attempt: number,
  call: RetryFacts,
) => number | undefined;

/** How a client is set up. All of it is optional where the environment has the credentials. */
export interface ClientOptions<Credential> extends ClientHooks {
  /** Who calls. Default: the environment's, by the variables that `understudy env` prints. */
  readonly credentials?: Credential;
  /** Where calls go, for example `http://127.0.0.1:4011`. Default: the environment's; without that, the vendor itself. */
  readonly baseUrl?: string;
  /** What sends the requests. Default: the platform's `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** The time that is signed, in milliseconds since 1970. Default: the machine's. A sandbox with a clock of its own needs its time here. */
  readonly clock?: () => number;
  /** A number from 0 to 1 that spreads the waits before retries. Default: `Math.random`. */
  readonly random?: () => number;
  /** Whether a failed call is sent again, and when. Default: `backOff()`, three attempts of what is safe to repeat. */
  readonly retry?: RetryPolicy;
  /** How the client waits, in milliseconds, before a retry or for its pace. Default: a timer that the call's signal ends. */
  readonly wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /**
   * Keeps calls within the documented rates: `true` uses a rate to the full, a number such as 0.5 that share of it, for several
   * programs with one account. What comes too early waits its turn; operations without a documented rate go at once. Each
   * client counts its own calls. Default: `false`.
   */
  readonly pace?: boolean | number;
  /** Milliseconds for one attempt; 0 waits for ever. Default: 10 s. */
  readonly timeout?: number;
  /** Who checks an input: `client` refuses a wrong one before it is sent, `vendor` leaves it to the vendor. Default: `client`. */
  readonly inputCheck?: 'client' | 'vendor';
  /**
   * What becomes of a success whose reply breaks its documented form; the vendor has acted already. `warn` gives the output as
   * it came and tells `onWarning`, `throw` throws a `TransportError`, `off` gives it without a word. Default: `warn`.
   * `pages` always throw: without the form nobody knows what comes next.
   */
  readonly replyCheck?: 'warn' | 'throw' | 'off';
  /**
   * Where credentials, base URL and `UNDERSTUDY_ONLY` are looked up. With `UNDERSTUDY_ONLY=1`, which `understudy exec` sets, the
   * client calls emulators and nobody else. Default: the process's environment.
   */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

import { checkOptions, retryRules } from './check-options.ts';
import { TransportError, type VendorError } from './errors.ts';
import type { RetryFacts, RetryPolicy } from './options.ts';

/** How often, how long and after what `backOff` sends a call again. */
export interface RetryOptions {
  /** How often a call is sent at most, the first time included. Default: 3. */
  readonly attempts?: number;
  /** Milliseconds before the second attempt, doubled before each later one; chance takes up to half of it. Default: 500. */
  readonly firstDelay?: number;
  /** The longest wait, in milliseconds. A call whose rate opens again only later fails at once. Default: 20 s. */
  readonly longestDelay?: number;
  /**
   * `safe` repeats what was surely not carried out, and what only reads. `retryable` repeats changes that may have been carried
   * out too: choose it where the same change twice does no harm, such as a ban. Default: `safe`.
   */
  readonly repeat?: 'safe' | 'retryable';
}

/**
 * Makes a policy that waits longer before each attempt, and until the next window of a rate that is used up. `backOff()` is the
 * default of every client. Throws a TypeError or RangeError for an option that is none.
 *
 * @example
 * const chat = createTencentChatClient({ retry: backOff({ attempts: 5, repeat: 'retryable' }) });
 */
export function backOff(options: RetryOptions = {}): RetryPolicy {
  checkOptions(options, retryRules);
  const { attempts = 3, firstDelay = 500, longestDelay = 20_000, repeat = 'safe' } = options;
  return (failure, attempt, call) => {
    if (attempt >= attempts || !mayPass(failure)) return undefined;
    const isSafe = failure.carriedOut === 'no' || call.readOnly;
    if (!isSafe && repeat === 'safe') return undefined;
    const grown = Math.min(firstDelay * 2 ** (attempt - 1), longestDelay);
    const delay = Math.max(grown * (1 - call.random() / 2), untilNextWindow(failure, call));
    return delay > longestDelay ? undefined : Math.ceil(delay);
  };
}

/**
 * A policy that sends nothing again.
 *
 * @example
 * const chat = createTencentChatClient({ retry: neverRetry });
 */
export const neverRetry: RetryPolicy = () => undefined;

/** Whether the same call may succeed later. */
function mayPass(failure: VendorError | TransportError): boolean {
  if (!(failure instanceof TransportError)) return failure.retryable;
  const { carriedOut, body, status = 0 } = failure;
  // A reply of somebody else has a body: a proxy says with its status whether it will pass.
  return carriedOut !== 'yes' && (body === undefined || status === 429 || status >= 500);
}

/** How long a rate that is used up stays so, in milliseconds; windows begin at whole multiples of their length. */
function untilNextWindow(failure: VendorError | TransportError, { rate, now, random }: RetryFacts): number {
  if (!rate || failure instanceof TransportError || failure.kind !== 'rate') return 0;
  const length = rate.perSeconds * 1000;
  // Those who wait for the same window do not all come at its first moment.
  return length - (now % length) + (random() * length) / 10;
}

import type { Limit } from '../../contracts/core/contract/operation.ts';

/** Lets a call go when its rate has room for it. Gives the milliseconds to wait before. */
export type Pace = (key: string, rate: Limit | undefined, now: number) => number;

/**
 * Makes a pace that keeps every stretch of a window's length within the rate, wherever the vendor's windows begin. Calls take their
 * places in the order in which they ask, so that any number of them may ask at the same time. `share` is the part of
 * the rates that is used, above 0 and at most 1.
 */
export function createPace(share: number): Pace {
  const places = new Map<string, number[]>();
  return (key, rate, now) => {
    if (!rate) return 0;
    const { requests, length } = cutRate(rate, share);
    const taken = places.get(key) ?? [];
    const oldest = taken.at(-requests);
    const place = Math.max(now, oldest === undefined ? now : oldest + length);
    places.set(key, [...taken, place].slice(-requests));
    return place - now;
  };
}

/** A share of less than one call becomes one call in a longer time. */
function cutRate({ requests, perSeconds }: Limit, share: number): { requests: number; length: number } {
  const whole = Math.max(1, Math.floor(requests * share));
  return { requests: whole, length: perSeconds * 1000 * Math.max(1, whole / (requests * share)) };
}

/** Waits; no longer than until the signal. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
  });
}

import type { Limit } from '../../contracts/core/operation.ts';
import type { Excess } from '../../contracts/core/vendor.ts';

interface Window {
  readonly number: number;
  count: number;
}

/** Counts calls in fixed windows, which begin at whole multiples of their length since 1970. */
export interface RateWindows {
  /** Counts one call; refused calls count as well. */
  take(key: string, limit: Limit, now: number): Excess | undefined;
  /** When the next window of a counter that is at its limit opens, in milliseconds since 1970. */
  fullUntil(key: string, limit: Limit, now: number): number | undefined;
  snapshot(): Readonly<Record<string, readonly [window: number, count: number]>>;
  restore(snapshot: Readonly<Record<string, readonly [window: number, count: number]>>): void;
}

export function createRateWindows(): RateWindows {
  const windows = new Map<string, Window>();
  return {
    take(key, limit, now) {
      const number = windowNumber(limit, now);
      let window = windows.get(key);
      if (window?.number !== number) windows.set(key, (window = { number, count: 0 }));
      window.count += 1;
      return window.count > limit.requests
        ? { limit: limit.requests, perSeconds: limit.perSeconds, count: window.count }
        : undefined;
    },
    fullUntil(key, limit, now) {
      const window = windows.get(key);
      const isFull = window?.number === windowNumber(limit, now) && window.count >= limit.requests;
      return isFull ? (window.number + 1) * limit.perSeconds * 1000 : undefined;
    },
    snapshot: () =>
      Object.fromEntries([...windows].map(([key, { number, count }]) => [key, [number, count] as const])),
    restore(snapshot) {
      windows.clear();
      for (const [key, [number, count]] of Object.entries(snapshot)) windows.set(key, { number, count });
    },
  };
}

function windowNumber(limit: Limit, now: number): number {
  return Math.floor(now / (limit.perSeconds * 1000));
}

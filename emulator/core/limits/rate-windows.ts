import type { Excess } from '../../../contracts/core/contract/reason.ts';
import type { BlockingLimit, Limit } from '../../../contracts/core/contract/operation.ts';

interface Window {
  readonly number: number;
  count: number;
}

/** Counts calls in fixed windows, which begin at whole multiples of their length since 1970. */
export interface RateWindows {
  /** Counts one call; refused calls count as well. */
  take(key: string, limit: Limit, now: number): Excess | undefined;
  /** Counts one call against a limit that blocks: the call over it, and all that follow for a while, are refused. */
  takeOrBlock(key: string, limit: BlockingLimit, now: number): Excess | undefined;
  /** How many calls a counter has in the window of a time, refused ones included. */
  countIn(key: string, limit: Limit, now: number): number;
  /** When a block ends, in milliseconds since 1970, if there is one. */
  blockedUntil(key: string, now: number): number | undefined;
  /** When the next window of a counter that is at its limit opens, in milliseconds since 1970. */
  fullUntil(key: string, limit: Limit, now: number): number | undefined;
  /** For each counter the number of its window and the calls in it. */
  snapshot(): Readonly<Record<string, readonly [window: number, count: number]>>;
  /** Puts the counters of a snapshot back. */
  restore(snapshot: Readonly<Record<string, readonly [window: number, count: number]>>): void;
}

export function createRateWindows(): RateWindows {
  const windows = new Map<string, Window>();

  const take = (key: string, limit: Limit, now: number): Excess | undefined => {
    const number = windowNumber(limit, now);
    let window = windows.get(key);
    if (window?.number !== number) windows.set(key, (window = { number, count: 0 }));
    window.count += 1;
    if (window.count <= limit.requests) return undefined;
    const { requests, perSeconds } = limit;
    return { limit: requests, perSeconds, resetsAt: (number + 1) * perSeconds * 1000, count: window.count };
  };

  /** A block is kept as a window whose number is its end. */
  const blockedUntil = (key: string, now: number): number | undefined => {
    const end = windows.get(blockKey(key))?.number;
    return end !== undefined && now < end ? end : undefined;
  };

  return {
    take,
    takeOrBlock(key, limit, now) {
      const { requests, perSeconds, blockSeconds } = limit;
      const block = windows.get(blockKey(key));
      if (block && now < block.number) {
        block.count += 1;
        return { limit: requests, perSeconds, resetsAt: block.number, count: block.count };
      }
      const excess = take(key, limit, now);
      if (!excess) return undefined;
      const resetsAt = now + blockSeconds * 1000;
      windows.set(blockKey(key), { number: resetsAt, count: excess.count });
      return { ...excess, resetsAt };
    },
    countIn(key, limit, now) {
      const window = windows.get(key);
      return window?.number === windowNumber(limit, now) ? window.count : 0;
    },
    blockedUntil,
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

function blockKey(key: string): string {
  return `${key} block`;
}

function windowNumber(limit: Limit, now: number): number {
  return Math.floor(now / (limit.perSeconds * 1000));
}

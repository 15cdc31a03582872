import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import type { JournalEntry } from '../journal/journal.ts';
import { createMemory } from './bounded-memory.ts';
import type { CallFacts } from './analyzed-call.ts';
import type { Caller } from './callers.ts';

interface Window {
  number: number;
  count: number;
}

/** Gives a call its number in its window; undefined where it does not count against a limit. */
export type CallCounter = (caller: Caller, entry: JournalEntry, facts: CallFacts) => number | undefined;

/** Counts the calls of each operation in windows that begin at whole multiples of their length since 1970. */
export function createCallCounter(): CallCounter {
  const windows = createMemory<Window>();
  return (caller, { operation, refusedBy, now }, { vendor, limit, found: { route } }) => {
    if (!limit || !route || !wasCounted(vendor, refusedBy)) return undefined;
    const key = `${caller.name} ${operation ?? ''}`;
    const number = Math.floor(now / (limit.perSeconds * 1000));
    const window = windows.get(key);
    if (!window) {
      windows.set(key, { number, count: 1 });
      return 1;
    }
    window.count = window.number === number ? window.count + 1 : 1;
    window.number = number;
    return window.count;
  };
}

/** Whether a call came as far as being counted: what an earlier check refuses is not. */
function wasCounted({ checks }: Vendor, refusedBy: string | undefined): boolean {
  if (refusedBy === undefined) return true;
  const placeOf = (check: string): number => checks.findIndex(({ name }) => name === check);
  return placeOf(refusedBy) >= placeOf('rate');
}

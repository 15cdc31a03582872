import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import type { JournalEntry } from '../journal/journal.ts';
import { getOrInsert } from './get-or-insert.ts';
import type { CallFacts } from './analyzed-call.ts';
import type { Caller, CallWindow } from './callers.ts';

/**
 * Gives a call its number in its window; undefined where it does not count against a limit. The windows of an operation
 * begin at whole multiples of their length since 1970.
 */
export function countCall(
  caller: Caller,
  { refusedBy, now }: JournalEntry,
  { vendor, limit, found: { route } }: CallFacts,
): number | undefined {
  if (!limit || !route || !wasCounted(vendor, refusedBy)) return undefined;
  const number = Math.floor(now / (limit.perSeconds * 1000));
  const window = getOrInsert(caller.windows, route.key, newWindow);
  window.count = window.number === number ? window.count + 1 : 1;
  window.number = number;
  return window.count;
}

const newWindow = (): CallWindow => ({ number: -1, count: 0 });

/** Whether a call came as far as being counted: what an earlier check refuses is not. */
function wasCounted({ checks }: Vendor, refusedBy: string | undefined): boolean {
  if (refusedBy === undefined) return true;
  const placeOf = (check: string): number => checks.findIndex(({ name }) => name === check);
  return placeOf(refusedBy) >= placeOf('rate');
}

import type { Emulator } from '../core/emulator.ts';
import type { JournalEntry } from '../core/journal.ts';

/** A call, by its number among all calls of all sandboxes. */
export interface RecentCall {
  readonly number: number;
  readonly sandbox: string;
  /** Held loosely: how long a call is remembered is up to the journal. */
  readonly entry: WeakRef<JournalEntry>;
}

/** The latest calls of all sandboxes, oldest first, and who wants to hear of the next ones. */
export interface RecentCalls {
  readonly listeners: Set<(call: RecentCall) => void>;
  lastNumber(): number;
  after(number: number): readonly RecentCall[];
}

/** So many calls can be caught up with after a reconnection. */
const remembered = 10_000;

/** Remembers from now on. */
export function createRecentCalls(emulator: Emulator): RecentCalls {
  const calls: RecentCall[] = [];
  const listeners: RecentCalls['listeners'] = new Set();
  let lastNumber = 0;

  emulator.listen(({ sandbox, entry }) => {
    lastNumber += 1;
    const call = { number: lastNumber, sandbox, entry: new WeakRef(entry) };
    calls.push(call);
    if (calls.length > 2 * remembered) calls.splice(0, calls.length - remembered);
    for (const listener of listeners) listener(call);
  });

  return {
    listeners,
    lastNumber: () => lastNumber,
    after: (number) => calls.filter((call) => call.number > number),
  };
}

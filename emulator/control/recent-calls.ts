import type { Emulator } from '../core/emulator.ts';
import type { Journal } from '../core/journal.ts';

/** A call, by its number among all calls of all sandboxes. */
export interface RecentCall {
  readonly number: number;
  readonly sandbox: string;
  /** Its number in the journal that it went into; how long it is remembered is up to that. */
  readonly id: number;
  /** After a reset of the sandbox it is not that sandbox's journal any more. */
  readonly journal: WeakRef<Journal>;
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
  // One for each journal, since each costs the collector time.
  const references = new WeakMap<Journal, WeakRef<Journal>>();
  let lastNumber = 0;

  emulator.listen(({ sandbox, entry: { id } }) => {
    const current = emulator.world(sandbox)?.journal;
    if (!current) return;
    const journal = references.get(current) ?? new WeakRef(current);
    references.set(current, journal);
    lastNumber += 1;
    const call = { number: lastNumber, sandbox, id, journal };
    calls.push(call);
    if (calls.length > 2 * remembered) calls.splice(0, calls.length - remembered);
    for (const listener of listeners) {
      emulator.defects.contain('the stream of calls', () => {
        listener(call);
      });
    }
  });

  return {
    listeners,
    lastNumber: () => lastNumber,
    after: (number) => calls.filter((call) => call.number > number),
  };
}

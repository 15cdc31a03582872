import type { Emulator } from '../core/engine/emulator.ts';
import type { Journal } from '../core/journal/journal.ts';

/** A call, by its number among all calls of all sandboxes. */
export interface RecentCall {
  readonly number: number;
  readonly sandbox: string;
  /** Its number in the journal that it went into; how long it is remembered is up to that. */
  readonly id: number;
  /** After a reset of the sandbox it is not that sandbox's journal any more. */
  readonly journal: WeakRef<Journal>;
}

/** The latest calls of all sandboxes, and who is told of the next ones. */
export interface RecentCalls {
  /** Hear how many bytes of texts a new call has. */
  readonly listeners: Set<(bytes: number) => void>;
  lastNumber(): number;
  /** The first call after a number that is still remembered. */
  next(number: number): RecentCall | undefined;
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

  emulator.listen(({ sandbox, journal: current, entry: { id, request, reply } }) => {
    const journal = references.get(current) ?? new WeakRef(current);
    references.set(current, journal);
    lastNumber += 1;
    calls.push({ number: lastNumber, sandbox, id, journal });
    if (calls.length > 2 * remembered) calls.splice(0, calls.length - remembered);
    const bytes = request.body.length + reply.body.length;
    for (const listener of listeners) {
      emulator.defects.contain('the stream of calls', () => {
        listener(bytes);
      });
    }
  });

  return {
    listeners,
    lastNumber: () => lastNumber,
    // The numbers have no gaps.
    next: (number) => calls[Math.max(0, number + 1 - (calls[0]?.number ?? 0))],
  };
}

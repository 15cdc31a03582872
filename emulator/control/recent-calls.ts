import { shorten } from '../../contracts/core/config/shorten.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import type { Journal, JournalEntry } from '../core/journal/journal.ts';

/** A call of any sandbox, in the order of all of them. */
export interface RecentCall {
  /** Its number among those that a reader is told. */
  readonly number: number;
  /** By what a reader says that this is the last one that he has seen. */
  readonly event: string;
  readonly sandbox: string;
  /** The call as the journal has it; `gone` after a reset of its sandbox, `forgotten` where the journal dropped it. */
  find(): JournalEntry | 'gone' | 'forgotten';
}

/** What one reader is told, in its order. */
export interface CallSeries {
  /** The first call after a number that is still remembered. Numbers have no gaps but for what is not. */
  next(number: number): RecentCall | undefined;
  /** The number of the latest call. */
  last(): number;
}

/** Where a reader begins. */
export interface Begun {
  readonly series: CallSeries;
  /** The number after which it goes on. */
  readonly start: number;
  /** What it cannot catch up with, if anything, in a sentence. */
  readonly missed?: string;
  /** The reader has gone. */
  readonly end: () => void;
}

/** The latest calls of all sandboxes, and who is told of the next ones. */
export interface RecentCalls {
  /** Hear how many bytes of texts a new call has. */
  readonly listeners: Set<(bytes: number) => void>;
  /** Begins behind the event that a reader has seen last, or with what comes next. Rejects where that cannot be known now. */
  begin(seen: string | undefined): Promise<Begun>;
}

/** So many calls can be caught up with after a reconnection. */
export const remembered = 10_000;

interface Noted {
  readonly number: number;
  readonly sandbox: string;
  /** Its number in the journal that it went into; how long it is remembered is up to that. */
  readonly id: number;
  /** After a reset of the sandbox it is not that sandbox's journal any more. */
  readonly journal: WeakRef<Journal>;
}

/** Remembers from now on. */
export function createRecentCalls(emulator: Emulator): RecentCalls {
  const calls: Noted[] = [];
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
    if (listeners.size > 0) tellListeners(emulator, listeners, request.body.length + reply.body.length);
  });

  const find = ({ sandbox, id, journal }: Noted): ReturnType<RecentCall['find']> => {
    const current = emulator.sandbox(sandbox)?.journal;
    // After a reset another call has the same id.
    if (!current || current !== journal.deref()) return 'gone';
    return current.find(id) ?? 'forgotten';
  };
  const series: CallSeries = {
    next(number) {
      // The numbers have no gaps.
      const call = calls[Math.max(0, number + 1 - (calls[0]?.number ?? 0))];
      return call && { ...call, event: String(call.number), find: () => find(call) };
    },
    last: () => lastNumber,
  };
  const end = (): void => undefined;
  return {
    listeners,
    begin(seen) {
      const number = seen === undefined ? lastNumber : /^\d{1,15}$/.test(seen) ? Number(seen) : Infinity;
      if (number <= lastNumber) return Promise.resolve({ series, start: number, end });
      const missed = `No call of this run has the id "${shorten(seen ?? '')}": the emulator was started anew. What follows begins with its first call.`;
      return Promise.resolve({ series, start: 0, missed, end });
    },
  };
}

/** Tells of a new call with so many bytes; what one listener throws concerns no call. */
export function tellListeners(emulator: Emulator, listeners: RecentCalls['listeners'], bytes: number): void {
  for (const listener of listeners) {
    emulator.defects.contain('the stream of calls', () => {
      listener(bytes);
    });
  }
}

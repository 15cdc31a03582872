import { shorten } from '../../contracts/core/config/shorten.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import type { Journal, JournalEntry } from '../core/journal/journal.ts';

/** A call that a reader is told of. */
export interface ToldCall {
  /** By what a reader says that this is the last one that he has seen. */
  readonly event: string;
  /** The id of the sandbox. */
  readonly sandbox: string;
  /** The call as the journal has it; `gone` after a reset of its sandbox, `forgotten` where the journal dropped it. */
  find(): JournalEntry | 'gone' | 'forgotten';
}

/** A call with its number in a series. */
export interface NumberedCall {
  /** The number of the call among all that were told. */
  readonly number: number;
  /** The call. */
  readonly call: ToldCall;
}

/** What one reader is told, in its order. Numbers have no gaps but for what is not remembered. */
export interface CallSeries {
  /** The first call after a number that is still remembered. */
  next(number: number): NumberedCall | undefined;
  /** The number of the latest call. */
  last(): number;
}

/** So many calls can be caught up with after a reconnection. */
export const remembered = 10_000;

/** Calls that are numbered as they come, of which the latest ones are remembered. */
export class CallList<Call> {
  readonly #calls: Call[];
  #forgotten = 0;

  constructor(calls: readonly Call[] = []) {
    this.#calls = [...calls];
  }

  add(call: Call): void {
    this.#calls.push(call);
    if (this.#calls.length <= 2 * remembered) return;
    this.#forgotten += this.#calls.length - remembered;
    this.#calls.splice(0, this.#calls.length - remembered);
  }

  next(number: number): { readonly number: number; readonly call: Call } | undefined {
    const index = Math.max(0, number - this.#forgotten);
    const call = this.#calls[index];
    return call && { number: this.#forgotten + index + 1, call };
  }

  last(): number {
    return this.#forgotten + this.#calls.length;
  }
}

/** Where a reader begins. */
export interface Begun {
  /** The calls from here on. */
  readonly series: CallSeries;
  /** The number after which it goes on. */
  readonly start: number;
  /** What it cannot catch up with, if anything, in a sentence. */
  readonly missed?: string;
  /** The reader has gone. */
  readonly end: () => void;
}

/** What a reader wants to be told. */
export interface Wanted {
  /** The event that he has seen last. Without it, what comes next. */
  readonly seen: string | undefined;
  /** The sandbox whose calls he wants. Without it, those of all. */
  readonly sandbox: string | undefined;
}

/** The latest calls of all sandboxes, and who is told of the next ones. */
export interface RecentCalls {
  /** Hear how many bytes of texts a new call has. */
  readonly listeners: Set<(bytes: number) => void>;
  /** Begins behind the event that a reader has seen last, or with what comes next. Rejects where that cannot be known now. */
  begin(wanted: Wanted): Promise<Begun>;
}

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
  // An array and no list, since every call of a vendor passes here.
  const calls: Noted[] = [];
  const listeners: RecentCalls['listeners'] = new Set();
  /** What those are told who want the calls of one sandbox. */
  const lists = new Map<CallList<Noted>, string>();
  // One for each journal, since each costs the collector time.
  const references = new WeakMap<Journal, WeakRef<Journal>>();
  let lastNumber = 0;

  emulator.listen(({ sandbox, journal: current, entry: { id, request, reply } }) => {
    const journal = references.get(current) ?? new WeakRef(current);
    references.set(current, journal);
    lastNumber += 1;
    const call = { number: lastNumber, sandbox, id, journal };
    calls.push(call);
    if (calls.length > 2 * remembered) calls.splice(0, calls.length - remembered);
    for (const [list, wanted] of lists) if (wanted === sandbox) list.add(call);
    if (listeners.size > 0) tellListeners(emulator, listeners, request.body.length + reply.body.length);
  });

  const behind = (number: number): number => Math.max(0, number + 1 - (calls[0]?.number ?? 1));
  const series: CallSeries = {
    next(number) {
      const call = calls[behind(number)];
      return call && { number: call.number, call: toTold(emulator, call) };
    },
    last: () => lastNumber,
  };
  const followOne = (sandbox: string, number: number): Omit<Begun, 'missed'> => {
    const own = calls.slice(behind(number)).filter((call) => call.sandbox === sandbox);
    const list = new CallList(own);
    lists.set(list, sandbox);
    const ownSeries: CallSeries = {
      next(after) {
        const found = list.next(after);
        return found && { number: found.number, call: toTold(emulator, found.call) };
      },
      last: () => list.last(),
    };
    return { series: ownSeries, start: 0, end: () => void lists.delete(list) };
  };
  return {
    listeners,
    begin({ seen, sandbox }) {
      const number = seen === undefined ? lastNumber : /^\d{1,15}$/.test(seen) ? Number(seen) : Infinity;
      const isKnown = number <= lastNumber;
      const start = isKnown ? number : 0;
      const begun =
        sandbox === undefined ? { series, start, end: () => undefined } : followOne(sandbox, start);
      // Whoever follows all calls is told how many there were before the first one that is remembered.
      const isCut = sandbox !== undefined && start + 1 < (calls[0]?.number ?? 1);
      const missed = isKnown ? (isCut ? whyCut : undefined) : describeUnknown(seen ?? '');
      return Promise.resolve({ ...begun, ...(missed !== undefined && { missed }) });
    },
  };
}

function toTold(emulator: Emulator, { number, sandbox, id, journal }: Noted): ToldCall {
  return {
    event: String(number),
    sandbox,
    find() {
      const current = emulator.sandbox(sandbox)?.journal;
      // After a reset another call has the same id.
      if (!current || current !== journal.deref()) return 'gone';
      return current.find(id) ?? 'forgotten';
    },
  };
}

const whyCut =
  'Some of the calls after this event are not remembered any more, perhaps some of this sandbox.';

function describeUnknown(seen: string): string {
  return `No call of this run has the id "${shorten(seen)}": the emulator was started anew. What follows begins with its first call.`;
}

/** Tells of a new call with so many bytes; what one listener throws concerns no call. */
export function tellListeners(emulator: Emulator, listeners: RecentCalls['listeners'], bytes: number): void {
  for (const listener of listeners) {
    emulator.defects.contain('the stream of calls', () => {
      listener(bytes);
    });
  }
}

import type { Reason } from '../../../contracts/core/contract/reason.ts';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import type { DeliveredReply } from '../engine/delivery.ts';
import type { Callback } from '../engine/callback-queue.ts';

/** One call as the journal remembers it. Everything but the timing of its request follows from the seed and the calls. */
export interface JournalEntry {
  /** Counts from 1 in each sandbox. */
  readonly id: number;
  /** Milliseconds since 1970 by the sandbox's clock. */
  readonly now: number;
  /** The vendor that was called. */
  readonly vendor: string;
  /** The key of the operation, where one was found. */
  readonly operation: string | undefined;
  /** The id of the credential that the call claims to have, where it names one. */
  readonly credentialId: string | undefined;
  /** The request as it came. */
  readonly request: HttpRequest;
  /** What was answered. */
  readonly reply: DeliveredReply;
  /** `success`, or the key of the vendor's error. */
  readonly outcome: string;
  /** The check that refused the call; absent where its handler or a fault did. */
  readonly refusedBy: string | undefined;
  /** Why it was refused; secrets are taken out on the way out. */
  readonly reason: Reason | undefined;
  /** The ids of the fault rules that fired. */
  readonly faults: readonly string[];
  /** A bug of the emulator, in words; absent where there was none. */
  readonly defect: string | undefined;
  /** What the call set off; how each delivery ended is filled in when it is known. */
  readonly callbacks: readonly Callback[];
}

/** An entry that has no number yet. Whoever makes many leaves room for it: to add a field to an object costs a second object. */
export interface NewEntry extends Omit<JournalEntry, 'id'> {
  /** The number that the call has already. Default: the next one. */
  id?: number | undefined;
}

/** The calls of one sandbox, oldest first, up to a number of bytes: then the oldest are dropped and counted. */
export interface Journal {
  /** Gives an entry its number, and keeps it. */
  add(entry: NewEntry): JournalEntry;
  /** The calls that are kept, oldest first. */
  entries(): readonly JournalEntry[];
  /** The call with this number, if it is kept. */
  find(id: number): JournalEntry | undefined;
  /** How many calls were dropped because the journal was full. */
  dropped(): number;
  /** Drops the oldest, until no more than so many calls and bytes are left. */
  cut(most: {
    /** How many calls stay at most. */
    readonly calls: number;
    /** How many bytes stay at most. */
    readonly bytes: number;
  }): void;
  /** Goes on with the calls of another journal, of which so many had been dropped. */
  restore(entries: readonly JournalEntry[], dropped: number): void;
}

const defaultLimitBytes = 16 * 1024 * 1024;

/** What an entry weighs beyond its texts: objects, pairs and numbers. */
const entryOverheadBytes = 1024;

/** What a header weighs beyond its texts: a list and two texts of their own. */
const pairBytes = 96;

export function createJournal(limitBytes = defaultLimitBytes): Journal {
  // What is kept stands behind `first`; the places before it are empty, and are given back once they are half of all.
  let kept: (JournalEntry | undefined)[] = [];
  let weights: number[] = [];
  let first = 0;
  let bytes = 0;
  let dropped = 0;

  const dropOldest = (): void => {
    bytes -= weights[first]!;
    kept[first] = undefined;
    first += 1;
    dropped += 1;
    if (first < leastEmpty || first * 2 < kept.length) return;
    kept = kept.slice(first);
    weights = weights.slice(first);
    first = 0;
  };
  const add = (added: NewEntry): JournalEntry => {
    added.id = dropped + kept.length - first + 1;
    const entry = added as JournalEntry;
    const { request, reply, callbacks } = entry;
    let weight = entryOverheadBytes + request.target.length + request.body.length + reply.body.length;
    for (const [name, value] of request.headers) weight += pairBytes + name.length + value.length;
    for (const { body } of callbacks) weight += entryOverheadBytes + body.length;
    kept.push(entry);
    weights.push(weight);
    bytes += weight;
    while (bytes > limitBytes && kept.length - first > 1) dropOldest();
    return entry;
  };

  return {
    add,
    entries: () => kept.slice(first) as JournalEntry[],
    find: (id) => kept[first + id - dropped - 1],
    dropped: () => dropped,
    cut(most) {
      while (kept.length - first > most.calls || (bytes > most.bytes && kept.length - first > 1))
        dropOldest();
    },
    restore(entries, before) {
      [kept, weights, first, bytes, dropped] = [[], [], 0, 0, before];
      for (const entry of entries) add(entry);
    },
  };
}

/** So many empty places are worth giving back. */
const leastEmpty = 1024;

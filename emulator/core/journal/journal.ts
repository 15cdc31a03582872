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
  readonly vendor: string;
  readonly operation: string | undefined;
  readonly credentialId: string | undefined;
  readonly request: HttpRequest;
  readonly reply: DeliveredReply;
  /** `success`, or the key of the vendor's error. */
  readonly outcome: string;
  readonly refusedBy: string | undefined;
  /** Why it was refused; secrets are taken out on the way out. */
  readonly reason: Reason | undefined;
  readonly faults: readonly string[];
  readonly defect: string | undefined;
  /** What the call set off; how each delivery ended is filled in when it is known. */
  readonly callbacks: readonly Callback[];
}

/** The calls of one sandbox, oldest first, up to a number of bytes: then the oldest are dropped and counted. */
export interface Journal {
  add(entry: Omit<JournalEntry, 'id'>): JournalEntry;
  entries(): readonly JournalEntry[];
  find(id: number): JournalEntry | undefined;
  dropped(): number;
  /** Drops the oldest, until no more than so many calls and bytes are left. */
  cut(most: { readonly calls: number; readonly bytes: number }): void;
  /** Goes on with the calls of another journal, of which so many had been dropped. */
  restore(entries: readonly JournalEntry[], dropped: number): void;
}

const defaultLimitBytes = 16 * 1024 * 1024;

/** What an entry weighs beyond its texts: objects, pairs and numbers. */
const entryOverheadBytes = 1024;

/** What a header weighs beyond its texts: a list and two texts of their own. */
const pairBytes = 96;

export function createJournal(limitBytes = defaultLimitBytes): Journal {
  const kept = new Map<number, JournalEntry>();
  let bytes = 0;
  let lastId = 0;
  let dropped = 0;

  const dropOldest = (): void => {
    dropped += 1;
    bytes -= weigh(kept.get(dropped)!);
    kept.delete(dropped);
  };

  return {
    add(facts) {
      lastId += 1;
      // An engine copies quickest where the spread comes first.
      const entry = { ...facts, id: lastId };
      kept.set(lastId, entry);
      bytes += weigh(entry);
      while (bytes > limitBytes && kept.size > 1) dropOldest();
      return entry;
    },
    entries: () => [...kept.values()],
    find: (id) => kept.get(id),
    dropped: () => dropped,
    cut(most) {
      while (kept.size > most.calls || (bytes > most.bytes && kept.size > 1)) dropOldest();
    },
    restore(entries, before) {
      kept.clear();
      for (const entry of entries) kept.set(entry.id, entry);
      bytes = entries.reduce((sum, entry) => sum + weigh(entry), 0);
      dropped = before;
      lastId = before + entries.length;
    },
  };
}

function weigh({ request, reply, callbacks }: JournalEntry): number {
  const sent = callbacks.reduce((sum, { body }) => sum + entryOverheadBytes + body.length, 0);
  let headers = 0;
  for (const [name, value] of request.headers) headers += pairBytes + name.length + value.length;
  const texts = request.target.length + request.body.length + reply.body.length;
  return entryOverheadBytes + headers + texts + sent;
}

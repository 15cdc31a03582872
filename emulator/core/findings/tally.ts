import type { JournalEntry } from '../journal/journal.ts';

/** How often one operation had one outcome. */
export interface Tally {
  readonly vendor: string;
  /** The key of the operation, or `no operation`. */
  readonly operation: string;
  /** `success`, the key of the vendor’s error, or what a fault made of the call. */
  readonly outcome: string;
  readonly count: number;
}

/** Counts calls; what it remembers grows with the kinds of calls, not with their number. */
export interface Tallies {
  add(call: Pick<JournalEntry, 'vendor' | 'operation' | 'outcome'>): void;
  all(): readonly Tally[];
}

export function createTallies(): Tallies {
  const counts = new Map<string, { -readonly [Key in keyof Tally]: Tally[Key] }>();
  return {
    add({ vendor, operation = 'no operation', outcome }) {
      const key = `${vendor}\n${operation}\n${outcome}`;
      const tally = counts.get(key);
      if (tally) tally.count += 1;
      else counts.set(key, { vendor, operation, outcome, count: 1 });
    },
    all: () => [...counts.values()].map((tally) => ({ ...tally })),
  };
}

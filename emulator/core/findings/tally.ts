import { withoutBlanks } from '../../../contracts/core/contract/filled-error-key.ts';
import type { JournalEntry } from '../journal/journal.ts';
import { getOrInsert } from './get-or-insert.ts';

/** How often one operation had one outcome. */
export interface Tally {
  /** The vendor's name. */
  readonly vendor: string;
  /** The key of the operation, or `no operation`. */
  readonly operation: string;
  /** `success`, the vendor’s error without what its key leaves open, or what a fault made of the call. */
  readonly outcome: string;
  /** How many calls ended so. */
  readonly count: number;
}

/** Counts calls; what it remembers grows with the kinds of calls, not with their number. */
export interface Tallies {
  add(call: Pick<JournalEntry, 'vendor' | 'operation' | 'outcome'>): void;
  all(): readonly Tally[];
}

type Counted = { -readonly [Key in keyof Tally]: Tally[Key] };
type ByOutcome = Map<string, Counted>;
type ByOperation = Map<string, ByOutcome>;

const newOperations = (): ByOperation => new Map();
const newOutcomes = (): ByOutcome => new Map();

export function createTallies(): Tallies {
  const vendors = new Map<string, ByOperation>();
  const tallies: Counted[] = [];
  const begin = (vendor: string, operation: string, outcome: string): Counted => {
    const tally = { vendor, operation, outcome: withoutBlanks(outcome), count: 0 };
    tallies.push(tally);
    return tally;
  };
  return {
    add({ vendor, operation = 'no operation', outcome }) {
      const operations = getOrInsert(vendors, vendor, newOperations);
      const outcomes = getOrInsert(operations, operation, newOutcomes);
      getOrInsert(outcomes, outcome, () => begin(vendor, operation, outcome)).count += 1;
    },
    all: () => tallies.map((tally) => ({ ...tally })),
  };
}

import { splitTarget } from '../../../contracts/core/wire/query-string.ts';
import { sha256Hex } from '../../../contracts/core/wire/digest.ts';
import { printJson } from '../../../contracts/core/wire/json.ts';
import { findOperation } from '../../../contracts/core/contract/find-operation.ts';
import type { Emulator } from '../../core/engine/emulator.ts';
import { inputFields } from '../../core/findings/analyzed-call.ts';
import type { JournalEntry } from '../../core/journal/journal.ts';
import type { MadeCall } from './behaviour.ts';

/** So many calls of one operation with one outcome are kept. */
const mostSamples = 50;

/** The calls of a run, noted while they pass: a journal forgets the first ones of many. */
export interface WatchedCalls {
  /** Notes a call. Gives how often its operation has been called by now. */
  see(entry: JournalEntry): number;
  count(): number;
  /** How often each call was made. */
  made(): ReadonlyMap<string, MadeCall>;
  /** How often each operation was called. */
  operations(): ReadonlyMap<string, MadeCall>;
  /** Calls of each kind, in their order. */
  samples(): readonly JournalEntry[];
}

/** What stands for the operation of a call that found none. */
export const noOperation = 'no operation';

export function watchCalls(emulator: Emulator): WatchedCalls {
  const [made, operations] = [new Map<string, Counted>(), new Map<string, Counted>()];
  const samples = new Map<string, JournalEntry[]>();
  let count = 0;
  return {
    see(entry) {
      const { vendor, operation = noOperation, outcome } = entry;
      count += 1;
      raise(made, `${vendor} ${operation} ${sha256Hex(whatIsAsked(entry, emulator))}`, entry);
      const kind = JSON.stringify([vendor, operation, outcome]);
      const kept = samples.get(kind) ?? [];
      if (kept.length < mostSamples) samples.set(kind, [...kept, entry]);
      return raise(operations, JSON.stringify([vendor, operation]), entry);
    },
    count: () => count,
    made: () => made,
    operations: () => operations,
    samples: () => [...samples.values()].flat().toSorted((left, right) => left.id - right.id),
  };
}

type Counted = { -readonly [Key in keyof MadeCall]: MadeCall[Key] };

function raise(
  counts: Map<string, Counted>,
  key: string,
  { vendor, operation = noOperation }: JournalEntry,
): number {
  const known = counts.get(key);
  if (!known) {
    counts.set(key, { vendor, operation, count: 1 });
    return 1;
  }
  known.count += 1;
  return known.count;
}

/** The fields that the documents name; the others, such as times and signatures, are new in each call. */
function whatIsAsked(entry: JournalEntry, emulator: Emulator): string {
  const operation = findOperation(emulator.implementation(entry.vendor).vendor, entry.operation);
  if (!operation) return `${entry.request.method} ${splitTarget(entry.request.target).path}`;
  const known = inputFields({ operation });
  const fields = Object.entries(emulator.inputOf(entry)).filter(([name]) => known.has(name));
  return printJson(fields.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

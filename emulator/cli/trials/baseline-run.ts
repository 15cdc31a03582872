import type { JournalEntry } from '../../core/journal/journal.ts';
import type { FirstRun } from '../../report/report.ts';
import { UsageError } from '../options/usage-error.ts';
import { play, type MakeEmulator, type Played } from './run-once.ts';

/** So many times the calls of the first run are a storm. */
const stormFactor = 10;

/** The first run, with what the runs after it go by. */
export interface Baseline {
  readonly firstRun: FirstRun;
  readonly played: Played;
  readonly mostCalls: (vendor: string, operation: string) => number;
}

/** Runs the command with nothing changed. Throws a `UsageError` when it fails even so. */
export async function learn(command: readonly string[], makeEmulator: MakeEmulator): Promise<Baseline> {
  const played = await play({ command, makeEmulator, mostCalls: () => Infinity });
  if (played.code !== 0)
    throw new UsageError(
      `The command does not pass by itself, so there is nothing to compare with.\n${played.output}`.trimEnd(),
    );
  const counts = countOperations(played.sandbox.journal.entries());
  const operations = [...counts].map(([key, calls]) => {
    const [vendor, operation] = JSON.parse(key) as [string, string];
    return { vendor, operation, calls };
  });
  return {
    firstRun: { calls: played.calls, milliseconds: played.milliseconds, operations },
    played,
    mostCalls: (vendor, operation) => stormFactor * (counts.get(JSON.stringify([vendor, operation])) ?? 1),
  };
}

/** Calls that found an operation; the others cannot be changed. */
function countOperations(entries: readonly JournalEntry[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { vendor, operation } of entries) {
    if (operation === undefined) continue;
    const key = JSON.stringify([vendor, operation]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

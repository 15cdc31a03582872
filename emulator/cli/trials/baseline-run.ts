import type { FirstRun } from '../../report/report.ts';
import { UsageError } from '../options/usage-error.ts';
import { compareRuns, type Comparison } from './behaviour.ts';
import { play, type MakeEmulator, type Played } from './run-once.ts';
import { noOperation } from './watch-calls.ts';

/** So many times the calls of the first run are a storm. */
const stormFactor = 10;

/** The first run, with what the runs after it go by. */
export interface Baseline {
  readonly firstRun: FirstRun;
  readonly played: Played;
  readonly comparison: Comparison;
  readonly mostCalls: (vendor: string, operation: string) => number;
}

/**
 * Runs the command with nothing changed, and once more to see what differs from run to run. Throws a `UsageError` when it
 * fails even so.
 */
export async function learn(command: readonly string[], makeEmulator: MakeEmulator): Promise<Baseline> {
  const run = (): Promise<Played> => play({ command, makeEmulator, mostCalls: () => Infinity });
  const played = await run();
  if (!isWell(played))
    throw new UsageError(
      `The command does not pass by itself, so there is nothing to compare with.\n${played.output}`.trimEnd(),
    );
  const second = played.watched.count() === 0 ? played : await run();
  if (!isWell(second))
    throw new UsageError(
      `The command passes once and fails once with nothing changed, so there is nothing to compare with.\n${second.output}`.trimEnd(),
    );
  const counts = played.watched.operations();
  const operations = [...counts.values()].flatMap(({ vendor, operation, count: calls }) =>
    operation === noOperation ? [] : [{ vendor, operation, calls }],
  );
  return {
    firstRun: { calls: played.watched.count(), milliseconds: played.milliseconds, operations },
    played,
    comparison: compareRuns(played, second),
    mostCalls: (vendor, operation) =>
      stormFactor * (counts.get(JSON.stringify([vendor, operation]))?.count ?? 1),
  };
}

function isWell({ code }: Played): boolean {
  return code === 0;
}

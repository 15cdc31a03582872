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
  /** So many runs may go on at the same time. */
  readonly jobs: number;
  readonly mostCalls: (vendor: string, operation: string) => number;
}

/**
 * Runs the command with nothing changed, and again to see what differs from run to run, and whether it can run side by
 * side. Throws a `UsageError` when it fails even so.
 */
export async function learn(
  command: readonly string[],
  makeEmulator: MakeEmulator,
  jobs: number,
): Promise<Baseline> {
  const run = (): Promise<Played> => play({ command, makeEmulator, mostCalls: () => Infinity });
  const played = await run();
  if (!isWell(played)) throw notWell('does not pass by itself', played);
  const others =
    played.watched.count() === 0 ? [] : await Promise.all(Array.from({ length: Math.min(jobs, 2) }, run));
  const isSideBySide = others.every(isWell);
  const alone = isSideBySide || jobs === 1 ? others : [await run()];
  const [unwell] = alone.filter((other) => !isWell(other));
  if (unwell) throw notWell('passes once and fails once with nothing changed', unwell);
  const counts = played.watched.operations();
  const operations = [...counts.values()].flatMap(({ vendor, operation, count: calls }) =>
    operation === noOperation ? [] : [{ vendor, operation, calls }],
  );
  return {
    firstRun: { calls: played.watched.count(), milliseconds: played.milliseconds, operations },
    played,
    comparison: compareRuns(played, ...alone),
    jobs: isSideBySide ? jobs : 1,
    mostCalls: (vendor, operation) =>
      stormFactor * (counts.get(JSON.stringify([vendor, operation]))?.count ?? 1),
  };
}

function notWell(what: string, { output }: Played): UsageError {
  return new UsageError(`The command ${what}, so there is nothing to compare with.\n${output}`.trimEnd());
}

function isWell({ code }: Played): boolean {
  return code === 0;
}

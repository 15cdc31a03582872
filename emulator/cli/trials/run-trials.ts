import type { TrialRow } from '../../report/report.ts';
import type { Baseline } from './first-run.ts';
import { changeOf } from './mutate-trials.ts';
import { createProgress, type Screen } from './progress.ts';
import { play, type MakeEmulator } from './stage.ts';
import { judgeTrial, type Trial } from './trial.ts';

/** A run that hangs has this many times the time of the first run behind it, and at least five seconds. */
const patience = 3;
const leastTimeLimit = 5000;

export interface TrialsOptions {
  readonly command: readonly string[];
  readonly makeEmulator: MakeEmulator;
  readonly baseline: Baseline;
  /** Milliseconds; three times the first run unless said, and then at least five seconds. */
  readonly timeLimit: number | undefined;
  /** So many runs go on at the same time. */
  readonly jobs: number;
  readonly screen: Screen;
}

/** Runs the command once for each trial. The rows come in the order of the trials. */
export async function runTrials(
  trials: readonly Trial[],
  options: TrialsOptions,
): Promise<readonly TrialRow[]> {
  const progress = createProgress(options.screen, trials.length);
  const rows: TrialRow[] = [];
  const waiting = [...trials.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, trial] = next;
      const row = await runTrial(trial, options);
      rows[index] = row;
      progress.step(row);
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  progress.clear();
  return rows;
}

async function runTrial(trial: Trial, options: TrialsOptions): Promise<TrialRow> {
  const { command, makeEmulator, baseline } = options;
  const timeLimit = options.timeLimit ?? Math.max(leastTimeLimit, patience * baseline.firstRun.milliseconds);
  const { mostCalls } = baseline;
  const played = await play({ command, makeEmulator, timeLimit, mostCalls }, trial.fault, changeOf(trial));
  const { world, calls, perturbed, milliseconds, output } = played;
  const isReached = perturbed > 0 || world.faults.report().some(({ fired }) => fired > 0);
  const { id, vendor, operation, change, at } = trial;
  const judged = judgeTrial({ ...played, timeLimit, isReached });
  return { id, vendor, operation, change, at, ...judged, calls, milliseconds, output };
}

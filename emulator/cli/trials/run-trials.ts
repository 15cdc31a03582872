import type { FaultRule } from '../../../contracts/core/config/fault-rule.ts';
import type { TrialRow } from '../../report/report.ts';
import type { Baseline } from './baseline-run.ts';
import { changeOf } from './mutate.ts';
import { createProgress, type Screen } from './progress.ts';
import { play, type MakeEmulator } from './run-once.ts';
import { rateTrial, type Trial } from './trial.ts';

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

/** A run, with the fault as it stood at its end. */
export interface TrialResult {
  readonly row: TrialRow;
  readonly fault: FaultRule | undefined;
}

/** Runs the command once for each trial. The results come in the order of the trials. */
export async function runTrials(
  trials: readonly Trial[],
  options: TrialsOptions,
): Promise<readonly TrialResult[]> {
  const progress = createProgress(options.screen, trials.length);
  const results: TrialResult[] = [];
  const waiting = [...trials.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, trial] = next;
      const result = await runTrial(trial, options);
      results[index] = result;
      progress.step(result.row);
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  progress.clear();
  return results;
}

async function runTrial(trial: Trial, options: TrialsOptions): Promise<TrialResult> {
  const { command, makeEmulator, baseline } = options;
  const timeLimit = options.timeLimit ?? Math.max(leastTimeLimit, patience * baseline.firstRun.milliseconds);
  const { mostCalls } = baseline;
  const played = await play({ command, makeEmulator, timeLimit, mostCalls }, trial.fault, changeOf(trial));
  const { calls, milliseconds, output, fault } = played;
  const { id, vendor, operation, change, at } = trial;
  const analyzed = rateTrial({ ...played, timeLimit });
  return { row: { id, vendor, operation, change, at, ...analyzed, calls, milliseconds, output }, fault };
}

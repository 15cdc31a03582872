import type { FaultRule } from '../../../contracts/core/config/fault-rule.ts';
import type { DeliveredReply } from '../../core/engine/delivery.ts';
import { defaultSandbox } from '../../core/engine/emulator.ts';
import type { TrialRow } from '../../report/report.ts';
import type { Baseline } from './baseline-run.ts';
import { changeOf } from './mutate.ts';
import { play, type MakeEmulator, type Played } from './run-once.ts';
import { rateTrial, type RefusalFacts, type Trial } from './trial.ts';
import { safeLine } from '../../../contracts/core/wire/safe-text.ts';
import { isFailing } from '../../report/trials-page.ts';

/** A run that hangs has this many times the time of the first run behind it, and at least five seconds. */
const patience = 3;

/** Runs side by side take longer than the first one did alone. */
const patienceSideBySide = 6;
const leastTimeLimit = 5000;

/** So much of a reply is kept, in characters. */
const keptBody = 500;

export interface TrialsOptions {
  readonly command: readonly string[];
  readonly makeEmulator: MakeEmulator;
  readonly baseline: Baseline;
  /** Milliseconds. Default: a few times the first run, and at least five seconds. */
  readonly timeLimit: number | undefined;
  /** So many runs go on at the same time. */
  readonly jobs: number;
  readonly screen: Screen;
  /** What came of trials in a run of before that was interrupted. */
  readonly done: ReadonlyMap<string, TrialResult>;
  /** Hears of each result as it comes. */
  readonly keep: (result: TrialResult) => void;
}

/** A run, with the fault as it stood at its end. */
export interface TrialResult {
  readonly row: TrialRow;
  readonly fault?: FaultRule | undefined;
}

/** Runs the command once for each trial. The results come in the order of the trials. */
export async function runTrials(
  trials: readonly Trial[],
  options: TrialsOptions,
): Promise<readonly TrialResult[]> {
  const { done, keep, jobs } = options;
  const progress = createProgress(options.screen, trials.length);
  const results = trials.map(({ id }) => done.get(id));
  for (const result of results) if (result) progress.step(result.row);
  const waiting = [...trials.entries()].filter(([index]) => results[index] === undefined);
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, trial] = next;
      const result = await runTrial(trial, options).catch((error: unknown) => tellFailure(trial, error));
      results[index] = result;
      keep(result);
      progress.step(result.row);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  progress.clear();
  return results.filter((result) => result !== undefined);
}

async function runTrial(trial: Trial, options: TrialsOptions): Promise<TrialResult> {
  const { command, makeEmulator, baseline, jobs } = options;
  const usual = (jobs > 1 ? patienceSideBySide : patience) * baseline.firstRun.milliseconds;
  const timeLimit = options.timeLimit ?? Math.max(leastTimeLimit, usual);
  const { mostCalls } = baseline;
  const played = await play({ command, makeEmulator, timeLimit, mostCalls }, trial.fault, changeOf(trial));
  const { milliseconds, output, fault, changedReply, watched } = played;
  const refusal = trial.fault && changedReply ? factsOf(trial, played, changedReply, baseline) : undefined;
  const rating = rateTrial({ ...played, timeLimit, isReached: changedReply !== undefined, refusal });
  const row = {
    ...placeOf(trial),
    ...rating,
    ...(changedReply && { reply: shorten(changedReply, played) }),
    calls: watched.count(),
    milliseconds,
    output,
  };
  return { row, fault };
}

/** A run that the machine could not carry out says nothing of the program. */
function tellFailure(trial: Trial, error: unknown): TrialResult {
  const reason = error instanceof Error ? error.message : String(error);
  const detail = `It could not be run: ${reason}`;
  const nothing = { calls: 0, milliseconds: 0, output: '' };
  return { row: { ...placeOf(trial), verdict: 'missed', detail, ...nothing }, fault: trial.fault };
}

function placeOf({ id, vendor, operation, change, asked, at }: Trial) {
  return { id, vendor, operation, change, asked, at };
}

function factsOf(
  { vendor: name, operation, fault }: Trial,
  played: Played,
  reply: DeliveredReply,
  { comparison }: Baseline,
): RefusalFacts {
  const { emulator } = played;
  const understood = emulator.implementation(name).vendor.codec.understand(reply);
  const error = fault?.effect.type === 'error' ? fault.effect.code : '';
  const said = understood.kind === 'error' ? [String(understood.code), understood.message] : [];
  return {
    words: [error, ...said].filter((word) => word !== ''),
    status: reply.status,
    compared: comparison.compared,
    writesTheSame: comparison.writesTheSame(played),
    callsTheSame: comparison.callsTheSame(played),
    newLines: comparison.newLines(played),
    isMishandled:
      emulator.sandbox(defaultSandbox)?.analyzer.coverage().isMishandled(name, operation, error) ?? false,
  };
}

function shorten({ status, body }: DeliveredReply, { emulator }: Played): NonNullable<TrialRow['reply']> {
  const text = body.length > keptBody ? `${body.slice(0, keptBody)}…` : body;
  return { status, body: emulator.secrets.hide(text) };
}

/** Where progress is shown: a terminal, or something else, which is left alone. */
interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

interface Progress {
  step(row: TrialRow): void;
  clear(): void;
}

const barWidth = 24;

/** A bar that grows with each run. Nothing is written where there is no terminal. */
export function createProgress(screen: Screen, total: number): Progress {
  let [done, failing] = [0, 0];
  const show = (text: string): void => {
    // The line is cleared first, and is cut off where it would wrap.
    if (screen.isTTY) screen.write(`\r\u001b[2K${text.slice(0, (screen.columns ?? 80) - 1)}`);
  };
  return {
    step(row) {
      done += 1;
      if (isFailing(row)) failing += 1;
      const filled = Math.round((done / total) * barWidth);
      const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled);
      show(`${bar} ${done}/${total}, ${failing} not survived  ${row.verdict}: ${safeLine(row.id)}`);
    },
    clear() {
      show('');
    },
  };
}

import type { Command } from 'commander';
import {
  reportVersion,
  verdicts,
  type TrialRow,
  type TrialsReport,
  type Verdict,
} from '../../report/report.ts';
import { isFailing } from '../../report/trials-page.ts';
import { countOf } from '../../../contracts/core/config/sentence.ts';
import { version } from '../../version.ts';
import { explainSilence } from '../run/child-environment.ts';
import { type SetExitCode } from '../options/control-api.ts';
import { parseCount, parseDuration, parseShare } from '../options/parse.ts';
import { printError, printLine } from '../output/print-line.ts';
import { safeLine } from '../../../contracts/core/wire/safe-text.ts';
import { prepareReports, report, reporting, type ReportOptions } from '../options/report.ts';
import { UsageError } from '../options/usage-error.ts';
import { learn, type Baseline } from './baseline-run.ts';
import { describeMinimal, findMinimal } from './minimal-case.ts';
import { runTrials, type TrialResult } from './run-trials.ts';
import { prepareEmulators } from './run-once.ts';
import type { Trial } from './trial.ts';

/** The options of the commands that run another command again and again. */
export interface TrialsCommandOptions extends ReportOptions {
  readonly config?: string;
  readonly only: readonly string[];
  readonly timeLimit?: number;
  readonly jobs: number;
  readonly failUnder?: number;
  readonly json?: boolean;
}

/** Adds what `sweep` and `mutate` have in common. */
export function trying(command: Command): Command {
  return reporting(command)
    .option('--config <file>', 'the sandboxes, in JSON or YAML; the command gets the default one')
    .option('--only <text>', 'only the runs with this text in their names; may be repeated', collect, [])
    .option(
      '--time-limit <seconds>',
      'how long a run may take (default: three times the first run, at least 5 s)',
      parseDuration,
    )
    .option('--jobs <number>', 'how many runs go on at the same time', parseCount, 1)
    .option('--fail-under <score>', 'end with 1 when the survival score is less, from 0 to 100', parseShare)
    .option('--json', 'print the report as JSON')
    .passThroughOptions();
}

/** Runs the command, then once for each trial; prints and writes what came of it, and sets the exit code. */
export async function carryOut(
  kind: TrialsReport['kind'],
  command: readonly string[],
  options: TrialsCommandOptions,
  find: (baseline: Baseline) => readonly Trial[],
  setExitCode: SetExitCode,
): Promise<void> {
  const { only, jobs } = options;
  prepareReports(options);
  const makeEmulator = await prepareEmulators(options.config);
  const baseline = await learn(command, makeEmulator);
  if (baseline.firstRun.calls === 0) process.stderr.write(`understudy: ${explainSilence(process.env)}\n`);
  const trials = find(baseline).filter(({ id }) => isMeant(id, only));
  if (trials.length === 0 && only.length > 0 && baseline.firstRun.calls > 0)
    throw new UsageError(`No run has "${only.join('" or "')}" in its name.`);
  const timeLimit = options.timeLimit === undefined ? undefined : options.timeLimit * 1000;
  const screen = process.stderr;
  const results = await runTrials(trials, { command, makeEmulator, baseline, timeLimit, jobs, screen });

  const content = makeReport(kind, command, options, baseline, results);
  printLine(options.json ? JSON.stringify(content) : describe(content));
  const files = report(content, options, process.stderr);
  if (files.length > 0) printError(`understudy: wrote ${safeLine(files.join(', '))}`);
  if (content.unmet.length > 0) setExitCode(1);
}

function makeReport(
  kind: TrialsReport['kind'],
  command: readonly string[],
  { failUnder = 0, reportDir }: TrialsCommandOptions,
  { firstRun }: Baseline,
  results: readonly TrialResult[],
): TrialsReport {
  const trials = results.map(({ row }) => row);
  const score = scoreOf(trials);
  const found = findMinimal(results);
  const unmet = `The survival score is ${score}, under the ${failUnder} that are demanded.`;
  return {
    version: reportVersion,
    kind,
    command: command.join(' '),
    emulator: version,
    firstRun,
    score,
    counts: countVerdicts(trials),
    trials,
    ...(found && { minimal: describeMinimal(found, reportDir, command) }),
    unmet: score < failUnder ? [unmet] : [],
  };
}

function collect(text: string, collected: readonly string[]): readonly string[] {
  return [...collected, text];
}

function isMeant(id: string, only: readonly string[]): boolean {
  return only.length === 0 || only.some((text) => id.includes(text));
}

/** Runs that say nothing do not count. The score is rounded down, so that only a run without any failure has 100. */
function scoreOf(rows: readonly TrialRow[]): number {
  const telling = rows.filter(({ verdict }) => verdict !== 'missed');
  const passed = telling.filter(({ verdict }) => verdict === 'passed').length;
  return telling.length === 0 ? 100 : Math.floor((passed / telling.length) * 100);
}

function countVerdicts(rows: readonly TrialRow[]): Record<Verdict, number> {
  const counts = verdicts.map((verdict) => [verdict, rows.filter((row) => row.verdict === verdict).length]);
  return Object.fromEntries(counts) as Record<Verdict, number>;
}

/** The report for a terminal: the runs that did not pass, how many of each, the score, and where to look first. */
function describe({ trials, counts, score, firstRun, minimal, unmet }: TrialsReport): string {
  const { calls, operations, milliseconds } = firstRun;
  const failing = trials.filter(isFailing).map(({ verdict, id, detail }) => `  ${verdict}: ${id}. ${detail}`);
  const summary = verdicts
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${verdict}`);
  return [
    `first run: ${countOf(calls, 'call')} of ${countOf(operations.length, 'operation')} in ${Math.round(milliseconds)} ms`,
    ...failing,
    `${countOf(trials.length, 'run')}: ${summary.join(', ') || 'there was nothing to change'}`,
    `survival score: ${score} of 100`,
    ...(minimal ? [`minimal failing case: ${minimal.id}`, `  see it again: ${minimal.again}`] : []),
    ...unmet,
  ].join('\n');
}

import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { countOf } from '../../../contracts/core/config/sentence.ts';
import { safeLine } from '../../../contracts/core/wire/safe-text.ts';
import {
  reportVersion,
  type TrialsReport,
  verdicts,
  type TrialRow,
  type Verdict,
} from '../../report/report.ts';
import { isFailing } from '../../report/trials-page.ts';
import { version } from '../../version.ts';
import { chooseOperations } from '../options/choose-operation.ts';
import type { SetExitCode } from '../options/control-api.ts';
import { parseCount, parseDuration, parseShare } from '../options/parse.ts';
import { prepareReports, report, reporting, type ReportOptions } from '../options/report.ts';
import { UsageError } from '../options/usage-error.ts';
import { printError, printLine } from '../output/print-line.ts';
import { explainSilence } from '../run/silence.ts';
import { learn, type Baseline } from './baseline-run.ts';
import { keepResults, type KeptResults } from './kept-results.ts';
import { describeMinimal, findMinimal } from './minimal-case.ts';
import { endAllOnQuit, type Interruption } from './process-groups.ts';
import { prepareEmulators } from './run-once.ts';
import { runTrials, type TrialResult } from './run-trials.ts';
import type { Trial } from './trial.ts';

/** The options of the commands that run another command again and again. */
export interface TrialsCommandOptions extends ReportOptions {
  readonly config?: string;
  readonly only: readonly string[];
  readonly operations?: string;
  readonly timeLimit?: number;
  readonly jobs: number;
  readonly failUnder?: number;
  readonly resume?: boolean;
  readonly json?: boolean;
}

/** Adds what `sweep` and `mutate` have in common. */
export function trying(command: Command): Command {
  return reporting(command)
    .option('--config <file>', 'the sandboxes, in JSON or YAML; the command gets the default one')
    .option('--only <text>', 'only the runs with this text in their names; may be repeated', collect, [])
    .option(
      '--operations <names>',
      'only the runs that change calls of these operations, with commas between their names',
    )
    .option(
      '--time-limit <seconds>',
      'how long a run may take (default: three times the first run, six times side by side, at least 5 s)',
      parseDuration,
    )
    .option(
      '--jobs <number>',
      'how many runs go on at the same time (default: as many as this machine has cores)',
      parseCount,
      availableParallelism(),
    )
    .option(
      '--fail-under <score>',
      'end with 1 when the survival score is less, from 0 to 100 (default: when any run was not survived)',
      parseShare,
    )
    .option('--resume', 'go on after an interruption, from what the state file in the report folder holds')
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
  const operations = options.operations === undefined ? undefined : chooseOperations(options.operations);
  prepareReports(options);
  const makeEmulator = await prepareEmulators(options.config);
  const interruption = endAllOnQuit();
  try {
    const baseline = await learn(command, makeEmulator, options.jobs);
    if (baseline.jobs < options.jobs)
      printError(
        'understudy: The command fails where it runs twice at the same time, so its runs go one after another.',
      );
    const trials = choose(find(baseline), { only: options.only, operations }, baseline, command);
    const kept = keep(kind, command, options, trials);
    const given = { ...options, command, makeEmulator, baseline, jobs: baseline.jobs };
    const results = await runKept(trials, kept, given, interruption);
    const content = makeReport(kind, command, options, baseline, results);
    tell(content, options);
    const isLost = options.failUnder === undefined && content.trials.some(isFailing);
    if (isLost || content.unmet.length > 0) setExitCode(1);
  } finally {
    interruption.end();
  }
}

function tell(content: TrialsReport, options: TrialsCommandOptions): void {
  printLine(options.json ? JSON.stringify(content) : describeReport(content));
  const files = report(content, options, process.stderr);
  if (files.length > 0) printError(`understudy: wrote ${safeLine(files.join(', '))}`);
}

/** The trials that somebody asks for: with one of these texts in their names, and of one of these operations. */
interface Chosen {
  readonly only: readonly string[];
  readonly operations: readonly string[] | undefined;
}

function choose(
  trials: readonly Trial[],
  { only, operations }: Chosen,
  { firstRun: { calls }, played }: Baseline,
  command: readonly string[],
): readonly Trial[] {
  if (calls === 0)
    throw new UsageError(explainSilence({ command, environment: process.env, noCalls: played.noCalls }));
  if (trials.length === 0)
    throw new UsageError(
      `There is nothing to change: the command made ${countOf(calls, 'call')}, and none of them found an operation. "understudy exec" shows why.`,
    );
  const ofThem = trials.filter(({ operation }) => operations?.includes(operation) ?? true);
  if (ofThem.length === 0) throw new UsageError(`The command does not call ${operations!.join(' or ')}.`);
  const chosen = ofThem.filter(({ id }) => only.length === 0 || only.some((text) => id.includes(text)));
  if (chosen.length === 0) throw new UsageError(`No run has "${only.join('" or "')}" in its name.`);
  return chosen;
}

function keep(
  kind: TrialsReport['kind'],
  command: readonly string[],
  { reportDir, resume }: TrialsCommandOptions,
  trials: readonly Trial[],
): KeptResults {
  const keptFor = { kind, version, command, trials: trials.map(({ id }) => id) };
  const kept = keepResults(reportDir, keptFor, resume ? 'resume' : 'begin');
  if (resume)
    printError(
      `understudy: ${kept.done.size} of ${countOf(trials.length, 'run')} ${kept.done.size === 1 ? 'is' : 'are'} taken from ${safeLine(kept.file)}.`,
    );
  return kept;
}

interface Kept extends Pick<TrialsCommandOptions, 'timeLimit' | 'jobs'> {
  readonly command: readonly string[];
  readonly makeEmulator: Awaited<ReturnType<typeof prepareEmulators>>;
  readonly baseline: Baseline;
}

/** Runs what is left to run; whoever interrupts is told how to go on. */
async function runKept(
  trials: readonly Trial[],
  kept: KeptResults,
  { timeLimit, ...options }: Kept,
  interruption: Interruption,
): Promise<readonly TrialResult[]> {
  let done = kept.done.size;
  interruption.say = () =>
    `\nunderstudy: ${done} of ${countOf(trials.length, 'run')} ${done === 1 ? 'is' : 'are'} done, and kept in ${safeLine(kept.file)}. The same command with --resume goes on from there.`;
  const results = await runTrials(trials, {
    ...options,
    timeLimit: timeLimit === undefined ? undefined : timeLimit * 1000,
    screen: process.stderr,
    done: kept.done,
    keep: (result) => {
      done += 1;
      kept.keep(result);
    },
  });
  kept.end();
  return results;
}

function makeReport(
  kind: TrialsReport['kind'],
  command: readonly string[],
  { failUnder, reportDir }: TrialsCommandOptions,
  { firstRun }: Baseline,
  results: readonly TrialResult[],
): TrialsReport {
  const trials = results.map(({ row }) => row);
  const score = scoreOf(trials);
  const found = findMinimal(results);
  return {
    version: reportVersion,
    kind,
    command: command.join(' '),
    emulator: version,
    firstRun,
    score,
    reasons: findReasons(trials),
    counts: countVerdicts(trials),
    trials,
    ...(found && { minimal: describeMinimal(found, reportDir, command) }),
    unmet: findUnmet(score, failUnder),
  };
}

function findUnmet(score: number | null, failUnder = 0): readonly string[] {
  if (score === null) return ['There is no survival score, since no run says anything.'];
  return score < failUnder
    ? [`The survival score is ${score}, under the ${failUnder} that are demanded.`]
    : [];
}

function collect(text: string, collected: readonly string[]): readonly string[] {
  return [...collected, text];
}

/** So much of a reply is shown in a terminal, in characters. */
const shownBody = 160;

/** The report for a terminal: the runs that were not survived, how many of each, the score, and where to look first. */
function describeReport({ trials, counts, score, firstRun, ...rest }: TrialsReport): string {
  const { calls, operations, milliseconds } = firstRun;
  const { minimal, reasons, unmet } = rest;
  const summary = verdicts
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${verdict}`);
  return [
    `first run: ${countOf(calls, 'call')} of ${countOf(operations.length, 'operation')} in ${Math.round(milliseconds)} ms`,
    ...trials.filter(isFailing).flatMap(describeRow),
    `${countOf(trials.length, 'run')}: ${summary.join(', ') || 'there was nothing to change'}`,
    `survival score: ${score === null ? 'none' : `${score} of 100`}`,
    ...reasons,
    ...(minimal ? [`minimal failing case: ${minimal.id}`, `  see it again: ${minimal.again}`] : []),
    ...unmet,
  ]
    .map(safeLine)
    .join('\n');
}

function describeRow({ verdict, id, detail, change, asked, reply }: TrialRow): readonly string[] {
  return [
    `  ${verdict}: ${id}. ${detail}`,
    `    ${change}. ${asked}`,
    ...(reply ? [`    the reply: HTTP ${reply.status} ${cut(reply.body)}`] : []),
  ];
}

function cut(text: string): string {
  return text.length > shownBody ? `${text.slice(0, shownBody)}…` : text;
}

/** Runs that say nothing do not count. The score is rounded down, so that only a run without any failure has 100. */
function scoreOf(rows: readonly TrialRow[]): number | null {
  const telling = rows.filter(({ verdict }) => verdict !== 'missed');
  const survived = telling.filter((row) => !isFailing(row)).length;
  return telling.length === 0 ? null : Math.floor((survived / telling.length) * 100);
}

export function countVerdicts(rows: readonly TrialRow[]): Record<Verdict, number> {
  const counts = verdicts.map((verdict) => [verdict, rows.filter((row) => row.verdict === verdict).length]);
  return Object.fromEntries(counts) as Record<Verdict, number>;
}

/** What one cause explains in several runs, each in a sentence or two. */
function findReasons(rows: readonly TrialRow[]): readonly string[] {
  const unnoticed = rows.filter(({ verdict }) => verdict === 'unnoticed');
  if (unnoticed.length === 0) return [];
  const passed = `${countOf(unnoticed.length, 'error')} passed unnoticed: the program went on as after a success.`;
  if (!unnoticed.every(isInBodyAlone)) return [passed];
  const came = `${unnoticed.length === 1 ? 'It' : 'All of them'} came with an HTTP status below 400, and stood in the body alone.`;
  const noticed = rows.filter(({ verdict }) => verdict === 'handled' || verdict === 'reported');
  const guess =
    'No error of that kind was noticed: the program seems to look at the HTTP status alone, and these vendors say in the body whether a call was refused.';
  return [`${passed} ${came}${noticed.some(isInBodyAlone) ? '' : ` ${guess}`}`];
}

function isInBodyAlone({ reply }: TrialRow): boolean {
  return reply !== undefined && reply.status < 400;
}

import type { Finding } from '../../contracts/core/diagnosis/finding.ts';

/** Grows when a field of a report changes its meaning or goes away; a new field is no change. */
export const reportVersion = 2;

/** One call, without anything that could be a secret. */
export interface CallRow {
  readonly id: number;
  /** ISO 8601, by the sandbox's clock. */
  readonly time: string;
  readonly vendor: string;
  readonly operation?: string;
  readonly outcome: string;
  readonly refusedBy?: string;
  /** Why it was refused. */
  readonly reason?: string;
  readonly faults: readonly string[];
}

export interface OutcomeRow {
  readonly vendor: string;
  readonly operation: string;
  readonly outcome: string;
  readonly count: number;
}

export interface FaultRow {
  readonly id: string;
  readonly fired: number;
  readonly mustFire: boolean;
}

/** Refused calls of one kind. */
export interface RefusalRow {
  readonly vendor: string;
  readonly operation?: string;
  readonly outcome: string;
  /** The check that refused. */
  readonly refusedBy?: string;
  readonly count: number;
  /** The numbers of the first of them. */
  readonly calls: readonly number[];
  /** What the error means. */
  readonly meaning: string;
  /** Why the first of them was refused, in a sentence or two. */
  readonly reason: string;
  /** What to do, in a sentence or two. */
  readonly advice: string;
  /** All that can be said of it. */
  readonly explanation: string;
}

/** A documented outcome of an operation, and what the client made of it. */
export interface CoverageRow {
  readonly vendor: string;
  readonly operation: string;
  readonly outcome: string;
  readonly state: string;
}

/** How often an operation that was called may be called. */
export interface LimitRow {
  readonly vendor: string;
  readonly operation: string;
  readonly limit: number;
  readonly perSeconds: number;
}

export interface CoverageFacts {
  /** Of the documented outcomes of the operations that were called, the share met and handled, from 0 to 100. */
  readonly percent: number;
  /** The share met, from 0 to 100. */
  readonly met: number;
  readonly rows: readonly CoverageRow[];
}

interface Head {
  readonly version: typeof reportVersion;
  /** The command line that was run. */
  readonly command: string;
  /** The version of the emulator. */
  readonly emulator: string;
}

/** What happened while a command ran once. */
export interface ExecReport extends Head {
  readonly kind: 'exec';
  readonly exitCode: number;
  readonly calls: number;
  readonly outcomes: readonly OutcomeRow[];
  readonly faults: readonly FaultRow[];
  readonly findings: readonly Finding[];
  /** How many calls were refused. */
  readonly refused: number;
  readonly refusals: readonly RefusalRow[];
  /** How many of the calls came before the last reset of the sandbox: they count, and are not listed. */
  readonly forgotten: number;
  /** Why nobody may have called, where nobody has. */
  readonly silence?: string;
  /** What came to the ports and was no call, each in a sentence. */
  readonly noCalls: readonly string[];
  readonly coverage: CoverageFacts;
  readonly limits: readonly LimitRow[];
  /** The last calls, oldest first. */
  readonly lastCalls: readonly CallRow[];
  /** The demands of `--fail-on` that were not met, each in a sentence. */
  readonly unmet: readonly string[];
}

export const verdicts = [
  'handled',
  'reported',
  'passed',
  'unnoticed',
  'failed',
  'hung',
  'crashed',
  'stormed',
  'missed',
] as const;

/**
 * How a run ended. After an error, `handled` ended well by a reaction that can be seen and that the documents allow,
 * `reported` failed as it should, and `unnoticed` did exactly what a run without the error does. `passed` and `failed` are
 * runs in which nothing but a reply's form was changed; what repeats a call that no repetition cures and ends well has failed
 * too. `stormed` called the vendor again and again, `missed` never made the call that was to be changed, so that it says
 * nothing.
 */
export type Verdict = (typeof verdicts)[number];

/** One run of a command with one thing changed. */
export interface TrialRow {
  readonly id: string;
  readonly vendor: string;
  readonly operation: string;
  /** What was changed, in words. */
  readonly change: string;
  /** Which call of the operation was changed, from 1; 0 when all were. */
  readonly at: number;
  readonly verdict: Verdict;
  /** What the documents ask of a client then. */
  readonly asked: string;
  /** How the run ended, in a sentence. */
  readonly detail: string;
  /** The first reply that was not as it would have been, with the beginning of its body. */
  readonly reply?: { readonly status: number; readonly body: string };
  readonly calls: number;
  readonly milliseconds: number;
  /** The end of what the command wrote. */
  readonly output: string;
}

/** The first run, in which nothing was changed. */
export interface FirstRun {
  readonly calls: number;
  readonly milliseconds: number;
  readonly operations: readonly {
    readonly vendor: string;
    readonly operation: string;
    readonly calls: number;
  }[];
}

/** The failing run that is easiest to look into, and how to see it again. */
export interface MinimalCase {
  readonly id: string;
  readonly again: string;
  /** A file with the scenario, where there is one. */
  readonly scenario?: string;
}

/** What happened while a command ran again and again, each time with one thing changed. */
export interface TrialsReport extends Head {
  readonly kind: 'sweep' | 'mutate';
  readonly firstRun: FirstRun;
  /** Of the runs that say something, the share that was survived, from 0 to 100; null where none says anything. */
  readonly score: number | null;
  /** Why the score is what it is, as far as one reason explains several runs; each in a sentence. */
  readonly reasons: readonly string[];
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly trials: readonly TrialRow[];
  readonly minimal?: MinimalCase;
  /** Why the command ends with 1, each reason in a sentence. */
  readonly unmet: readonly string[];
}

export type Report = ExecReport | TrialsReport;

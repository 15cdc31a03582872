import type { FaultRule } from '../../../contracts/core/config/fault-rule.ts';
import type { Verdict } from '../../report/report.ts';
import type { Compared } from './behaviour.ts';

/** One thing that is changed in a run. */
export interface Trial {
  /** Words that say what is changed where, and that no other trial has. */
  readonly id: string;
  readonly vendor: string;
  readonly operation: string;
  readonly change: string;
  /** What the documents ask of a client then, in a sentence. */
  readonly asked: string;
  /** Which call of the operation is changed, from 1; 0 when all are. */
  readonly at: number;
  /** The fault to inject. */
  readonly fault?: FaultRule;
  /** The change of replies, by its id. */
  readonly variant?: string;
}

/** What happened in a run, before it is rated. */
export interface TrialFacts {
  readonly stoppedBy: 'time limit' | 'storm' | undefined;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly timeLimit: number;
  /** Whether what was to be changed came about. */
  readonly isReached: boolean;
  /** The operation that was called again and again. */
  readonly stormOf: string | undefined;
  /** What was injected; undefined where replies were changed within the documents, to which nobody needs to react. */
  readonly refusal: RefusalFacts | undefined;
}

/** How the client took a refusal. */
export interface RefusalFacts {
  /** By which words a client may name the error. */
  readonly words: readonly string[];
  readonly status: number;
  /** What of the run can be compared with one in which nothing is changed. */
  readonly compared: Compared;
  readonly writesTheSame: boolean;
  readonly callsTheSame: boolean;
  /** The lines that a run with nothing changed does not write. */
  readonly newLines: readonly string[];
  /** Whether the refused call was repeated unchanged although no repetition cures the error. */
  readonly isMishandled: boolean;
}

/** A rating, with how it came about in a sentence. */
interface Rating {
  readonly verdict: Verdict;
  readonly detail: string;
}

/** The code of a command that ended itself on a signal's behalf is this one and the signal's number. */
const signalBase = 128;
const lastSignal = 64;

/** From here on Windows tells of programs that it has ended. */
const firstWindowsStatus = 0xc0000000;

/** Rates a run. The worst that can be said of it is said. */
export function rateTrial(facts: TrialFacts): Rating {
  const { stoppedBy, code, isReached, stormOf, timeLimit, refusal } = facts;
  if (stoppedBy === 'storm' || stormOf !== undefined)
    return {
      verdict: 'stormed',
      detail: `It called ${stormOf ?? 'the vendor'} again and again and was stopped.`,
    };
  if (stoppedBy === 'time limit')
    return { verdict: 'hung', detail: `It was still running after ${Math.round(timeLimit / 100) / 10} s.` };
  const crash = describeCrash(facts);
  if (crash !== undefined) return { verdict: 'crashed', detail: crash };
  const ending = `It ended with the code ${code ?? 'unknown'}`;
  if (!isReached)
    return { verdict: 'missed', detail: `${ending}, and never made the call that was to be changed.` };
  if (!refusal) return { verdict: code === 0 ? 'passed' : 'failed', detail: `${ending}.` };
  return code === 0 ? rateSuccess(refusal, ending) : rateFailure(refusal, ending);
}

function describeCrash({ code, signal }: TrialFacts): string | undefined {
  if (signal !== null) return `It was ended by the signal ${signal}.`;
  if (code === null) return undefined;
  // What npm and shells make of a signal that ended the program they ran.
  if (code > signalBase && code <= signalBase + lastSignal)
    return `It ended with the code ${code}, as after a signal.`;
  return code >= firstWindowsStatus
    ? `It was ended by Windows, with the code 0x${code.toString(16)}.`
    : undefined;
}

/** A failure is right, unless the program only fell over what it had not looked at. */
function rateFailure({ newLines, words }: RefusalFacts, ending: string): Rating {
  if (isNamed(words, newLines)) return { verdict: 'reported', detail: `${ending}, and named the error.` };
  const mistake = findMistake(newLines);
  if (mistake !== undefined)
    return { verdict: 'crashed', detail: `It fell over what it had not looked at: ${mistake}` };
  return { verdict: 'reported', detail: `${ending}. Nothing that it wrote names the error.` };
}

function rateSuccess(facts: RefusalFacts, ending: string): Rating {
  const { words, newLines, writesTheSame, callsTheSame, isMishandled } = facts;
  const isSilent = writesTheSame && !isNamed(words, newLines);
  if (isSilent && callsTheSame)
    return { verdict: 'unnoticed', detail: `${ending}, and ${describeSameness(facts)}.` };
  if (isMishandled)
    return {
      verdict: 'failed',
      detail: `${ending}, after it had repeated a call that no repetition cures${isSilent ? ', as if that had succeeded' : ''}.`,
    };
  const seen = [...(callsTheSame ? [] : ['made other calls']), ...(isSilent ? [] : ['wrote something else'])];
  return { verdict: 'handled', detail: `${ending}, and ${seen.join(' and ')} than without the error.` };
}

function describeSameness({ compared, status }: RefusalFacts): string {
  const where =
    status < 400
      ? `The refusal came with HTTP ${status} and stood in the body alone`
      : `The refusal came with HTTP ${status}`;
  const same: Readonly<Record<Compared, string>> = {
    everything: 'wrote and called the same as without the error',
    'the exit code and the calls':
      'called the same as without the error; what it writes differs from run to run',
    'the exit code and what it wrote':
      'wrote the same as without the error; its calls differ from run to run',
    nothing: 'did nothing that it does not do without the error, as far as its runs are alike at all',
  };
  return `${same[compared]}. ${where}`;
}

/** Whether somebody who reads the lines learns which error there was. */
function isNamed(words: readonly string[], lines: readonly string[]): boolean {
  return lines.some((line) => words.some((word) => holdsWord(line, word)));
}

function holdsWord(line: string, word: string): boolean {
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
    const [before = '', after = ''] = [line[at - 1], line[at + word.length]];
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}

/** How the runtimes of languages begin to tell of a mistake in a program, which nothing has caught. */
const mistakes: readonly RegExp[] = [
  // JavaScript
  /^(?:Uncaught |.*\[)?(?:TypeError|ReferenceError|RangeError|SyntaxError)(?:\]|:)/,
  // Python
  /^(?:TypeError|KeyError|AttributeError|IndexError|NameError|UnboundLocalError|RecursionError|json\.decoder\.JSONDecodeError)\b/,
  // Java, Kotlin, .NET
  /^(?:Exception in thread .*|Caused by: |Unhandled exception\. )?(?:java\.lang|System|kotlin)\.(?:NullPointer|NullReference|IndexOutOf\w*|ClassCast|InvalidCast|KeyNotFound|UninitializedPropertyAccess)\w*/,
  // Go, Rust
  /^panic: |^thread '.*' panicked at /,
  // PHP, Ruby
  /PHP Fatal error: |^Fatal error: Uncaught |\((?:NoMethodError|TypeError|KeyError|NameError)\)$/,
];

/** The line that tells of an uncaught mistake in the program, if one does. */
function findMistake(lines: readonly string[]): string | undefined {
  return lines.find((line) => mistakes.some((pattern) => pattern.test(line)));
}

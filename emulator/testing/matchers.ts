import type { ShownFinding } from '../../contracts/control/findings.ts';
import type { ShownEntry } from '../../contracts/control/journal-forms.ts';
import { severities, type Severity } from '../../contracts/core/diagnosis/finding.ts';
import { shorten } from '../../contracts/core/config/shorten.ts';
import { hintAt } from '../../contracts/core/config/suggest-name.ts';
import { printJson } from '../../contracts/core/wire/json.ts';
import { findingRuleIds } from '../assembly/mutes.ts';
import { show as showEntry } from '../control/handlers/journal.ts';
import { inputOfCaller } from '../control/repetition/caller-input.ts';
import type { BanMatch } from './find-bans.ts';
import type { CallMatch, Sandbox } from './sandbox.ts';

interface Times {
  /** How often exactly. Default: at least once. */
  readonly times?: number | undefined;
}

/** Which ban is expected, and how often. */
export type BanExpectation = BanMatch & Times;
/** Which call is expected, and how often. */
export type CallExpectation = CallMatch & Times;

/** Which findings count. */
export interface FindingExpectation {
  /** The least severity that counts. Default: `info`, so that every finding counts. */
  readonly severity?: Severity | undefined;
  /** Rules that do not count. */
  readonly except?: readonly string[] | undefined;
}

/** What `expect(sandbox)` can be asked with the fixtures of Vitest and Jest. */
export interface SandboxMatchers<Result = unknown> {
  /**
   * Somebody was banned by a call that succeeded.
   *
   * @example
   * expect(sandbox).toHaveBanned({ vendor: 'tencent-chat', room: 'test', user: 'user1', times: 1 });
   */
  toHaveBanned(expected?: BanExpectation): Result;
  /**
   * A call was made, whatever came of it unless `outcome` says.
   *
   * @example
   * expect(sandbox).toHaveCalled({ vendor: 'polyv-live', operation: 'kickUsers', outcome: 'success' });
   */
  toHaveCalled(expected?: CallExpectation): Result;
  /**
   * The calls so far show nothing that a vendor would punish or a reviewer flag.
   *
   * @example
   * expect(sandbox).toHaveNoFindings();
   */
  toHaveNoFindings(expected?: FindingExpectation): Result;
}

interface Verdict {
  /** Whether it is as expected. */
  readonly pass: boolean;
  /** What the runner shows where it is not. */
  message(): string;
}

/**
 * The matchers as functions, in the form that `expect.extend` of Vitest and of Jest takes.
 *
 * @example
 * const { pass, message } = sandboxMatchers.toHaveNoFindings(openSandbox());
 */
export const sandboxMatchers = {
  /** Somebody was banned by a call that succeeded. */
  toHaveBanned(received: unknown, expected: BanExpectation = {}): Verdict {
    checkExpectation(expected, { vendor: 1, room: 1, user: 1, times: 1 });
    const { times, ...match } = expected;
    const sandbox = asSandbox(received, 'toHaveBanned');
    const count = sandbox.bans(match).length;
    const { user } = match;
    const what = {
      some: `${user ?? 'somebody'} to be banned${describe(match)}`,
      none: `${user === undefined ? 'nobody' : `${user} not`} to be banned${describe(match)}`,
    };
    return judge(what, { count, times }, () => [
      ...sandbox.bans().map(({ vendor, room, user }) => `banned: ${user}${describe({ vendor, room })}`),
      ...describeCalls(sandbox),
    ]);
  },

  /** A call was made, whatever came of it unless `outcome` says. */
  toHaveCalled(received: unknown, expected: CallExpectation = {}): Verdict {
    checkExpectation(expected, { vendor: 1, operation: 1, where: 1, outcome: 1, times: 1 });
    const { times, ...match } = expected;
    const sandbox = asSandbox(received, 'toHaveCalled');
    const count = sandbox.journal.count(match);
    const what = { some: `a call${describe(match)}`, none: `no call${describe(match)}` };
    return judge(what, { count, times }, () => describeCalls(sandbox));
  },

  /** The calls so far show nothing that a vendor would punish or a reviewer flag. */
  toHaveNoFindings(received: unknown, expected: FindingExpectation = {}): Verdict {
    checkExpectation(expected, { severity: 1, except: 1 });
    const { severity = 'info', except = [] } = expected;
    for (const rule of except) checkWord('rule of findings', rule, findingRuleIds());
    checkWord('severity', severity, severities);
    const found = asSandbox(received, 'toHaveNoFindings')
      .findings()
      .filter((finding) => rank(finding.severity) >= rank(severity) && !except.includes(finding.rule));
    return {
      pass: found.length === 0,
      message: () =>
        found.length === 0
          ? `Expected findings in the calls${describe({ ...expected })}, and there are none.`
          : `Expected no findings in the calls, and there ${found.length === 1 ? 'is 1' : `are ${String(found.length)}`}:\n${found.map(describeFinding).join('\n')}`,
    };
  },
};

/** What is looked for, and the same where there must be none. */
interface Sought {
  readonly some: string;
  readonly none: string;
}

/** Compares a number of things with how many there must be. What holds is told too, for an expectation with `not`. */
function judge(
  what: Sought,
  { count, times }: Times & { readonly count: number },
  evidence: () => readonly string[],
): Verdict {
  const pass = times === undefined ? count > 0 : count === times;
  return {
    pass,
    message: () =>
      [
        `Expected ${wantedOf(what, pass, times)}; it was ${countOf(count)}.`,
        ...evidence().slice(-mostShown),
      ].join('\n  '),
  };
}

function wantedOf({ some, none }: Sought, isNegated: boolean, times: number | undefined): string {
  if (times === undefined) return isNegated ? none : `${some}, at least once`;
  return `${some}, ${isNegated ? 'any number of times but ' : ''}${countOf(times)}`;
}

/** So many calls are shown when a matcher fails. */
const mostShown = 20;

/** So much is shown of the input of a call. */
const longestInput = 300;

function countOf(times: number): string {
  return times === 1 ? 'once' : `${String(times)} times`;
}

function describe(match: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(match).filter(([name, value]) => value !== undefined && name !== 'user');
  return parts.map(([name, value]) => `, ${name} ${show(value)}`).join('');
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : printJson(value);
}

/** The newest calls, each with the fields that a `where` looks at; secrets are left out or masked. */
function describeCalls(sandbox: Sandbox): readonly string[] {
  const { emulator, name } = sandbox;
  const entries = emulator.sandbox(name)?.journal.entries() ?? [];
  return entries.slice(-mostShown).map((entry) => {
    const input = shorten(printJson(inputOfCaller(entry, emulator)), longestInput);
    return describeCall(emulator.secrets.hideIn(showEntry(entry, emulator)), emulator.secrets.hideIn(input));
  });
}

function describeCall({ vendor, operation, outcome, reason }: ShownEntry, input: string): string {
  const why = reason ? `: ${reason.text}` : '';
  return `call: ${vendor} ${operation ?? 'no operation'} ${input} → ${outcome}${why}`;
}

function describeFinding({ severity, rule, title, detail, advice }: ShownFinding): string {
  return `  ${severity} ${rule}: ${title}: ${detail} ${advice}`;
}

function rank(severity: Severity): number {
  return severities.indexOf(severity);
}

/** Throws a TypeError for a field that no expectation of this kind has: it would be asked of nothing. */
function checkExpectation<Expected extends object>(
  expected: Expected,
  known: Readonly<Record<keyof Required<Expected>, 1>>,
): void {
  for (const name of Object.keys(expected)) checkWord('expectation', name, Object.keys(known));
}

function checkWord(kind: string, word: string, known: readonly string[]): void {
  if (known.includes(word)) return;
  const list = known.length > 10 ? '' : ` There is: ${known.join(', ')}.`;
  throw new TypeError(`There is no ${kind} "${shorten(word)}".${hintAt(word, known)}${list}`);
}

function asSandbox(received: unknown, matcher: string): Sandbox {
  const isSandbox = typeof received === 'object' && received !== null && 'bans' in received;
  if (isSandbox) return received as Sandbox;
  throw new TypeError(`${matcher} is asked of a sandbox: expect(sandbox).${matcher}(…)`);
}

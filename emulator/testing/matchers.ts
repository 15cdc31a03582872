import type { ShownFinding } from '../../contracts/control/findings.ts';
import type { ShownEntry } from '../../contracts/control/journal.ts';
import { severities, type Severity } from '../../contracts/core/diagnosis/finding.ts';
import { printJson } from '../../contracts/core/wire/json.ts';
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
  readonly pass: boolean;
  message(): string;
}

/**
 * The matchers as functions, in the form that `expect.extend` of Vitest and of Jest takes.
 *
 * @example
 * const { pass, message } = sandboxMatchers.toHaveNoFindings(openSandbox());
 */
export const sandboxMatchers = {
  toHaveBanned(received: unknown, { times, ...match }: BanExpectation = {}): Verdict {
    const sandbox = asSandbox(received, 'toHaveBanned');
    const count = sandbox.bans(match).length;
    return judge(`${match.user ?? 'somebody'} to be banned${describe(match)}`, { count, times }, () => [
      ...sandbox.bans().map(({ vendor, room, user }) => `banned: ${user}${describe({ vendor, room })}`),
      ...sandbox.calls().map(describeCall),
    ]);
  },

  toHaveCalled(received: unknown, { times, ...match }: CallExpectation = {}): Verdict {
    const sandbox = asSandbox(received, 'toHaveCalled');
    const count = sandbox.journal.count(match);
    return judge(`a call${describe(match)}`, { count, times }, () => sandbox.calls().map(describeCall));
  },

  toHaveNoFindings(received: unknown, expected: FindingExpectation = {}): Verdict {
    const { severity = 'info', except = [] } = expected;
    const found = asSandbox(received, 'toHaveNoFindings')
      .findings()
      .filter((finding) => rank(finding.severity) >= rank(severity) && !except.includes(finding.rule));
    return {
      pass: found.length === 0,
      message: () =>
        found.length === 0
          ? 'Expected findings in the calls, and there are none.'
          : `Expected no findings in the calls, and there ${found.length === 1 ? 'is 1' : `are ${String(found.length)}`}:\n${found.map(describeFinding).join('\n')}`,
    };
  },
};

/** Compares a number of things with how many there must be. */
function judge(
  what: string,
  { count, times }: Times & { readonly count: number },
  evidence: () => readonly string[],
): Verdict {
  const wanted = times === undefined ? 'at least once' : countOf(times);
  return {
    pass: times === undefined ? count > 0 : count === times,
    message: () =>
      [`Expected ${what}, ${wanted}; it was ${countOf(count)}.`, ...evidence().slice(-mostShown)].join(
        '\n  ',
      ),
  };
}

/** So many calls are shown when a matcher fails. */
const mostShown = 20;

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

function describeCall({ vendor, operation, outcome, reason }: ShownEntry): string {
  const why = reason ? `: ${reason.text}` : '';
  return `call: ${vendor} ${operation ?? 'no operation'} → ${outcome}${why}`;
}

function describeFinding({ severity, rule, title, detail, advice }: ShownFinding): string {
  return `  ${severity} ${rule}: ${title} ${detail} ${advice}`;
}

function rank(severity: Severity): number {
  return severities.indexOf(severity);
}

function asSandbox(received: unknown, matcher: string): Sandbox {
  const isSandbox = typeof received === 'object' && received !== null && 'bans' in received;
  if (isSandbox) return received as Sandbox;
  throw new TypeError(`${matcher} is asked of a sandbox: expect(sandbox).${matcher}(…)`);
}

import { severities, type Severity } from '../../../contracts/core/diagnosis/finding.ts';
import { safeLine } from '../../../contracts/core/wire/safe-text.ts';
import type { Sandbox } from '../../core/sandbox/sandbox.ts';
import type { ExecReport } from '../../report/report.ts';

/** What happened in a sandbox while a command ran. */
export interface RunSummary {
  readonly calls: number;
  /** How often each operation had each outcome. */
  readonly outcomes: readonly {
    readonly vendor: string;
    readonly operation: string;
    readonly outcome: string;
    readonly count: number;
  }[];
  readonly faults: readonly { readonly id: string; readonly fired: number; readonly mustFire: boolean }[];
}

export function summarise({ analyzer, faults }: Sandbox): RunSummary {
  const outcomes = analyzer.tallies();
  return {
    calls: outcomes.reduce((sum, { count }) => sum + count, 0),
    outcomes,
    faults: faults.report().map(({ rule, fired }) => ({ id: rule.id, fired, mustFire: rule.mustFire })),
  };
}

/** The rules that had to fire and did not. */
export function unmet({ faults }: RunSummary): readonly string[] {
  return faults.filter(({ mustFire, fired }) => mustFire && fired === 0).map(({ id }) => id);
}

/** The summary for programs: all that was counted, with what explains it. */
export function summariseAsJson(report: ExecReport) {
  const { calls, outcomes, faults, refused, refusals, findings, forgotten, noCalls, silence, unmet } = report;
  const bySeverity = severities.map((severity) => [
    severity,
    findings.filter((finding) => finding.severity === severity).length,
  ]);
  return {
    calls,
    outcomes,
    faults,
    counts: {
      calls,
      refused,
      forgotten,
      findings: Object.fromEntries(bySeverity) as Record<Severity, number>,
    },
    refusals: refusals.map(({ explanation: _, ...row }) => row),
    findings,
    noCalls,
    ...(silence !== undefined && { silence }),
    unmet,
  };
}

export function writeSummary(summary: RunSummary): string {
  const outcomes = summary.outcomes.map(
    ({ vendor, operation, outcome, count }) => `  ${count} × ${vendor} ${operation} → ${outcome}`,
  );
  const faults = summary.faults.map(
    ({ id, fired }) => `  fault ${id}: fired ${fired} ${fired === 1 ? 'time' : 'times'}`,
  );
  const missed = unmet(summary).map((id) => `  fault ${id} had to fire and did not`);
  const calls = `${summary.calls} ${summary.calls === 1 ? 'call' : 'calls'}`;
  return `${[`understudy: ${calls}`, ...outcomes, ...faults, ...missed].map(safeLine).join('\n')}\n`;
}

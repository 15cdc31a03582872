import { byGravity } from '../../../contracts/core/diagnosis/finding.ts';
import { clean, describeReason } from '../../../contracts/core/contract/reason.ts';
import type { Emulator } from '../../core/engine/emulator.ts';
import { metersOfCalled } from '../../control/handlers/limits.ts';
import { sumUpCoverage, type CoverageRow } from '../../core/findings/coverage.ts';
import type { JournalEntry } from '../../core/journal/journal.ts';
import type { Sandbox } from '../../core/sandbox/sandbox.ts';
import { unmetDemands, type Demands } from '../../report/fail-on.ts';
import { reportVersion, type CallRow, type CoverageFacts, type ExecReport } from '../../report/report.ts';
import { version } from '../../version.ts';
import type { Seen } from './whole-run.ts';

/** So many calls are listed in a report; the findings and the outcomes are of all of them. */
const mostCalls = 500;

/** What is known of a run besides what stands in its sandbox. */
export interface ExecFacts extends Pick<
  ExecReport,
  'exitCode' | 'refused' | 'refusals' | 'forgotten' | 'noCalls'
> {
  readonly command: readonly string[];
  readonly seen: Seen;
  readonly demands: Demands;
  readonly silence: string | undefined;
}

/** Everything that is known of a run, with the demands that it did not meet. */
export function makeExecReport(facts: ExecFacts, sandbox: Sandbox, emulator: Emulator): ExecReport {
  const { command, seen, demands, silence, ...rest } = facts;
  // The worst first.
  const run = { findings: seen.findings.toSorted(byGravity), coverage: coverageOf(seen.coverage) };
  return emulator.secrets.hideIn<ExecReport>({
    version: reportVersion,
    kind: 'exec',
    command: command.join(' '),
    emulator: version,
    ...rest,
    ...(silence !== undefined && { silence }),
    ...seen.summary,
    ...run,
    limits: limitsOf(sandbox, emulator),
    lastCalls: sandbox.journal
      .entries()
      .slice(-mostCalls)
      .map((entry) => toRow(entry, emulator)),
    unmet: unmetDemands(demands, run),
  });
}

function coverageOf(found: readonly CoverageRow[]): CoverageFacts {
  const rows = found.flatMap(({ vendor, operation, outcomes }) =>
    outcomes.map(({ outcome, state }) => ({ vendor, operation, outcome, state })),
  );
  const { percentage: percent, percentageMet: met } = sumUpCoverage(found);
  return { percent, met, rows };
}

function limitsOf(sandbox: Sandbox, emulator: Emulator): ExecReport['limits'] {
  return metersOfCalled(sandbox, emulator).map(({ vendor, operation, limit, perSeconds }) => ({
    vendor,
    operation,
    limit,
    perSeconds,
  }));
}

function toRow(entry: JournalEntry, emulator: Emulator): CallRow {
  const { id, now, vendor, operation, outcome, refusedBy, faults, reason } = entry;
  return {
    id,
    time: new Date(now).toISOString(),
    vendor,
    ...(operation !== undefined && { operation }),
    outcome,
    ...(refusedBy !== undefined && { refusedBy }),
    ...(reason && { reason: describeReason(clean(reason, emulator)) }),
    faults,
  };
}

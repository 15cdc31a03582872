import { byGravity, type Finding } from '../../../contracts/core/diagnosis/finding.ts';
import type { ControlContext } from '../../control/context.ts';
import { sumUpCoverage } from '../../core/findings/coverage.ts';
import type { JournalEntry } from '../../core/journal/journal.ts';
import { unmetDemands, type Demands } from '../../report/fail-on.ts';
import { reportVersion, type CallRow, type CoverageFacts, type ExecReport } from '../../report/report.ts';
import { version } from '../../version.ts';
import type { RunSummary } from './summary.ts';

/** So many calls are listed in a report; the findings and the outcomes are of all of them. */
const mostCalls = 500;

export interface ExecFacts {
  readonly command: readonly string[];
  readonly exitCode: number;
  readonly summary: RunSummary;
  readonly sandbox: string;
  readonly demands: Demands;
}

/** Everything that is known of a run, with the demands that it did not meet. */
export function makeExecReport(facts: ExecFacts, context: ControlContext): ExecReport {
  const { command, exitCode, summary, sandbox, demands } = facts;
  const run = { findings: findingsOf(sandbox, context), coverage: coverageOf(sandbox, context) };
  const entries = context.emulator.sandbox(sandbox)?.journal.entries() ?? [];
  return context.emulator.secrets.hideIn<ExecReport>({
    version: reportVersion,
    kind: 'exec',
    command: command.join(' '),
    emulator: version,
    exitCode,
    ...summary,
    ...run,
    lastCalls: entries.slice(-mostCalls).map(toRow),
    unmet: unmetDemands(demands, run),
  });
}

/** The worst first. */
function findingsOf(id: string, { emulator }: ControlContext): readonly Finding[] {
  const sandbox = emulator.sandbox(id);
  const found = sandbox ? emulator.analyzerOf(sandbox).findings() : [];
  return found.toSorted(byGravity);
}

function coverageOf(id: string, { emulator }: ControlContext): CoverageFacts {
  const sandbox = emulator.sandbox(id);
  const found = sandbox ? emulator.analyzerOf(sandbox).coverage.rows(emulator.vendors, 'used') : [];
  const rows = found.flatMap(({ vendor, operation, outcomes }) =>
    outcomes.map(({ outcome, state }) => ({ vendor, operation, outcome, state })),
  );
  return { percent: sumUpCoverage(found).percentage, rows };
}

function toRow({ id, now, vendor, operation, outcome, refusedBy, faults }: JournalEntry): CallRow {
  return {
    id,
    time: new Date(now).toISOString(),
    vendor,
    ...(operation !== undefined && { operation }),
    outcome,
    ...(refusedBy !== undefined && { refusedBy }),
    faults,
  };
}

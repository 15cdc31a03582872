import type { Finding } from '../../contracts/core/diagnosis/finding.ts';
import {
  reportVersion,
  type ExecReport,
  type TrialRow,
  type TrialsReport,
} from '../../emulator/report/report.ts';
import { countVerdicts } from '../../emulator/cli/trials/command.ts';

/** Text that would break out of every format that does not escape it. */
export const hostile = `<script>alert("1")</script> & ]]> 'x' | a\u0000b \ud800 %0A::error::x`;

export function finding(fields: Partial<Finding> = {}): Finding {
  return {
    id: '0123456789',
    rule: 'a-rule',
    severity: 'error',
    title: 'Something is wrong',
    vendor: 'a-vendor',
    operation: 'an/operation',
    count: 2,
    evidence: [1, 2],
    detail: 'It was seen.',
    advice: 'Do it otherwise.',
    source: { standing: 'documented', at: 'https://example.com/page' },
    ...fields,
  };
}

export function execReport(fields: Partial<ExecReport> = {}): ExecReport {
  return {
    version: reportVersion,
    kind: 'exec',
    command: 'npm test',
    emulator: '0.0.0',
    exitCode: 0,
    calls: 1,
    outcomes: [{ vendor: 'a-vendor', operation: 'an/operation', outcome: 'success', count: 1 }],
    faults: [{ id: 'down', fired: 1, mustFire: true }],
    findings: [],
    refused: 0,
    refusals: [],
    forgotten: 0,
    noCalls: [],
    coverage: {
      percent: 50,
      met: 75,
      rows: [{ vendor: 'a-vendor', operation: 'an/operation', outcome: 'success', state: 'met' }],
    },
    limits: [],
    lastCalls: [
      { id: 1, time: '2023-11-14T22:13:20.000Z', vendor: 'a-vendor', outcome: '60009', faults: [] },
    ],
    unmet: [],
    ...fields,
  };
}

export function trialRow(fields: Partial<TrialRow> = {}): TrialRow {
  return {
    id: 'a-vendor an/operation 60007 at call 1',
    vendor: 'a-vendor',
    operation: 'an/operation',
    change: '60007: too often',
    asked: 'Wait, then call again.',
    at: 1,
    verdict: 'passed',
    detail: 'It ended with the code 0.',
    calls: 3,
    milliseconds: 250,
    output: '',
    ...fields,
  };
}

export function trialsReport(trials: readonly TrialRow[]): TrialsReport {
  return {
    version: reportVersion,
    kind: 'sweep',
    command: 'npm test',
    emulator: '0.0.0',
    firstRun: { calls: 3, milliseconds: 100, operations: [] },
    score: 50,
    reasons: [],
    counts: countVerdicts(trials),
    trials,
    unmet: [],
  };
}

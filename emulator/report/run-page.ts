import { sayOf } from '../../contracts/core/config/sentence.ts';
import { coverageStates, type Finding, type Severity } from '../../contracts/core/diagnosis/finding.ts';
import type { Case, HeatMap, Page, Table } from './page.ts';
import type { ExecReport, RefusalRow } from './report.ts';
import { metersOf } from './pictures.ts';

const levels: Readonly<Record<Severity, Case['level']>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

/** The report of one run, as all writers show it. */
export function pageOfRun(report: ExecReport): Page {
  const { command, emulator, exitCode, calls, coverage, refused, forgotten, silence } = report;
  return {
    title: 'Understudy: one run',
    isWell: exitCode === 0 && report.unmet.length === 0 && report.findings.length === 0,
    facts: [
      ['command', command],
      ['exit code', String(exitCode)],
      ['calls', String(calls)],
      ...(silence === undefined ? [] : ([['why nobody called', silence]] as const)),
      ...(forgotten > 0 ? ([['of them before a reset, not listed', String(forgotten)]] as const) : []),
      ['refused calls', String(refused)],
      ['findings', String(report.findings.length)],
      ['coverage', `${coverage.percent} % met and handled, ${coverage.met} % met`],
      ['emulator', emulator],
    ],
    heat: heatOf(report),
    meters: metersOf(report.lastCalls, report.limits),
    tables: [
      findingTable(report),
      refusalTable(report),
      outcomeTable(report),
      faultTable(report),
      coverageTable(report),
      callTable(report),
    ],
    cases: [
      ...commandCases(report),
      ...report.findings.map(findingCase),
      ...report.refusals.map(refusalCase),
      ...report.noCalls.map(noCallCase),
    ],
    texts: report.refusals.flatMap(toText),
  };
}

function commandCases({ command, exitCode, faults, silence, unmet }: ExecReport): Case[] {
  const analyzer = (group: string, name: string, problem: string | undefined): Case => ({
    group,
    name,
    verdict: problem === undefined ? 'passed' : 'failed',
    level: problem === undefined ? 'notice' : 'error',
    message: problem ?? '',
    detail: '',
    seconds: 0,
  });
  return [
    analyzer('command', command, exitCode === 0 ? undefined : `The command ended with the code ${exitCode}.`),
    ...faults
      .filter(({ mustFire }) => mustFire)
      .map(({ id, fired }) =>
        analyzer('fault', id, fired > 0 ? undefined : `The fault "${id}" had to fire and did not.`),
      ),
    ...unmet.map((sentence) => analyzer('demand', sentence, sentence)),
    ...(silence === undefined
      ? []
      : [
          { ...analyzer('calls', 'no call arrived', undefined), level: 'warning', message: silence } as const,
        ]),
  ];
}

function findingCase(finding: Finding): Case {
  const { rule, severity, title, vendor, operation, count, evidence, detail, advice, source } = finding;
  return {
    group: 'finding',
    name: `${rule} ${vendor} ${operation ?? ''}`.trim(),
    verdict: severity === 'error' ? 'failed' : 'passed',
    level: levels[severity],
    message: `${title} (${vendor}${operation === undefined ? '' : ` ${operation}`}, ${count} ×)`,
    detail: `${detail}\n${advice}\nCalls: ${evidence.join(', ')}. Source: ${source.standing}, ${source.at}`,
    seconds: 0,
  };
}

function toText({ calls: [first], vendor, outcome, explanation }: RefusalRow): Page['texts'] {
  return explanation === ''
    ? []
    : [[`Why call ${first ?? ''} was refused: ${vendor} → ${outcome}`, explanation, true]];
}

/** A refusal fails nothing by itself: it may be what the program is tried with. */
function refusalCase(row: RefusalRow): Case {
  const { vendor, operation = 'no operation', outcome, count, calls, meaning, reason, advice } = row;
  return {
    group: 'refused call',
    name: `${vendor} ${operation} ${outcome}, call ${calls[0] ?? ''}`,
    verdict: 'passed',
    level: 'notice',
    message: `${sayOf(outcome, reason)} (${vendor} ${operation}, ${count} ×)`,
    detail: `${meaning}\n${advice}\nCalls: ${calls.join(', ')}.`.trim(),
    seconds: 0,
  };
}

function noCallCase(sentence: string): Case {
  return {
    group: 'no call',
    name: sentence,
    verdict: 'passed',
    level: 'warning',
    message: sentence,
    detail: '',
    seconds: 0,
  };
}

function refusalTable({ refusals, noCalls }: ExecReport): Table {
  return {
    title: 'Refused calls',
    columns: ['outcome', 'where', 'seen', 'what it means', 'why', 'what to do', 'which calls'],
    rows: [
      ...refusals.map(({ vendor, operation, outcome, count, calls, meaning, reason, advice }) => [
        outcome,
        `${vendor} ${operation ?? 'no operation'}`,
        `${count} ×`,
        meaning,
        reason,
        advice,
        calls.join(', '),
      ]),
      ...noCalls.map((sentence) => ['no call', '', '', '', sentence, '', '']),
    ],
    empty: 'No call was refused.',
  };
}

function findingTable({ findings }: ExecReport): Table {
  return {
    title: 'Findings',
    columns: ['severity', 'rule', 'where', 'seen', 'what', 'what to do', 'which calls', 'source'],
    rows: findings.map(
      ({ severity, rule, title, vendor, operation, count, detail, advice, evidence, source }) => [
        severity,
        `${title} [${rule}]`,
        `${vendor} ${operation ?? ''}`.trim(),
        `${count} ×`,
        detail,
        advice,
        evidence.join(', '),
        `${source.standing}: ${source.at}`,
      ],
    ),
    empty: 'Nothing was found in the calls of the client.',
  };
}

function outcomeTable({ outcomes }: ExecReport): Table {
  return {
    title: 'Outcomes',
    columns: ['vendor', 'operation', 'outcome', 'calls'],
    rows: outcomes.map(({ vendor, operation, outcome, count }) => [
      vendor,
      operation,
      outcome,
      String(count),
    ]),
    empty: 'No call was made.',
  };
}

function faultTable({ faults }: ExecReport): Table {
  return {
    title: 'Faults',
    columns: ['rule', 'fired', 'had to fire'],
    rows: faults.map(({ id, fired, mustFire }) => [id, String(fired), mustFire ? 'yes' : 'no']),
    empty: 'No fault was set.',
  };
}

/** The documented outcomes of each operation that was called. */
function heatOf({ coverage }: ExecReport): HeatMap {
  const rows = new Map<string, HeatMap['rows'][number]['cells'][number][]>();
  for (const { vendor, operation, outcome, state } of coverage.rows) {
    const label = `${vendor} ${operation}`;
    const cells = rows.get(label) ?? [];
    cells.push({ label: outcome, title: outcome, state });
    rows.set(label, cells);
  }
  return {
    title: 'Coverage of the documented outcomes',
    states: [...coverageStates],
    rows: [...rows].map(([label, cells]) => ({ label, cells })),
    empty: 'No operation was called.',
  };
}

function coverageTable({ coverage }: ExecReport): Table {
  return {
    title: 'Coverage of the documented outcomes',
    columns: ['state', 'vendor', 'operation', 'outcome'],
    rows: coverage.rows.map(({ state, vendor, operation, outcome }) => [state, vendor, operation, outcome]),
    isFolded: true,
    empty: 'No operation was called.',
  };
}

function callTable({ lastCalls, calls }: ExecReport): Table {
  return {
    title: lastCalls.length < calls ? `The last ${lastCalls.length} of ${calls} calls` : 'Calls',
    columns: ['id', 'time', 'vendor', 'operation', 'outcome', 'check', 'why', 'faults'],
    rows: lastCalls.map(({ id, time, vendor, operation, outcome, refusedBy, reason, faults }) => [
      String(id),
      time,
      vendor,
      operation ?? 'no operation',
      outcome,
      refusedBy ?? '',
      reason ?? '',
      faults.join(', '),
    ]),
    empty: 'No call was made.',
  };
}

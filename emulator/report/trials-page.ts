import { shorten } from '../../contracts/core/config/shorten.ts';
import { countOf } from '../../contracts/core/config/sentence.ts';
import type { Case, HeatMap, Page } from './page.ts';
import { verdicts, type TrialRow, type TrialsReport, type Verdict } from './report.ts';

/** What each command does to a run, in words. */
const titles = {
  sweep: 'Understudy: one fault at a time',
  mutate: 'Understudy: one change of an answer at a time',
} as const;

/** The report of many runs, as all writers show it. */
export function pageOfTrials(report: TrialsReport): Page {
  const { kind, command, emulator, firstRun, score, reasons, counts, trials, minimal, unmet } = report;
  const failing = trials.filter(isFailing);
  return {
    title: titles[kind],
    isWell: failing.length === 0 && unmet.length === 0,
    facts: [
      ['command', command],
      ['survival score', score === null ? 'none' : `${score} of 100`],
      ...reasons.map((reason) => ['why', reason] as const),
      [
        'runs',
        verdicts
          .filter((verdict) => counts[verdict] > 0)
          .map((verdict) => `${counts[verdict]} ${verdict}`)
          .join(', '),
      ],
      ['first run', `${countOf(firstRun.calls, 'call')} in ${Math.round(firstRun.milliseconds)} ms`],
      ...(minimal ? ([['see the minimal failing case again', minimal.again]] as const) : []),
      ['emulator', emulator],
    ],
    heat: heatOf(trials),
    meters: [],
    tables: [
      {
        title: 'Runs',
        columns: [
          'verdict',
          'operation',
          'change',
          'what is asked then',
          'at call',
          'how it ended',
          'the reply',
          'calls',
          'ms',
        ],
        rows: trials.map(toCells),
        empty: 'There was nothing to change: the first run made no call that can be changed.',
      },
      {
        title: 'Operations of the first run',
        columns: ['vendor', 'operation', 'calls'],
        rows: firstRun.operations.map(({ vendor, operation, calls }) => [vendor, operation, String(calls)]),
        empty: 'The first run made no call.',
      },
    ],
    cases: [...trials.map(toCase), ...unmet.map(toDemand)],
    texts: failing.map(({ id, output }) => [`What the command wrote: ${id}`, output || '(nothing)']),
  };
}

/** So many characters of a change stand in a cell. */
const longestLabel = 32;

/** What became of each run, by the operation in which something was changed. */
function heatOf(trials: readonly TrialRow[]): HeatMap {
  const rows = new Map<string, HeatMap['rows'][number]['cells'][number][]>();
  for (const { vendor, operation, change, verdict } of trials) {
    const label = `${vendor} ${operation}`;
    const [name = ''] = change.split(': ');
    const cells = rows.get(label) ?? [];
    cells.push({ label: shorten(name, longestLabel), title: change, state: verdict });
    rows.set(label, cells);
  }
  return {
    title: 'Verdicts by operation',
    states: verdicts.filter((verdict) => trials.some((trial) => trial.verdict === verdict)),
    rows: [...rows].map(([label, cells]) => ({ label, cells })),
    empty: 'There was nothing to change: the first run made no call that can be changed.',
  };
}

function toCells(trial: TrialRow): readonly string[] {
  const { verdict, vendor, operation, change, asked, at, detail, reply, calls, milliseconds } = trial;
  return [
    verdict,
    `${vendor} ${operation}`,
    change,
    asked,
    at === 0 ? 'every' : String(at),
    detail,
    describeReply(reply),
    String(calls),
    String(Math.round(milliseconds)),
  ];
}

function describeReply(reply: TrialRow['reply']): string {
  return reply ? `HTTP ${reply.status} ${reply.body}` : '';
}

const survived: readonly Verdict[] = ['handled', 'reported', 'passed'];

/** Whether a run shows that something is wrong with the program. */
export function isFailing({ verdict }: Pick<TrialRow, 'verdict'>): boolean {
  return !survived.includes(verdict) && verdict !== 'missed';
}

function toCase(trial: TrialRow): Case {
  const { id, vendor, operation, verdict, change, asked, detail, reply, output, milliseconds } = trial;
  const isBad = isFailing(trial);
  return {
    group: `${vendor} ${operation}`,
    name: id,
    verdict: isBad ? 'failed' : verdict === 'missed' ? 'skipped' : 'passed',
    level: isBad ? 'error' : 'notice',
    message: isBad || verdict === 'missed' ? `${verdict}: ${id}. ${detail}` : '',
    detail: isBad ? [`${change}. ${asked}`, describeReply(reply), output].filter(Boolean).join('\n') : '',
    seconds: milliseconds / 1000,
  };
}

function toDemand(sentence: string): Case {
  return {
    group: 'demand',
    name: sentence,
    verdict: 'failed',
    level: 'error',
    message: sentence,
    detail: '',
    seconds: 0,
  };
}

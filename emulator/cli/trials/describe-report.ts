import { countOf } from '../../../contracts/core/config/sentence.ts';
import { safeLine } from '../../../contracts/core/wire/safe-text.ts';
import { verdicts, type TrialRow, type TrialsReport } from '../../report/report.ts';
import { isFailing } from '../../report/trials-page.ts';

/** So much of a reply is shown in a terminal, in characters. */
const shownBody = 160;

/** The report for a terminal: the runs that were not survived, how many of each, the score, and where to look first. */
export function describeReport({ trials, counts, score, firstRun, ...rest }: TrialsReport): string {
  const { calls, operations, milliseconds } = firstRun;
  const { minimal, reasons, unmet } = rest;
  const summary = verdicts
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${verdict}`);
  return [
    `first run: ${countOf(calls, 'call')} of ${countOf(operations.length, 'operation')} in ${Math.round(milliseconds)} ms`,
    ...trials.filter(isFailing).flatMap(describeRow),
    `${countOf(trials.length, 'run')}: ${summary.join(', ') || 'there was nothing to change'}`,
    `survival score: ${score === null ? 'none' : `${score} of 100`}`,
    ...reasons,
    ...(minimal ? [`minimal failing case: ${minimal.id}`, `  see it again: ${minimal.again}`] : []),
    ...unmet,
  ]
    .map(safeLine)
    .join('\n');
}

function describeRow({ verdict, id, detail, change, asked, reply }: TrialRow): readonly string[] {
  return [
    `  ${verdict}: ${id}. ${detail}`,
    `    ${change}. ${asked}`,
    ...(reply ? [`    the reply: HTTP ${reply.status} ${cut(reply.body)}`] : []),
  ];
}

function cut(text: string): string {
  return text.length > shownBody ? `${text.slice(0, shownBody)}…` : text;
}

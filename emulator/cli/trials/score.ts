import { countOf } from '../../../contracts/core/config/sentence.ts';
import { verdicts, type TrialRow, type Verdict } from '../../report/report.ts';
import { isFailing } from '../../report/trials-page.ts';

/** Runs that say nothing do not count. The score is rounded down, so that only a run without any failure has 100. */
export function scoreOf(rows: readonly TrialRow[]): number | null {
  const telling = rows.filter(({ verdict }) => verdict !== 'missed');
  const survived = telling.filter((row) => !isFailing(row)).length;
  return telling.length === 0 ? null : Math.floor((survived / telling.length) * 100);
}

export function countVerdicts(rows: readonly TrialRow[]): Record<Verdict, number> {
  const counts = verdicts.map((verdict) => [verdict, rows.filter((row) => row.verdict === verdict).length]);
  return Object.fromEntries(counts) as Record<Verdict, number>;
}

/** What one cause explains in several runs, each in a sentence or two. */
export function findReasons(rows: readonly TrialRow[]): readonly string[] {
  const unnoticed = rows.filter(({ verdict }) => verdict === 'unnoticed');
  if (unnoticed.length === 0) return [];
  const passed = `${countOf(unnoticed.length, 'error')} passed unnoticed: the program went on as after a success.`;
  if (!unnoticed.every(isInBodyAlone)) return [passed];
  const came = `${unnoticed.length === 1 ? 'It' : 'All of them'} came with an HTTP status below 400, and stood in the body alone.`;
  const noticed = rows.filter(({ verdict }) => verdict === 'handled' || verdict === 'reported');
  const guess =
    'No error of that kind was noticed: the program seems to look at the HTTP status alone, and these vendors say in the body whether a call was refused.';
  return [`${passed} ${came}${noticed.some(isInBodyAlone) ? '' : ` ${guess}`}`];
}

function isInBodyAlone({ reply }: TrialRow): boolean {
  return reply !== undefined && reply.status < 400;
}

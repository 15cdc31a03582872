import type { Call } from './call-summary.ts';

/**
 * The calls that were seen before the latest ones of a journal, oldest first: those of the same run. After a reset or a restart
 * the numbers begin anew, and what was seen is of another run.
 */
export function seenBefore(latest: readonly Call[], seen: readonly Call[]): readonly Call[] {
  const [first] = latest;
  const last = seen.at(-1);
  if (!first || !last) return [];
  const same = seen.findLast(({ id }) => id === first.id);
  const isSameRun = same
    ? same.time === first.time && same.line === first.line
    : last.id < first.id && last.time <= first.time;
  return isSameRun ? seen.filter(({ id }) => id < first.id) : [];
}

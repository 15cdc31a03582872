import { createTest, facets, type CallFilter } from './call-filter.ts';
import type { Call } from './call-summary.ts';

/** What was chosen last. */
interface Choice {
  readonly calls: readonly Call[];
  readonly after: number;
  readonly filter: CallFilter;
  readonly upTo: number;
  readonly chosen: readonly Call[];
}

/**
 * Chooses the calls behind a number that agree with a filter, from a list that grows at its end. Where a filter has become
 * narrower only what agreed before is looked at, and of a longer list what is new: a list may have a hundred thousand calls.
 */
export function createChooser(): (
  calls: readonly Call[],
  after: number,
  filter: CallFilter,
) => readonly Call[] {
  let last: Choice | undefined;
  return (calls, after, filter) => {
    const agrees = createTest(filter);
    const isNarrower = last?.calls === calls && last.after === after && isWithin(filter, last.filter);
    const isSame = isNarrower && isWithin(last!.filter, filter);
    const first = calls[0]?.id ?? Infinity;
    const known = isNarrower
      ? last!.chosen.filter((call) => call.id >= first && (isSame || agrees(call)))
      : [];
    const from = Math.max(after, isNarrower ? last!.upTo : 0);
    const added = calls.slice(indexAfter(calls, from)).filter(agrees);
    const chosen = [...known, ...added];
    last = { calls, after, filter, upTo: calls.at(-1)?.id ?? 0, chosen };
    return chosen;
  };
}

/** Whether whatever agrees with the one filter agrees with the other. */
function isWithin(inner: CallFilter, outer: CallFilter): boolean {
  return (
    facets.every((facet) => outer[facet] === undefined || outer[facet] === inner[facet]) &&
    (inner.text ?? '').toLowerCase().includes((outer.text ?? '').toLowerCase())
  );
}

/** Where the first call with a greater number stands; the numbers grow. */
export function indexAfter(calls: readonly Call[], id: number): number {
  let [low, high] = [0, calls.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (calls[middle]!.id <= id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a call stands, or -1. */
export function indexOf(calls: readonly Call[], id: number | undefined): number {
  if (id === undefined) return -1;
  const index = indexAfter(calls, id) - 1;
  return calls[index]?.id === id ? index : -1;
}

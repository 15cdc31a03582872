/**
 * Whether everything is tried, as at night. By day a share is enough of what is a sample anyway: a search for the mistake in
 * one signature takes a second, and there are thousands of them.
 */
export const isWhole = process.env['SAMPLES'] === 'all';

/** Whether all calls of the corpora are asked about: they alone, or everything. */
export const isWholeCorpus = isWhole || process.env['CORPORA'] === 'all';

/** Whether all pairs of mistakes are looked for: they alone, or everything. */
export const hasAllPairs = isWhole || process.env['AUTOPSY_PAIRS'] === 'all';

/** Each so many-th by day, always the same ones, so that a test fails for a change alone; at night all. */
export function takeShare<Item>(items: readonly Item[], apart: number, all = isWhole): readonly Item[] {
  return all ? items : items.filter((_, at) => at % apart === 0);
}

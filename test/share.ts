/**
 * Whether everything is tried, as at night. By day a share is enough of what is a sample anyway: a search for the mistake in
 * one signature takes a second, and there are thousands of them.
 */
export const isWhole = process.env['SAMPLES'] === 'all';

/** Each so many-th by day, always the same ones, so that a test fails for a change alone; at night all. */
export function takeShare<Item>(items: readonly Item[], apart: number): readonly Item[] {
  return isWhole ? items : items.filter((_, at) => at % apart === 0);
}

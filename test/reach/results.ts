import { writeFileSync } from 'node:fs';

/** How a program is pointed here. */
export type Way = 'base URL' | 'exec --intercept' | 'hosts' | 'mapping';

/**
 * What was seen: a call that succeeds and one that is refused; only over HTTP where a client trusts no authority but its own;
 * only with the authority in the system's store where no variable names another.
 */
export const works = 'works';
export const plainOnly = 'plain HTTP only';
export const bySystem = 'system store only';

/** What the tests saw of one runtime, by the ways that were tried. */
export interface Row {
  readonly name: string;
  readonly version: string;
  readonly results: Partial<Record<Way, string>>;
  /** Whether the nightly run alone tries it. */
  readonly nightly?: true;
}

const rows = new Map<string, Row>();

/** Notes what was seen. */
export function record(tried: Omit<Row, 'results'>, way: Way, result: string): void {
  const { results } = rows.get(tried.name) ?? { results: {} };
  rows.set(tried.name, { ...tried, results: { ...results, [way]: result } });
}

/** Writes what was seen into the file that is asked for, for the table of the documents. */
export function writeRows(names: readonly string[]): void {
  const file = process.env['REACH_RESULTS'];
  if (file === undefined) return;
  const found = names.flatMap((name) => rows.get(name) ?? []);
  writeFileSync(file, `${JSON.stringify(found, undefined, 2)}\n`);
}

/** One thing that was rated. */
export interface Case {
  readonly group: string;
  readonly name: string;
  readonly verdict: 'passed' | 'failed' | 'skipped';
  /** How loudly to speak of it. */
  readonly level: 'error' | 'warning' | 'notice';
  /** In a sentence. */
  readonly message: string;
  readonly detail: string;
  readonly seconds: number;
}

/** Cells are plain text; a writer may colour a row by the word in its first cell. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What to say when there are no rows. */
  readonly empty: string;
}

/** A report as all writers show it. */
export interface Page {
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly tables: readonly Table[];
  readonly cases: readonly Case[];
  /** Longer texts, each under a heading. */
  readonly texts: readonly (readonly [heading: string, text: string])[];
}

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
  /** Whether it is long and of use to few: it is shown when somebody asks for it. */
  readonly isFolded?: boolean;
}

/** What became of what, by operation. */
export interface HeatMap {
  readonly title: string;
  /** The words that a cell may be in, as its legend. */
  readonly states: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly cells: readonly { readonly label: string; readonly title: string; readonly state: string }[];
  }[];
  readonly empty: string;
}

/** The calls of an operation by the windows of its limit. */
export interface Meter {
  readonly label: string;
  readonly limit: number;
  readonly perSeconds: number;
  readonly windows: readonly { readonly from: string; readonly count: number }[];
  /** Whether windows without calls are left out. */
  readonly isGapped: boolean;
}

/** A report as all writers show it. */
export interface Page {
  readonly title: string;
  /** Whether nobody needs to look further. */
  readonly isWell: boolean;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly heat: HeatMap;
  readonly meters: readonly Meter[];
  readonly tables: readonly Table[];
  readonly cases: readonly Case[];
  /** Longer texts, each under a heading; ours are those that no caller or program has written. */
  readonly texts: readonly (readonly [heading: string, text: string, isOurs?: boolean | undefined])[];
}

/** How long to measure. */
export interface Effort {
  readonly isQuick: boolean;
  readonly rounds: number;
  /** Of each load in each round. */
  readonly seconds: number;
  /** How many calls are made to see what memory they leave behind. */
  readonly calls: number;
  /** The greatest number of sanctions in a sandbox. */
  readonly sanctions: number;
}

export const wholeEffort: Effort = { isQuick: false, rounds: 11, seconds: 1, calls: 1e6, sanctions: 5e4 };
export const quickEffort: Effort = { isQuick: true, rounds: 3, seconds: 1, calls: 2e4, sanctions: 1e4 };

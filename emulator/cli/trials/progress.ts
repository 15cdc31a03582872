import { safeLine } from '../../../contracts/core/wire/safe-text.ts';
import type { TrialRow } from '../../report/report.ts';
import { isFailing } from '../../report/trials-page.ts';

/** Where progress is shown: a terminal, or something else, which is left alone. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface Progress {
  step(row: TrialRow): void;
  clear(): void;
}

const barWidth = 24;

/** A bar that grows with each run. Nothing is written where there is no terminal. */
export function createProgress(screen: Screen, total: number): Progress {
  let [done, failing] = [0, 0];
  const show = (text: string): void => {
    // The line is cleared first, and is cut off where it would wrap.
    if (screen.isTTY) screen.write(`\r\u001b[2K${text.slice(0, (screen.columns ?? 80) - 1)}`);
  };
  return {
    step(row) {
      done += 1;
      if (isFailing(row)) failing += 1;
      const filled = Math.round((done / total) * barWidth);
      const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled);
      show(`${bar} ${done}/${total}, ${failing} not survived  ${row.verdict}: ${safeLine(row.id)}`);
    },
    clear() {
      show('');
    },
  };
}

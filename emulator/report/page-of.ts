import type { Page } from './page.ts';
import type { Report } from './report.ts';
import { pageOfRun } from './run-page.ts';
import { pageOfTrials } from './trials-page.ts';

/** A report as all writers show it. */
export function pageOf(report: Report): Page {
  return report.kind === 'exec' ? pageOfRun(report) : pageOfTrials(report);
}

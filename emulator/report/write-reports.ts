import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAnnotations, writeStepSummary } from './github.ts';
import { writeHtml, type PageLanguage } from './html.ts';
import { writeJunit } from './junit.ts';
import type { Report } from './report.ts';
import { safeLine, safeText } from '../../contracts/core/wire/safe-text.ts';
import type { Page } from './page.ts';
import { pageOfRun } from './run-page.ts';
import type { Tell } from './tell-page.ts';
import { pageOfTrials } from './trials-page.ts';

export const reportKinds = ['html', 'junit', 'json', 'github'] as const;
export type ReportKind = (typeof reportKinds)[number];

export interface ReportTargets {
  readonly kinds: readonly ReportKind[];
  readonly folder: string;
  /** GitHub says by `GITHUB_ACTIONS` that it reads annotations, and by `GITHUB_STEP_SUMMARY` where a summary goes. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly print: (text: string) => void;
  /** What says in Chinese what the emulator says, for the page that has both. Default: nothing does. */
  readonly readTell?: () => Tell;
}

/** Writes the reports that were asked for. Gives the files that are there now. */
export function writeReports(
  report: Report,
  { kinds, folder, environment, print, readTell }: ReportTargets,
): string[] {
  const page = pageOf(report);
  const files = [
    ['html', 'report.html', () => writeHtml(page, languageOf(environment), readTell?.())],
    ['junit', 'junit.xml', () => writeJunit(page)],
    ['json', 'report.json', () => `${JSON.stringify(report, null, 2)}\n`],
  ] as const;
  const wanted = files.filter(([kind]) => kinds.includes(kind));
  if (wanted.length > 0) mkdirSync(folder, { recursive: true });
  for (const [, name, write] of wanted) writeFileSync(join(folder, name), write());
  if (kinds.includes('github')) {
    if (environment['GITHUB_ACTIONS'] === 'true') print(writeAnnotations(page));
    const summary = environment['GITHUB_STEP_SUMMARY'];
    if (summary) appendFileSync(summary, writeStepSummary(page));
  }
  return wanted.map(([, name]) => join(folder, name));
}

/** The language that whoever runs the command has chosen. */
function languageOf({ LC_ALL, LC_MESSAGES, LANG }: ReportTargets['environment']): PageLanguage {
  return /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'zh' : 'en';
}

/** A report as all writers show it: text of callers and vendors moves no cursor, hides nothing and begins no line of its own. */
export function pageOf(report: Report): Page {
  const page = report.kind === 'exec' ? pageOfRun(report) : pageOfTrials(report);
  return {
    title: safeLine(page.title),
    isWell: page.isWell,
    heat: {
      ...page.heat,
      rows: page.heat.rows.map(({ label, cells }) => ({
        label: safeLine(label),
        cells: cells.map((cell) => ({
          label: safeLine(cell.label),
          title: safeLine(cell.title),
          state: safeLine(cell.state),
        })),
      })),
    },
    meters: page.meters.map((meter) => ({ ...meter, label: safeLine(meter.label) })),
    facts: page.facts.map(([label, value]) => [safeLine(label), safeLine(value)]),
    tables: page.tables.map(({ title, columns, rows, empty, ...rest }) => ({
      ...rest,
      title: safeLine(title),
      columns: columns.map(safeLine),
      rows: rows.map((row) => row.map(safeText)),
      empty: safeLine(empty),
    })),
    cases: page.cases.map(({ group, name, message, detail, ...rest }) => ({
      ...rest,
      group: safeLine(group),
      name: safeLine(name),
      message: safeText(message),
      detail: safeText(detail),
    })),
    texts: page.texts.map(([heading, text, isOurs]) => [safeLine(heading), safeText(text), isOurs]),
  };
}

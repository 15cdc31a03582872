import { safeLine, safeText } from '../../contracts/core/wire/safe-text.ts';
import type { Page } from './page.ts';
import type { Report } from './report.ts';
import { pageOfRun } from './run-page.ts';
import { pageOfTrials } from './trials-page.ts';

/** A report as all writers show it: text of callers and vendors moves no cursor, hides nothing and begins no line of its own. */
export function pageOf(report: Report): Page {
  const page = report.kind === 'exec' ? pageOfRun(report) : pageOfTrials(report);
  return {
    title: safeLine(page.title),
    facts: page.facts.map(([label, value]) => [safeLine(label), safeLine(value)]),
    tables: page.tables.map(({ title, columns, rows, empty }) => ({
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
    texts: page.texts.map(([heading, text]) => [safeLine(heading), safeText(text)]),
  };
}

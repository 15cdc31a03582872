import type { Case, Page, Table } from './page.ts';

/** GitHub shows ten annotations of each level per step; more are cut off there without a word. */
const mostAnnotations = 10;

/** Rows of a table in a step summary, which may have a megabyte in all. */
const mostRows = 200;

/** Workflow commands that annotate the run: one line for each case that is worth a word. */
export function writeAnnotations({ cases }: Page): string {
  const worthAWord = cases.filter(({ verdict, message }) => message !== '' && verdict !== 'skipped');
  const lines = (['error', 'warning', 'notice'] as const).flatMap((level) =>
    worthAWord
      .filter((one) => one.level === level)
      .slice(0, mostAnnotations)
      .map(writeAnnotation),
  );
  return lines.map((line) => `${line}\n`).join('');
}

function writeAnnotation({ level, group, message, detail }: Case): string {
  const title = escapeData(`Understudy: ${group}`).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::${level} title=${title}::${escapeData([message, detail].filter(Boolean).join('\n'))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The step summary, in GitHub's Markdown. */
export function writeStepSummary({ title, facts, tables }: Page): string {
  const list = facts.map(([label, value]) => `- **${escapeCell(label)}**: ${escapeCell(value)}`);
  return [`## ${escapeCell(title)}`, ...list, ...tables.map(writeTable), ''].join('\n');
}

function writeTable({ title, columns, rows, empty }: Table): string {
  if (rows.length === 0) return `\n### ${escapeCell(title)}\n\n${escapeCell(empty)}`;
  const left = rows.length - mostRows;
  const lines = [
    columns.map(escapeCell),
    columns.map(() => '---'),
    ...rows.slice(0, mostRows).map((row) => row.map(escapeCell)),
  ];
  const table = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return `\n### ${escapeCell(title)}\n\n${table}${left > 0 ? `\n\n… and ${left} more.` : ''}`;
}

/** Text in which nothing is Markdown or HTML, on one line. */
function escapeCell(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_{}[\]()#+!|~]/g, String.raw`\$&`)
    .replaceAll(/\s*[\r\n]+\s*/g, ' ');
}

import { quoteForShell } from '../control/curl.ts';
import { program } from '../control/pasted-command.ts';

/** A table; what stands in a cell must be one line without an upright one of its own. */
export function renderTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, headings.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return lines.join('\n');
}

/** A text as the cell of a table: a line break would end the row, an upright line the cell, and a bracket is taken for HTML. */
export function cell(text: string): string {
  return escapeHtml(text.replaceAll(/\s*\n\s*/g, ' ')).replaceAll('|', '\\|');
}

/** A name as the cell of a table. Backticks take no escapes, but for the upright line. */
export function codeCell(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

/** A command that unfolds on one line, as far as Markdown is read with HTML. */
export function fold(summary: string, command: string): string {
  return `<details><summary>${cell(summary)}</summary><code>${cell(command)}</code></details>`;
}

/** A page for a terminal: the commands that are folded in a browser stand as they are. */
export function unfold(page: string): string {
  return page
    .replaceAll(/<details><summary>[^<]*<\/summary><code>([^<]*)<\/code><\/details>/g, '`$1`')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The command that prints the recipe of an outcome. */
export function recipeCommand(method: string, error: string): string {
  const word = /^[\w.:-]+$/.test(error) ? error : quoteForShell(error);
  return `${program} recipe ${method} ${word}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

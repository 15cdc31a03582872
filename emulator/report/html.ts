import { escapeMarkup } from './escape-markup.ts';
import type { Page, Table } from './page.ts';

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; } dt { opacity: .7; } dd { margin: 0; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #8884; }
pre { background: #8882; padding: .7rem; overflow-x: auto; white-space: pre-wrap; }
.bad { color: #c62828; } .good { color: #2e7d32; } .so-so { color: #b26a00; }
@media (prefers-color-scheme: dark) { .bad { color: #ff8a80; } .good { color: #81c784; } .so-so { color: #ffb74d; } }
`;

/** How the first cell of a row is coloured by the word in it. */
const tones: Readonly<Record<string, string>> = {
  error: 'bad',
  failed: 'bad',
  unnoticed: 'bad',
  hung: 'bad',
  crashed: 'bad',
  stormed: 'bad',
  'never met': 'so-so',
  warning: 'so-so',
  missed: 'so-so',
  passed: 'good',
  handled: 'good',
  reported: 'good',
  'met and handled': 'good',
};

/** A page of its own: no script, no font, no picture, nothing that a network would have to bring. */
export function writeHtml({ title, facts, tables, texts }: Page): string {
  const list = facts.map(
    ([label, value]) => `<dt>${escapeMarkup(label)}</dt><dd>${escapeMarkup(value)}</dd>`,
  );
  const outputs = texts.map(
    ([heading, text]) =>
      `<details><summary>${escapeMarkup(heading)}</summary><pre>${escapeMarkup(text)}</pre></details>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escapeMarkup(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeMarkup(title)}</h1>
<dl>${list.join('\n')}</dl>
${tables.map(writeTable).join('\n')}
${outputs.join('\n')}
</main>
</body>
</html>
`;
}

function writeTable({ title, columns, rows, empty }: Table): string {
  const heading = `<h2>${escapeMarkup(title)}</h2>`;
  if (rows.length === 0) return `${heading}\n<p>${escapeMarkup(empty)}</p>`;
  const head = columns.map((column) => `<th scope="col">${escapeMarkup(column)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map(writeCell).join('')}</tr>`).join('\n');
  return `${heading}\n<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

function writeCell(text: string, index: number): string {
  const tone = index === 0 ? tones[text] : undefined;
  return `<td${tone === undefined ? '' : ` class="${tone}"`}>${escapeMarkup(text)}</td>`;
}

import { escapeMarkup } from './escape-markup.ts';
import type { Page, Table } from './page.ts';
import { drawHeatMap, drawMeters } from './pictures.ts';
import { style } from './style.ts';
import { toneOf } from './tones.ts';
import { tellCell, tellLines, type Tell } from './tell-page.ts';
import { inBoth, say, wordOf } from './words.ts';

/** In which language a page opens; it holds both. */
export type PageLanguage = 'en' | 'zh';

/** A page of its own: no script, no font, no picture, nothing that a network would have to bring. */
export function writeHtml(page: Page, language: PageLanguage = 'en', tell: Tell = () => undefined): string {
  const { title, tables, texts, heat, meters } = page;
  const outputs = texts.map(([heading, text, isOurs = false]) => {
    const chinese = isOurs ? tellLines(text, tell) : undefined;
    return `<details><summary>${inBoth(heading, tell(heading))}</summary>${inBoth(text, chinese, 'pre')}</details>`;
  });
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<header><h1>${say(title)}</h1>${writeLanguages(language)}</header>
${writeSummary(page, tell)}
${drawHeatMap(heat, tell)}
${drawMeters(meters)}
${tables.map((table, at) => writeTable(table, `table-${at + 1}`, tell)).join('\n')}
${outputs.join('\n')}
</main>
</body>
</html>
`;
}

/** Two buttons of which one is pressed; which one decides, by the style alone, what is shown. */
function writeLanguages(language: PageLanguage): string {
  const choices = [
    ['english', 'en', 'en', 'English'],
    ['chinese', 'zh', 'zh-CN', '中文'],
  ] as const;
  const inputs = choices.map(
    ([id, name, tag, label]) =>
      `<label lang="${tag}"><input type="radio" name="language" id="${id}"${name === language ? ' checked' : ''}>${label}</label>`,
  );
  return `<fieldset class="language" aria-label="Language / 语言">${inputs.join('')}</fieldset>`;
}

/** So many characters stand in a tile; what is longer has a line of its own below. */
const longestTile = 24;

/** What the emulator says itself of a run; the others are numbers, or what was typed. */
const toldFacts: ReadonlySet<string> = new Set(['why nobody called', 'why', 'coverage']);

function tellFact(label: string, value: string, tell: Tell): string | undefined {
  if (label === 'runs') return value.replaceAll(/[a-z]+/g, (word) => wordOf(word) ?? word);
  return toldFacts.has(label) ? tell(value) : undefined;
}

/** What must be seen first: whether all is well, and the numbers. */
function writeSummary({ isWell, facts }: Page, tell: Tell): string {
  const said = say(isWell ? 'All is well.' : 'Something needs to be looked at.');
  const isLong = ([, value]: Page['facts'][number]): boolean => value.length > longestTile;
  const inOrder = facts.toSorted((one, other) => Number(isLong(one)) - Number(isLong(other)));
  const list = inOrder.map((fact) => {
    const [label, value] = fact;
    return `<div${isLong(fact) ? ' class="long"' : ''}><dt>${say(label)}</dt><dd>${inBoth(value, tellFact(label, value, tell))}</dd></div>`;
  });
  return `<p class="verdict ${isWell ? 'good' : 'bad'}">${said}</p>\n<dl class="facts">${list.join('\n')}</dl>`;
}

function writeTable({ title, columns, rows, empty, isFolded }: Table, id: string, tell: Tell): string {
  const heading = `<h2 id="${id}">${inBoth(title, wordOf(title) ?? tell(title))}</h2>`;
  if (rows.length === 0) return `${heading}\n<p class="quiet">${say(empty)}</p>`;
  const head = columns.map((column) => `<th scope="col">${say(column)}</th>`).join('');
  const body = rows
    .map((row) => `<tr>${row.map((text, at) => writeCell(text, at, columns[at] ?? '', tell)).join('')}</tr>`)
    .join('\n');
  const table = `<div class="wide" tabindex="0" role="region" aria-labelledby="${id}"><table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
  return isFolded === true
    ? `<details><summary>${heading}</summary>\n${table}</details>`
    : `${heading}\n${table}`;
}

function writeCell(text: string, index: number, column: string, tell: Tell): string {
  const tone = index === 0 ? toneOf(text) : column === 'time' ? 'time' : undefined;
  return `<td${tone === undefined ? '' : ` class="${tone}"`}>${inBoth(text, tellCell(column, text, tell))}</td>`;
}

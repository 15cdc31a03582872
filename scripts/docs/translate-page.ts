import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readText } from './fence.ts';

const folder = new URL('chinese/', import.meta.url);

/** Pages of the documents whose Chinese is kept by paragraphs, since runs, code and later decisions change them. */
export const translatedPages: readonly string[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replaceAll('\\', '/').replace(/\.json$/, ''))
  .toSorted();

/**
 * Chinese by the English: a paragraph, an entry of a list, a heading or a cell of a table, on one line. `#` stands for a number and
 * `{}` for anything; in Chinese they stand for the same in their order, or `$2` for the second of them.
 */
export type Translations = Readonly<Record<string, string>>;

export function readTranslations(page: string): Translations {
  const file = new URL(`${page}.json`, folder);
  return JSON.parse(readFileSync(file, 'utf8')) as Translations;
}

/** The Chinese page, made of the English one. What nobody has translated stands there in English. */
export function renderTranslated(page: string): string {
  const say = createTranslator(readTranslations(page));
  return `${translateMarkdown(readText(`docs/${page}.md`), say)}\n`;
}

export function writeTranslated(page: string): void {
  writeFileSync(new URL(`../../docs/zh/${page}.md`, import.meta.url), renderTranslated(page));
}

const number = String.raw`(\d+(?:[.,:-]\d+)*)`;

/** What puts a text into Chinese, or leaves it; `used` hears which translation served, or undefined for none. */
export function createTranslator(
  translations: Translations,
  used: (text: string, english: string | undefined) => void = () => undefined,
): (text: string) => string {
  const forms = Object.entries(translations).map(([english, chinese]) => {
    const escaped = english.replaceAll(/[.*+?^$()|[\]\\{}]/g, String.raw`\$&`);
    const pattern = escaped.replaceAll('#', number).replaceAll(String.raw`\{\}`, '(.+?)');
    return { english, chinese, form: new RegExp(`^${pattern}$`, 's') };
  });
  return (text) => {
    for (const { english, chinese, form } of forms) {
      const found = form.exec(text);
      if (!found) continue;
      const [, ...parts] = found;
      used(text, english);
      let next = 0;
      return chinese.replaceAll(/#|\{\}|\$(\d+)/g, (_, at?: string) => {
        next += 1;
        return parts[at === undefined ? next - 1 : Number(at) - 1] ?? '';
      });
    }
    used(text, undefined);
    return text;
  };
}

/** Markdown with its texts translated; blocks of code, comments and rules of tables stay. */
export function translateMarkdown(markdown: string, say: (text: string) => string): string {
  const blocks = markdown.split(/\n\n(?=(?:[^`]|`(?!``))*(?:```[^]*?```(?:[^`]|`(?!``))*)*$)/);
  return blocks.map((block) => translateBlock(block, say)).join('\n\n');
}

function translateBlock(block: string, say: (text: string) => string): string {
  if (/^(```|<!--)/.test(block)) return block;
  if (block.startsWith('|'))
    return block
      .split('\n')
      .map((row) => translateRow(row, say))
      .join('\n');
  const heading = /^(#+ )(.+)$/.exec(block);
  if (heading) return `${heading[1]}${say(heading[2]!)}`;
  if (!/^(-|\d+\.) /.test(block)) return say(joined(block));
  const entries = block.split(/\n(?=(?:-|\d+\.) )/);
  return entries
    .map((entry) => {
      const [, mark = '', text = ''] = /^(- |\d+\. )([^]*)$/.exec(entry) ?? [];
      return mark + say(joined(text));
    })
    .join('\n');
}

function translateRow(row: string, say: (text: string) => string): string {
  if (/^[|\s:-]+$/.test(row)) return row.replaceAll(/-+/g, '---').replaceAll(/ +/g, ' ');
  const cells = row.slice(1, row.lastIndexOf('|')).split(/(?<!\\)\|/);
  const told = cells.map((cell) => {
    const text = cell.trim();
    return /[A-Za-z]{2}/.test(text.replaceAll(/`[^`]*`/g, '')) ? say(text) : text;
  });
  return `|${told.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`;
}

function joined(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
}

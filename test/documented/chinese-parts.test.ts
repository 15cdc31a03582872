import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { controlOperations } from '../../contracts/control/index.ts';
import { createControlClient } from '../../clients/control/index.ts';
import { allTools } from '../../emulator/cli/mcp/tools.ts';
import { defaultControlUrl } from '../../emulator/default-port.ts';
import { chinese } from '../../emulator/reference/language/speech.ts';
import { readPart, translatedParts } from '../../scripts/docs/chinese-parts.ts';
import { fieldsOf } from '../../scripts/docs/control-list.ts';
import { translatedPages } from '../../scripts/docs/translate-page.ts';
import { everyCommand } from '../cli/every-command.ts';
import { pages, readPage } from './blocks.ts';

const commands = (await everyCommand()).map(({ command }) => command);
const control = createControlClient({ baseUrl: defaultControlUrl });

/** Every sentence that a generated part says in English. */
const said: Readonly<Record<(typeof translatedParts)[number], readonly string[]>> = {
  commands: commands.flatMap((command) => [
    command.description(),
    ...command.options.map(({ description }) => description),
  ]),
  control: [
    ...Object.values(controlOperations).map(({ summary }) => summary),
    ...Object.values(controlOperations).flatMap((operation) =>
      fieldsOf(operation).flatMap(({ meaning }) => meaning ?? []),
    ),
    ...allTools(control, 'default').map(({ description }) => description),
  ],
};

describe('the Chinese of generated parts', () => {
  it.each(translatedParts)('is there for every sentence, and for no other one: %s', (part) => {
    expect(Object.keys(readPart(part)).toSorted()).toEqual([...new Set(said[part])].toSorted());
  });

  it.each(translatedParts)('keeps code as it is: %s', (part) => {
    const code = (text: string): string => (text.match(/`[^`]*`/g) ?? []).toSorted().join(' ');
    const changed = Object.entries(readPart(part)).filter(([one, other]) => code(one) !== code(other));
    expect(changed).toEqual([]);
  });
});

describe('a page in Chinese', () => {
  /** The reference has a test of its own, and so have pages that are translated by paragraphs. */
  const written = pages.filter(
    (page) =>
      (page === 'README.zh-CN.md' || page.startsWith('docs/zh/')) &&
      !translatedPages.some((name) => page === `docs/zh/${name}.md`),
  );

  it.each(written)('says nothing in English but code and names: %s', (page) => {
    expect(englishTexts(readPage(page))).toEqual([]);
  });

  it.each(written)('calls no vendor by its English title: %s', (page) => {
    const titles = vendors.map(({ title }) => title).filter((title) => chinese().say(title) !== title);
    expect(titles.length).toBeGreaterThan(2);
    expect(titles.filter((title) => proseOf(readPage(page)).includes(title))).toEqual([]);
  });

  it('is found to speak English by a paragraph, an entry or a cell of it, and not by code', () => {
    const text = 'Says what time it is in a sandbox.';
    expect(englishTexts(`# 一\n\n${text}\n\n- ${text}\n\n| 一 | ${text} |\n`)).toEqual([
      text,
      `- ${text}`,
      text,
    ]);
    expect(englishTexts(`\`\`\`text\n${text}\n\`\`\`\n\n\`${text}\`\n\n| Python requests | 二 |\n`)).toEqual(
      [],
    );
  });
});

/** So many English words in lower case, with no Chinese beside them, are a sentence and no name. */
const mostWords = 3;

/** Paragraphs, entries of lists and cells of tables that are in English alone, but for code. */
function englishTexts(markdown: string): readonly string[] {
  return proseOf(markdown)
    .split('\n')
    .flatMap((line) => (line.startsWith('|') ? line.split(/(?<!\\)\|/) : [line]))
    .map((text) => text.trim())
    .filter((text) => {
      const prose = text.replaceAll(/`[^`]*`|\]\([^)]*\)|https?:\S+/g, '');
      const words = prose.match(/(?<=^|[\s("])[a-z]+(?=[\s,.;:)"]|$)/g) ?? [];
      return !/\p{sc=Han}/u.test(prose) && words.length > mostWords;
    });
}

/** A page without its blocks of code and its comments. */
function proseOf(markdown: string): string {
  return markdown.replaceAll(/^ *```[^]*?^ *```$/gm, '').replaceAll(/<!--[^]*?-->/g, '');
}

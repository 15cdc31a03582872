import { existsSync, readFileSync } from 'node:fs';
import type { DefaultTheme } from 'vitepress';
import { sections, type Language } from '../../emulator/documentation/sections.ts';

const docs = new URL('../', import.meta.url);

/** Where the pages of a language stand. */
const folderOf: Readonly<Record<Language, string>> = { en: '', zh: 'zh/' };

/** The navigation of a language. What is not written in it leads to the English page. */
export function sidebarOf(language: Language): DefaultTheme.SidebarItem[] {
  return sections.map(({ title, pages }) => ({
    text: title[language],
    items: pages.flatMap((page) => itemOf(page, language)),
  }));
}

function itemOf(page: string, language: Language): DefaultTheme.SidebarItem[] {
  const written = [`${folderOf[language]}${page}`, page].find((path) =>
    existsSync(new URL(`${path}.md`, docs)),
  );
  if (written === undefined) return [];
  const isOther = language !== 'en' && !written.startsWith(folderOf[language]);
  const text = `${titleOf(`${written}.md`)}${isOther ? '（英文）' : ''}`;
  return [{ text, link: `/${written.replace(/index$/, '')}`, items: [] }];
}

/** The first heading of a page. */
function titleOf(file: string): string {
  const heading = /^# (.+)$/m.exec(readFileSync(new URL(file, docs), 'utf8'));
  return heading?.[1]?.replaceAll('`', '') ?? file;
}

import { existsSync, readFileSync } from 'node:fs';
import type { DefaultTheme } from 'vitepress';
import type { Language } from '../../scripts/docs/language.ts';
import { vendorNames } from '../../contracts/vendor-names.ts';

const docs = new URL('../', import.meta.url);

/** Where the pages of a language stand. */
const folderOf: Readonly<Record<Language, string>> = { en: '', zh: 'zh/' };

interface Section {
  readonly title: Readonly<Record<Language, string>>;
  readonly pages: readonly string[];
}

/** The navigation. A page is named once; its title is its first heading, in each language. */
export const sections: readonly Section[] = [
  { title: { en: 'Begin', zh: '入门' }, pages: ['start', 'concepts', 'operations'] },
  {
    title: { en: 'Point your SDK here', zh: '让你的 SDK 连到这里' },
    pages: vendorNames.map((vendor) => `sdk/${vendor}`),
  },
  {
    title: { en: 'Guides', zh: '指南' },
    pages: [
      'test-a-ban',
      'typed-clients',
      'why-refused',
      'console',
      'break-your-client',
      'ci',
      'parallel-tests',
      'time',
      'callbacks',
      'persistence',
      'configuration',
    ].map((name) => `guides/${name}`),
  },
  {
    title: { en: 'Reference', zh: '参考' },
    pages: ['reference/index', 'command-line', 'control-api', 'agents'],
  },
  {
    title: { en: 'How we know', zh: '凭什么可信' },
    pages: ['how-we-know', 'reliability', 'safety', 'benchmark', 'mutants', 'design', 'changelog'],
  },
];

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

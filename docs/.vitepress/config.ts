import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { slug } from 'github-slugger';
import { defineConfig, type DefaultTheme } from 'vitepress';
import { sidebarOf } from './pages.ts';
import { giveColumnsRoom } from './tables.ts';
import { tokenize } from './tokenize.ts';

// The pages belong to no server yet; below a path of one, they need to know it.
const base = process.env['UNDERSTUDY_DOCS_BASE'] ?? '/';

const en: DefaultTheme.Config = {
  nav: [
    { text: 'Start', link: '/start' },
    { text: 'Guides', link: '/guides/test-a-ban', activeMatch: '/guides/' },
    {
      text: 'Reference',
      link: '/operations',
      activeMatch: '/(reference|operations|command-line|control-api)',
    },
  ],
  sidebar: sidebarOf('en'),
  outline: { level: [2, 3] },
};

const zh: DefaultTheme.Config = {
  nav: [
    { text: '上手', link: '/zh/start' },
    { text: '指南', link: '/zh/guides/test-a-ban', activeMatch: '/zh/guides/' },
    {
      text: '参考',
      link: '/zh/operations',
      activeMatch: '/zh/(reference|operations|command-line|control-api)',
    },
  ],
  sidebar: sidebarOf('zh'),
  outline: { level: [2, 3], label: '本页内容' },
  docFooter: { prev: '上一页', next: '下一页' },
  darkModeSwitchLabel: '外观',
  lightModeSwitchTitle: '切换到浅色',
  darkModeSwitchTitle: '切换到深色',
  sidebarMenuLabel: '目录',
  returnToTopLabel: '回到顶部',
  langMenuLabel: '语言',
  skipToContentLabel: '跳到正文',
};

const chineseSearch = {
  button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
  modal: {
    displayDetails: '显示详情',
    resetButtonTitle: '清空',
    backButtonTitle: '关闭',
    noResultsText: '没有找到',
    footer: { selectText: '打开', navigateText: '选择', closeText: '关闭' },
  },
};

export default defineConfig({
  title: 'Understudy',
  description: 'A local emulator of live-streaming moderation APIs.',
  cleanUrls: true,
  outDir: '../site',
  cacheDir: '../node_modules/.cache/vitepress',
  base,
  head: [['link', { rel: 'icon', href: `${base}icon.svg` }]],
  locales: {
    root: { label: 'English', lang: 'en', themeConfig: en },
    zh: {
      label: '简体中文',
      lang: 'zh-CN',
      description: '直播间管控接口（封禁、禁言、踢人）的本地替身。',
      themeConfig: zh,
    },
  },
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        locales: { zh: { translations: chineseSearch } },
        miniSearch: { options: { tokenize } },
      },
    },
  },
  // The pages as they were written, and their index, for programs that read Markdown.
  buildEnd({ pages, srcDir, outDir }) {
    for (const page of pages) cpSync(join(srcDir, page), join(outDir, page));
    const index = readFileSync(join(srcDir, '../llms.txt'), 'utf8');
    writeFileSync(join(outDir, 'llms.txt'), index.replaceAll('](docs/', ']('));
    for (const file of readdirSync(srcDir))
      if (file.endsWith('.schema.json')) cpSync(join(srcDir, file), join(outDir, file));
    for (const page of pages) leadToEnglish(page.replace(/\.md$/, ''), outDir);
  },
  // Anchors are those of GitHub, so that a link leads to the same heading in both places.
  // Braces in a heading belong to a path of an API.
  markdown: { anchor: { slugify: slug }, attrs: { disable: true }, config: giveColumnsRoom },
});

/** The switch of the language leads from every page to one in Chinese. Where there is none, that leads back. */
function leadToEnglish(page: string, outDir: string): void {
  const file = join(outDir, 'zh', `${page}.html`);
  if (page.startsWith('zh/') || existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  const to = `${base}${page}`;
  writeFileSync(
    file,
    `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${to}"><a href="${to}">English</a>\n`,
  );
}

import { readFileSync } from 'node:fs';
import { renderTable } from '../../emulator/reference/markdown.ts';
import type { Row, Way } from '../../test/reach/results.ts';
import type { Language } from '../../emulator/documentation/sections.ts';

const results = new URL('../../test/reach/results.json', import.meta.url);
const ways: readonly Way[] = ['base URL', 'exec --intercept', 'hosts', 'mapping'];

const headings = {
  en: [
    'runtime',
    'version',
    'base URL',
    '`exec --intercept`',
    'hosts file or alias',
    'its own mapping',
    'run',
  ],
  zh: ['运行环境', '版本', 'base URL', '`exec --intercept`', 'hosts 文件或别名', '自带的映射', '测试'],
} as const;

const chinese: Readonly<Record<string, string>> = {
  works: '可用',
  'plain HTTP only': '仅明文 HTTP',
  'system store only': '仅限系统证书库',
  'every change': '每次改动',
  nightly: '每夜',
};

/** What the tests saw of each runtime, as they wrote it down. */
export function renderReach(_about: string, language: Language): string {
  const rows = JSON.parse(readFileSync(results, 'utf8')) as readonly Row[];
  const say = (result = ''): string => (language === 'zh' ? (chinese[result] ?? result) : result);
  return renderTable(
    headings[language],
    rows.map(({ name, version, nightly, results: seen }) => [
      name,
      version,
      ...ways.map((way) => say(seen[way])),
      say(nightly ? 'nightly' : 'every change'),
    ]),
  );
}

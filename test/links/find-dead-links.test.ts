import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findDeadLinks } from '../../scripts/links/find-dead-links.ts';
import { readLinks } from '../../scripts/links/read-links.ts';

const files = {
  'README.md': '',
  'docs/start.md': '# Start\n\n## The `first` call, twice\n\n## 第一次 调用',
  'docs/notes.md': '',
  'docs/zh/reference/bans.md': '',
  'emulator/index.ts': '',
};

/** What is wrong with the links of a page, in a project with some files of which all but the notes and the reference are packed. */
function check(page: string, text: string): readonly string[] {
  const root = mkdtempSync(join(tmpdir(), 'understudy-links-'));
  const written = Object.entries({ ...files, [page]: text });
  for (const [name, content] of written) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  const pages = new Map(
    written.filter(([name]) => name.endsWith('.md')).map(([name, content]) => [name, readLinks(content)]),
  );
  const packed = new Set(written.map(([name]) => name).filter((name) => !/notes|reference/.test(name)));
  return findDeadLinks(page, { root, pages, packed });
}

describe('a link', () => {
  it.each([
    ['a page', 'README.md', '[a](docs/start.md)'],
    ['a heading with code in it', 'README.md', '[a](docs/start.md#the-first-call-twice)'],
    ['a Chinese heading', 'docs/guide.md', '[a](start.md#第一次-调用)'],
    ['a heading of its own page', 'docs/guide.md', '# A\n\n[a](#a)'],
    ['a page that the package makes', 'docs/guide.md', '[a](zh/reference/bans.md)'],
    ['another host', 'README.md', '[a](https://example.com/a#b)'],
    ['nothing, since it stands in code', 'README.md', '`[a](nowhere.md)`\n\n```\n[a](nowhere.md)\n```'],
  ])('is good that leads to %s', (_, page, text) => {
    expect(check(page, text)).toEqual([]);
  });

  it.each([
    [
      'a file that is not there',
      'README.md',
      '\n[a](docs/none.md)',
      ':2 docs/none.md: there is no such file',
    ],
    ['a heading that is not there', 'README.md', '[a](docs/start.md#b)', 'no such heading on the page'],
    ['what is not on the site', 'docs/guide.md', '[a](../README.md)', 'it leads out of the site'],
    ['a source', 'docs/guide.md', '[a](../emulator/index.ts)', 'it leads out of the site'],
    ['what is not in the package', 'README.md', '[a](docs/notes.md)', 'has the page and not the file'],
    ['a path from the root of a server', 'README.md', '[a](/docs/start.md)', 'write a path from this page'],
    ['a picture that is not there', 'README.md', '<img src="docs/a.png">', 'there is no such file'],
  ])('is dead that leads to %s', (_, page, text, problem) => {
    const found = check(page, text);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(problem);
  });
});

import { describe, expect, it } from 'vitest';
import { resolveLink, resolvePicture } from '../../console/pages/docs/resolve-link.ts';
import { languages } from '../../emulator/documentation/sections.ts';
import { readPages } from '../../emulator/documentation/read-pages.ts';
import { readLinks } from '../../scripts/links/read-links.ts';

describe('the pages that the console shows', () => {
  it.each(languages)(
    'lead to pages that it shows, to files of its server, or to other hosts: %s',
    (language) => {
      const pages = readPages(language);
      const names = pages.map(({ name }) => name);
      const dead = pages.flatMap(({ name, language: written, text }) => {
        const file = written === 'en' ? name : `${written}/${name}`;
        return readLinks(text)
          .links.filter(({ target }) => !isAlive(file, target, names))
          .map(({ line, target }) => `${file}:${line} ${target}`);
      });
      expect(names.length).toBeGreaterThan(100);
      expect(dead).toEqual([]);
    },
  );
});

function isAlive(file: string, href: string, names: readonly string[]): boolean {
  const target = resolveLink(file, href);
  if (target.is === 'page') return names.includes(target.name);
  return target.is === 'outside' || resolvePicture(file, href) !== undefined;
}

import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { LinkedPage } from './read-links.ts';

/** What the links of all pages are held against. Paths are from the root of the project. */
export interface Ground {
  readonly root: string;
  readonly pages: ReadonlyMap<string, LinkedPage>;
  /** What the package holds. */
  readonly packed: ReadonlySet<string>;
}

/**
 * What is wrong with the links of a page: a file or a heading that is not there, a page of the site that leads out of it, a
 * page of the package that leads to what is not in it, pictures aside. Links to other hosts are not followed.
 */
export function findDeadLinks(page: string, ground: Ground): readonly string[] {
  return ground.pages.get(page)!.links.flatMap(({ line, target }) => {
    const problem = problemOf(page, target, ground);
    return problem === undefined ? [] : [`${page}:${line} ${target}: ${problem}`];
  });
}

/** The package has no pictures: they would be a tenth of it, and their words stand in their places. */
const isPicture = /\.(png|svg|webp)$/;

/** The package makes these pages when somebody opens them. */
const isMade = /^docs\/(zh\/)?reference\/.*\.md$/;

function problemOf(page: string, target: string, { root, pages, packed }: Ground): string | undefined {
  if (/^(https?|mailto):/.test(target)) return URL.canParse(target) ? undefined : 'this is no URL';
  if (/^[a-z]+:|^\//.test(target)) return 'write a path from this page, or a URL with https';
  const [path = '', anchor] = decodeURI(target).split('#');
  const file = path === '' ? page : normalize(join(dirname(page), path));
  if (!existsSync(join(root, file))) return 'there is no such file';
  if (page.startsWith('docs/') && !file.startsWith('docs/')) return 'it leads out of the site';
  if (page.startsWith('docs/') && !pages.has(file) && !isPicture.test(file) && !/\.(json|txt)$/.test(file))
    return 'the site has only pages and pictures';
  if (packed.has(page) && !packed.has(file) && !isPicture.test(file) && !isMade.test(file))
    return 'the package has the page and not the file';
  if (anchor !== undefined && !pages.get(file)?.anchors.has(anchor))
    return 'there is no such heading on the page';
  return undefined;
}

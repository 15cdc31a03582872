// npm run docs:site: after the site is built, finds links and files of its pages that lead to nothing in it.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const site = fileURLToPath(new URL('../site/', import.meta.url));
const base = process.env['UNDERSTUDY_DOCS_BASE'] ?? '/';

const pages = readdirSync(site, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.html'));

const dead = new Map<string, string[]>();
for (const page of pages) {
  const address = new URL(`http://site${base}${page.replace(/(index)?\.html$/, '')}`);
  for (const [, href = ''] of readFileSync(join(site, page), 'utf8').matchAll(/\s(?:href|src)="([^"]+)"/g)) {
    const target = new URL(href.replaceAll('&amp;', '&'), address);
    if (target.host !== 'site' || isThere(target.pathname)) continue;
    dead.set(target.pathname, [...(dead.get(target.pathname) ?? []), page]);
  }
}

for (const [path, from] of dead)
  process.stderr.write(
    `${path} is not on the site: ${from[0]!}${from.length > 1 ? ` and ${from.length - 1} more lead` : ' leads'} there\n`,
  );
if (dead.size > 0 || pages.length < 100) {
  process.stderr.write(`${pages.length} pages were looked at.\n`);
  process.exitCode = 1;
}

/** Whether the site has a file at an address: the file itself, a page without its ending, or the first page of a folder. */
function isThere(path: string): boolean {
  if (!path.startsWith(base)) return false;
  const name = decodeURI(path.slice(base.length));
  return ['', '.html', 'index.html', '/index.html'].some((ending) => {
    const file = join(site, name + ending);
    return existsSync(file) && statSync(file).isFile();
  });
}

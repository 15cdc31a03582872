// npm run links: finds links in the README and the documents that lead nowhere, on the site or in the package.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findDeadLinks } from './links/find-dead-links.ts';
import { readLinks } from './links/read-links.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Packed {
  readonly files: readonly { readonly path: string }[];
}

const inDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
const files = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  'llms.txt',
  ...inDocs.map((file) => `docs/${file.replaceAll('\\', '/')}`),
].filter((file) => /\.md$|^llms/.test(file) && !file.startsWith('docs/.vitepress/'));

const pages = new Map(files.map((file) => [file, readLinks(readFileSync(join(root, file), 'utf8'))]));
const words = ['pack', '--dry-run', '--json', '--ignore-scripts'];
const [{ files: listed }] = JSON.parse(
  execFileSync('npm', words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
) as [Packed];
const packed = new Set(listed.map(({ path }) => path));

const dead = files.flatMap((file) => findDeadLinks(file, { root, pages, packed }));
for (const line of dead) process.stderr.write(`${line}\n`);
if (dead.length > 0) process.exitCode = 1;

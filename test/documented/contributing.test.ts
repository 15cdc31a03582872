import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { vendorNames } from '../../contracts/catalog.ts';
import { readBlocks, readPage } from './blocks.ts';

const page = 'CONTRIBUTING.md';
const text = readPage(page);
const blocks = readBlocks(text);
const root = new URL('../../', import.meta.url);

/** What a line of shell or a piece of code in a sentence runs: each command of it with its words. */
const commands = [
  ...blocks.filter(({ language }) => language === 'sh').flatMap((block) => block.text.split(/\n| && /)),
  ...[...text.replaceAll(/^```[^]*?^```$/gm, '').matchAll(/`([^`]+)`/g)].map(([, code]) => code!),
].filter((command) => /^(npm|npx|[A-Z]+=\S+ npm) /.test(command));

const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

describe('CONTRIBUTING.md', () => {
  it.each(commands.flatMap((command) => /\bnpm (?:run )?(\S+)/.exec(command)?.[1] ?? []))(
    'runs what package.json has: npm run %s',
    (script) => {
      expect([...Object.keys(scripts), 'ci']).toContain(script);
    },
  );

  it.each(commands.filter((command) => command.startsWith('npx ')))(
    'runs a program and files that are there: %s',
    (command) => {
      const [, program = '', ...words] = command.split(' ');
      expect(existsSync(new URL(`node_modules/.bin/${program}`, root))).toBe(true);
      const files = words.filter((word) => word.includes('/') || word === 'docs');
      expect(files.length).toBeGreaterThan(0);
      expect(files.filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
    },
  );

  it('names files and folders that are there', () => {
    const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const begins = folders.map(({ name }) => `${name}/`);
    const named = [...text.matchAll(/`([^\s`]+)`/g)]
      .map(([, path]) => path!)
      .filter((path) => begins.some((folder) => path.startsWith(folder)));
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((path) => !isThere(path))).toEqual([]);
  });

  it.each(
    blocks
      .filter(({ language }) => language === 'ts')
      .map(({ line, text: code }) => [fileBefore(line), code] as const),
  )('shows what stands in %s', (file, code) => {
    const whole = flatten(readFileSync(new URL(file, root), 'utf8'));
    const parts = code.split('// …').map((part) => flatten(part));
    expect(parts.filter((part) => !whole.includes(part))).toEqual([]);
  });
});

/** Whether a path is in the project: of every vendor, and for some resource, where it leaves these open. */
function isThere(path: string): boolean {
  if (path.includes('<vendor>'))
    return vendorNames.every((name) => isThere(path.replaceAll('<vendor>', name)));
  const [, folder = '', name = ''] = /^(.*?)([^/]*[<*][^/]*)(?:\/.*)?$/.exec(path) ?? [];
  if (name === '') return existsSync(new URL(path, root));
  const pattern = new RegExp(`^${name.replaceAll(/<\w+>|\*/g, '.+')}$`);
  return readdirSync(new URL(folder === '' ? '.' : folder, root))
    .filter((each) => pattern.test(each))
    .some((each) => isThere(path.replace(name, each)));
}

/** The file that the paragraph before a line names. */
function fileBefore(line: number): string {
  const before = text
    .split('\n')
    .slice(0, line - 1)
    .join('\n');
  return [...before.matchAll(/`([^`\s]+\.ts)`/g)].at(-1)![1]!;
}

/** Code without comments, on one line, each space once. */
function flatten(code: string): string {
  return code
    .replaceAll(/\/\*\*[^]*?\*\/|\/\/.*$/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { everyCommand } from './cli/every-command.ts';
import { runHere } from './cli/program.ts';
import { programFile } from './cli/program-file.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const skipped = new Set([
  'node_modules',
  '.git',
  'dist',
  'dist-binary',
  'dist-image',
  'site',
  'coverage',
  'understudy-report',
  'package-name.test.ts',
]);

/** Every file of the repository, those whose names begin with a dot as well. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !skipped.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() ? [path] : [];
    });
}

const runner = String.raw`\b(?:npx|npm (?:i|install|add|exec|x)|pnpm (?:i|install|add|dlx|exec)|yarn (?:add|dlx)|bunx|bun (?:add|x)|deno add)`;

/** Ways to fetch or to import a package that is called like the command, which is somebody else's. */
const ways: readonly RegExp[] = [
  new RegExp(
    String.raw`${runner}(?: -[\w-]+(?:=\S+)?| (?!understudy)[\w@./^~-]+)*? (?:npm:|-\S*=)?understudy(?![\w-])`,
  ),
  /(?:from|import|require|resolve|mock|Mock)\s*\(?\s*['"`]understudy(?:\/[^'"`]*)?['"`]/,
  /["`']understudy\/\w/,
  /"understudy"\s*:\s*"[~^*\d]/,
  /\bimage:\s*['"]?understudy(?![\w-])/,
  /\b(?:docker|podman|nerdctl) (?:run|pull|create)\b.* understudy(?![\w-])/,
];

/** The places of a text that would lead to the other package. */
function findPlaces(text: string): readonly string[] {
  // All of them have the word; to look for that first is a hundred times as fast.
  return text.split('\n').filter((line) => line.includes('understudy') && ways.some((way) => way.test(line)));
}

const commands = (await everyCommand()).map(({ words }) => words.join(' '));

describe('the name of the package', () => {
  it('is understudy-live, and its command is understudy', () => {
    const { name, bin } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
      name: string;
      bin: Readonly<Record<string, string>>;
    };
    // The second one lets `npx understudy-live` find its command in every version of npm.
    expect([name, Object.keys(bin)]).toEqual(['understudy-live', ['understudy', 'understudy-live']]);
  });

  it('is the one that every page, message and example names', () => {
    const wrong = filesBelow(root).flatMap((file) =>
      findPlaces(readFileSync(file, 'utf8')).map((line) => `${file}: ${line.trim()}`),
    );
    expect(wrong).toEqual([]);
  });

  it('is the one that the built command names', () => {
    const built = join(programFile, '../../../dist');
    const wrong = filesBelow(built).flatMap((file) => findPlaces(readFileSync(file, 'utf8')));
    expect(filesBelow(built)).not.toEqual([]);
    expect(wrong.map((line) => line.slice(0, 200))).toEqual([]);
  });

  it.each(commands)('is the one that the help names: %s', async (command) => {
    const { stdout } = await runHere(...command.split(' '), '--help');
    expect(stdout).toContain(command);
    expect(findPlaces(stdout)).toEqual([]);
  });

  it.each([
    'npx understudy start',
    'npx --yes understudy',
    'npm i -D understudy',
    'npm install --save-dev vitest understudy@latest',
    'pnpm add -D understudy',
    'yarn add --dev understudy',
    'bunx understudy start',
    'npx -p understudy understudy-live',
    'npx --package=understudy x',
    'npm exec -- understudy start',
    "vi.mock('understudy/msw')",
    "const { test } = await import('understudy/vitest');",
    "import { test } from 'understudy/vitest';",
    'const { createEmulator } = require("understudy");',
    '"understudy": "^0.1.0"',
  ])('would be missed in %s', (line) => {
    expect(findPlaces(line)).toEqual([line]);
  });

  it.each([
    'npx understudy-live start',
    'npm i -D understudy-live',
    'understudy start',
    'npx understudy-live exec -- npm test',
    'npm ci && npm start',
  ])('is not missed in %s', (line) => {
    expect(findPlaces(line)).toEqual([]);
  });
});

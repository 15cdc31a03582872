import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { programFile } from './cli/program-file.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = ['bench', 'clients', 'contracts', 'docs', 'emulator', 'examples', 'scripts', 'test'];
const isText = /\.(?:ts|js|mjs|json|md|yml|yaml|txt)$/;

const files = [
  ...readdirSync(root).filter((file) => isText.test(file) && file !== 'package-lock.json'),
  ...folders.flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => isText.test(file))
      .map((file) => `${folder}/${file}`),
  ),
].filter((file) => !file.endsWith('package-name.test.ts'));

const runner = String.raw`\b(?:npx|npm (?:i|install|add|exec|x)|pnpm (?:i|install|add|dlx|exec)|yarn (?:add|dlx)|bunx|bun (?:add|x)|deno add)`;

/** Ways to fetch or to import a package that is called like the command, which is somebody else's. */
const ways: readonly RegExp[] = [
  new RegExp(String.raw`${runner}\s+(?:-\S+\s+)*(?:npm:)?understudy(?![\w-])`),
  /(?:from|import|require)\s*\(?\s*['"]understudy(?:\/[^'"]*)?['"]/,
  /["`']understudy\/(?:vitest|msw|contracts|clients|control)/,
  /"understudy"\s*:\s*"[~^*\d]/,
];

/** The places of a text that would lead to the other package. */
function findPlaces(text: string): readonly string[] {
  return text.split('\n').filter((line) => ways.some((way) => way.test(line)));
}

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
    const wrong = files.flatMap((file) =>
      findPlaces(readFileSync(`${root}${file}`, 'utf8')).map((line) => `${file}: ${line.trim()}`),
    );
    expect(wrong).toEqual([]);
  });

  it('is the one that the built command names', () => {
    expect(findPlaces(readFileSync(programFile, 'utf8'))).toEqual([]);
  });

  it.each([
    'npx understudy start',
    'npx --yes understudy',
    'npm i -D understudy',
    "import { test } from 'understudy/vitest';",
    'const { createEmulator } = require("understudy");',
    '"understudy": "^0.1.0"',
  ])('would be missed in %s', (line) => {
    expect(findPlaces(line)).toEqual([line]);
  });

  it.each(['npx understudy-live start', 'npm i -D understudy-live', 'understudy start'])(
    'is not missed in %s',
    (line) => {
      expect(findPlaces(line)).toEqual([]);
    },
  );
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { samples } from '../../scripts/docs/samples.ts';
import { vendorNames } from '../../contracts/catalog.ts';
import { startTimeout } from '../cli/program.ts';
import { pages, readBlocks, readPage, type Block } from './blocks.ts';
import { fileNameOf, walkPage } from './walk-page.ts';

const inEnglish = pages.filter((page) => !/^docs\/zh\/|zh-CN/.test(page));
const pairs = pages
  .filter((page) => !inEnglish.includes(page))
  .map((page) => [page, page.replace('docs/zh/', 'docs/').replace('.zh-CN', '')] as const);

/** Blocks that are run whole, but not by this file: each with who runs it. */
const runElsewhere: Readonly<Record<string, string>> = {
  'npm ci && npm start': 'scripts/try-readme.ts',
  'npm ci && npm test': 'scripts/try-readme.ts',
  'npm pack ../understudy && npm i -D ./understudy-live-*.tgz': 'scripts/try-readme.ts',
  'npm pack ../understudy && npm i -D vitest ./understudy-live-*.tgz && npx vitest run':
    'scripts/try-readme.ts',
  'npm pack ../understudy && npm i -D jest ./understudy-live-*.tgz && npx jest bans.test.js':
    'scripts/try-readme.ts',
  'npm pack ../understudy && npm i -D ./understudy-live-*.tgz && node --test bans.test.mjs':
    'scripts/try-readme.ts',
};

/** Files of a page that a test of their own gives to the program that reads them: each with the test. */
const filesRunElsewhere: Readonly<Record<string, string>> = {
  'prometheus.yml': 'test/control/metrics-guide.test.ts',
};

/** Blocks of the guide to reach with these words in them that are run by night: each with who runs it. */
const blocksRunElsewhere: Readonly<Record<string, string>> = {
  'docker compose up': 'scripts/compose/try-containers.ts',
  'services:': 'scripts/compose/try-containers.ts',
};
const isRunElsewhere = ({ text }: Block, page: string): boolean =>
  text in runElsewhere ||
  (page.endsWith('guides/reach.md') && Object.keys(blocksRunElsewhere).some((words) => text.includes(words)));

/** Pages whose blocks a test of their own runs. */
const runByOwnTest = ['docs/shared.md'];

const sampleFiles = vendorNames.flatMap((vendor) => samples.map(({ file }) => file(vendor)));

/** Files that a test or CI runs as they are. */
function isRunFile(name: string): boolean {
  return /\.test\.(ts|mjs|cjs|js)$/.test(name) || sampleFiles.includes(name) || runFiles.includes(name);
}

/** Files that a test beside them imports, or that one of test/examples runs. */
const runFiles: readonly string[] = [
  'examples/ci/Jenkinsfile',
  'examples/ci/gitlab-ci.yml',
  'examples/github-actions/moderation.yml',
  'examples/github-actions/with-the-action.yml',
  'examples/go/bans_test.go',
  'examples/go/sandbox_test.go',
  'examples/junit/BansTest.java',
  'examples/junit/Sandbox.java',
  'examples/pytest/conftest.py',
  'examples/pytest/test_bans.py',
  ...importedBy('examples/typed-clients/typed-clients.test.ts'),
];

/** The files beside a test of the examples that it imports. */
function importedBy(test: string): readonly string[] {
  const text = readFileSync(new URL(`../../${test}`, import.meta.url), 'utf8');
  return [...text.matchAll(/ from '\.\/(.+)';$/gm)].map(([, file]) => test.replace(/[^/]+$/, file!));
}

function isRunHere(block: Block, later: readonly Block[]): boolean {
  if (block.language === 'sh' || block.language === 'text') return true;
  const name = fileNameOf(block);
  if (name !== undefined && name in filesRunElsewhere) return true;
  return name !== undefined && later.some(({ language, text }) => language === 'sh' && text.includes(name));
}

/** Blocks of which nothing says who runs them. */
function findUnaccounted(page: string): readonly string[] {
  const blocks = readBlocks(readPage(page));
  return blocks
    .filter((block, index) => {
      if (block.isMarked || isRunElsewhere(block, page)) return false;
      // The tests of the samples run every one that is not marked.
      if (block.from?.startsWith('samples ')) return false;
      if (block.from?.includes('/')) return !isRunFile(block.from) && block.language !== 'text';
      return !isRunHere(block, blocks.slice(index + 1));
    })
    .map(({ line, text }) => `${page}:${line} ${text.split('\n', 1)[0]}`);
}

describe('the examples of the documents', () => {
  it.each(pages)('are each run, or said not to be: %s', (page) => {
    expect(findUnaccounted(page)).toEqual([]);
  });

  const walked = inEnglish
    .filter((page) => !runByOwnTest.includes(page))
    .map((page) => [page, readBlocks(readPage(page))] as const)
    .map(([page, blocks]) => [page, blocks.filter((block) => !isRunElsewhere(block, page))] as const)
    .filter(([, blocks]) => blocks.some(({ language, isMarked }) => language === 'sh' && !isMarked));

  it.concurrent.each(walked)(
    'do what %s says',
    async (_, blocks) => {
      expect(await walkPage(blocks)).toEqual([]);
    },
    4 * startTimeout,
  );

  it.each(Object.entries({ ...runElsewhere, ...blocksRunElsewhere, ...filesRunElsewhere }))(
    'are run elsewhere where that is said: %s',
    (text, file) => {
      expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toContain(text);
    },
  );

  it.each(pairs)('stand in paragraphs that no line break cuts through: %s', (chinese) => {
    expect(brokenLines(chinese)).toEqual([]);
  });

  it.each(pairs)('are the same in both languages: %s', (chinese, english) => {
    const told = (page: string) => readBlocks(readPage(page)).map(({ text }) => withoutComments(text));
    expect(told(chinese)).toEqual(told(english));
  });
});

/** Lines of a paragraph that end within Chinese: a browser shows a space there. */
function brokenLines(page: string): readonly string[] {
  const prose = readPage(page)
    .replaceAll(/<!-- generated: [^]*?<!-- end -->|```[^]*?```/g, '')
    .replaceAll(/^\|.*$/gm, '');
  return prose.match(/.*[\p{sc=Han}，。；：、）]\n(?!\d+\. )[^\n\s#<-].*/gu) ?? [];
}

/** Comments may be in either language. */
function withoutComments(text: string): string {
  return text.replaceAll(/(^|\s+)(#|\/\/) .*$/gm, '');
}

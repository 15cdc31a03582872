import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { everyCommand } from './cli/every-command.ts';

/** Words that this project had for things which other projects call otherwise, with what they are called. */
const retired: Readonly<Record<string, string>> = {
  world: 'sandbox',
  worlds: 'sandbox',
  ledger: 'assumptions',
  keeper: 'store',
  judge: 'analyzer, or check',
  judged: 'analyzed, or checked',
  courier: 'callback delivery',
  autopsy: 'diagnosis',
  dialect: 'codec',
  outbox: 'callback queue',
  door: 'transport, or server',
  doors: 'transports, or servers',
};

/** Pages that say what was so at a time, or that are written by a run. */
const records = /mutants\.md$|decisions\//;

const root = new URL('../', import.meta.url);
const pages = ['README.md', 'CONTRIBUTING.md', ...pagesIn('docs/'), ...pagesIn('examples/')].filter(
  (page) => !records.test(page),
);

function pagesIn(folder: string): readonly string[] {
  return readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => folder + file);
}

function retiredIn(text: string): readonly string[] {
  const words = new Set(text.toLowerCase().match(/[a-z]+/g));
  return Object.keys(retired).filter((word) => words.has(word));
}

describe('one thing has one word', () => {
  it.each(pages)('in %s', (page) => {
    expect(retiredIn(readFileSync(new URL(page, root), 'utf8'))).toEqual([]);
  });

  it('in what every command says of itself', async () => {
    const commands = await everyCommand();
    expect(retiredIn(commands.map(({ command }) => command.helpInformation()).join('\n'))).toEqual([]);
    expect(commands.length).toBeGreaterThan(20);
  });
});

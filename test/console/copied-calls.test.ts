import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { readEntries, readPackageJson } from '../../scripts/build/entries.ts';
import { fileOf, runHere, spawnCommand, startTimeout } from '../cli/program.ts';
import { programFile } from '../cli/program-file.ts';
import { describeInBrowser, type TestedEmulator } from './browser.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const path = { id: 'default' };

interface Copied {
  readonly outcome: string;
  readonly vendor: string;
  readonly operation: string;
  readonly input: Record<string, unknown>;
  readonly test: string;
  readonly scenario: string;
}

/** A call that succeeds, one that lacks its fields, and one that is signed with a wrong secret. */
const attempts = vendors.flatMap(({ name: vendor, example: { operation, input }, credential }) => {
  const fields = Object.keys(credential.schema.shape).filter((field) => /secret(?!id)/i.test(field));
  const wrong = Object.fromEntries(fields.map((field) => [field, 'not-the-secret-of-anybody']));
  return [
    { vendor, operation, input },
    { vendor, operation, input: { pageSize: 'many' } },
    { vendor, operation, input, damage: { credential: wrong } },
  ];
});

/** A folder in which Vitest finds the package, as in a project that has it installed. */
function makeProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-copied-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const alias = readEntries(readPackageJson(root)).map(
    ({ specifier, source }) =>
      `{ find: /^${specifier.replaceAll('/', '\\/')}$/, replacement: ${JSON.stringify(join(root, source))} }`,
  );
  writeFileSync(
    join(folder, 'vitest.config.mjs'),
    `export default { resolve: { alias: [${alias.join(', ')}] }, test: { maxWorkers: 1, isolate: false, testTimeout: 60000 } };`,
  );
  return folder;
}

describeInBrowser('a call that is copied', ({ start, open }) => {
  let emulator: TestedEmulator;
  const outcomes: string[] = [];
  const copied: Copied[] = [];

  beforeAll(async () => {
    emulator = await start();
    for (const body of attempts)
      outcomes.push((await emulator.control.sendCall({ path, body: body })).outcome);
  });

  const copyAll = async (): Promise<readonly Copied[]> => {
    if (copied.length > 0) return copied;
    const page = await open(`${emulator.url}/#/calls`);
    let taken: string | undefined;
    await page.exposeFunction('takeCopied', (text: string) => (taken = text));
    await page.evaluate('navigator.clipboard.writeText = (text) => window.takeCopied(text)');
    const press = async (name: string): Promise<string> => {
      taken = undefined;
      await page.getByRole('article').getByRole('button', { name, exact: true }).click();
      await expect.poll(() => taken, { timeout: 30_000 }).toBeDefined();
      return taken!;
    };
    for (const [index, { vendor, operation }] of attempts.entries()) {
      const entry = index + 1;
      await page.evaluate("location.hash = '#/calls'");
      await page.getByRole('article').waitFor({ state: 'detached' });
      await page.evaluate(`location.hash = '#/calls?call=${entry}'`);
      await page.locator('article .detail-head').waitFor();
      const query = { format: 'input' } as const;
      const input = await emulator.control.getJournalEntry({ path: { ...path, entry }, query });
      copied.push({
        outcome: outcomes[index]!,
        vendor,
        operation,
        input: input as Record<string, unknown>,
        test: await press('Vitest test'),
        scenario: await press('scenario'),
      });
    }
    return copied;
  };

  it(
    'as a test for Vitest passes in a project of its own, with the outcome of the call',
    async () => {
      const all = await copyAll();
      const folder = makeProject();
      for (const [index, { test }] of all.entries())
        writeFileSync(join(folder, `copied-${index}.test.ts`), test);
      const vitest = join(root, 'node_modules/vitest/vitest.mjs');
      const { ended } = spawnCommand(process.execPath, [vitest, 'run', '--root', folder, '--reporter=json']);
      const { stdout, stderr } = await ended;
      const { testResults, numPassedTests } = JSON.parse(stdout) as {
        readonly numPassedTests: number;
        readonly testResults: readonly {
          readonly assertionResults: readonly { readonly failureMessages: readonly string[] }[];
        }[];
      };
      const failures = testResults.flatMap(({ assertionResults }) =>
        assertionResults.flatMap(({ failureMessages }) => failureMessages),
      );
      expect(failures, stderr).toEqual([]);
      expect(numPassedTests).toBe(attempts.length);
      for (const { test, outcome } of all)
        expect(test).toContain(outcome === 'success' ? 'succeeds' : outcome.split('{')[0]);
    },
    startTimeout * 2,
  );

  it('as a scenario leads to the same outcome', async () => {
    for (const { scenario, vendor, operation, input, outcome } of await copyAll()) {
      const file = fileOf('copied.yaml', scenario);
      const { code, stderr } = await runHere('scenario', 'run', file, '--url', emulator.url);
      expect([code, stderr]).toEqual([0, '']);
      const sent = await emulator.control.sendCall({ path, body: { vendor, operation, input } });
      expect(sent.outcome).toBe(outcome);
    }
  });

  it('as a scenario says how the call is made from a shell', async () => {
    const [{ scenario }] = (await copyAll()) as readonly [Copied];
    await runHere('scenario', 'run', fileOf('copied.yaml', scenario), '--url', emulator.url);
    const line = /^# (npx understudy-live sign .*)$/m.exec(scenario)![1]!;
    const named = `npx() { shift; '${process.execPath}' '${programFile}' "$@" --url '${emulator.url}'; }`;
    const { ended } = spawnCommand('sh', ['-c', `${named}\n${line}`]);
    expect((await ended).code).toBe(0);
    const last = await emulator.control.getJournalEntry({ path: { ...path, entry: 'last' }, query: {} });
    expect(last).toMatchObject({ id: 1, outcome: 'success' });
  });
});

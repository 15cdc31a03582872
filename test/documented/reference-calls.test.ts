import { afterAll, describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { operationsByKey } from '../../contracts/core/contract/find-operation.ts';
import { createControlClient } from '../../clients/control/index.ts';
import { program } from '../../emulator/control/pasted-command.ts';
import { startEmulator } from '../../emulator/index.ts';
import { unfold } from '../../emulator/reference/markdown.ts';
import { referencePages } from '../../emulator/reference/pages.ts';
import { runHere } from '../cli/program.ts';
import { runPrinted, wordsOf } from '../recipes/shell.ts';
import { readBlocks } from './blocks.ts';

const pages = referencePages().map(({ name, render }) => ({ name, text: render() }));

/** The commands of the pages about a vendor. */
function linesOf(vendor: string): readonly string[] {
  return pages
    .filter(({ name }) => name.startsWith(`${vendor}/`))
    .flatMap(({ text }) => readBlocks(text))
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.split('\n'));
}

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
  'the calls in the reference of %s',
  async (name, vendor) => {
    const server = await startEmulator({ port: 0 });
    afterAll(() => server.close());
    const control = createControlClient({ baseUrl: server.controlUrl });
    const lines = linesOf(name);

    it('are one of each operation', () => {
      const called = lines.map((line) => / (?:sign \S+|recipe) (\S+)/.exec(line)?.[1]);
      const methods = [...operationsByKey(vendor).values()].map((operation) => operation.name);
      expect(called.toSorted()).toEqual(methods.toSorted());
    });

    it.each(lines)('succeed in the demo state: %s', async (line) => {
      await control.resetSandbox({ path: { id: 'default' } });
      const reply = await runPrinted(line, server.controlUrl);
      expect(vendor.codec.understand(reply)).toMatchObject({ kind: 'output' });
    });
  },
);

describe('the recipes that the reference names', () => {
  const found = pages.flatMap(({ text }) => [...unfold(text).matchAll(/`([\w -]+ recipe [^`\n]+)`/g)]);
  const commands = new Set(found.map(([, command]) => command!.replaceAll('\\|', '|')));
  commands.delete(`${program} recipe OPERATION ERROR`);

  it.each([...commands])('are there: %s', async (command) => {
    expect(command).toContain(`${program} `);
    const { code, stderr } = await runHere(...wordsOf(command.slice(program.length + 1)));
    expect([code, stderr]).toEqual([0, '']);
  });
});

it('calls the program in every block as a shell finds it', () => {
  const shell = pages.flatMap(({ text }) => readBlocks(text)).filter(({ language }) => language === 'sh');
  const lines = shell.flatMap(({ text }) => text.split('\n'));
  expect(lines.filter((line) => !line.startsWith(`${program} `))).toEqual([]);
});

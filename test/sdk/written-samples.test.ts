import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createControlClient, type ControlClient } from '../../clients/control/index.ts';
import { vendors } from '../../contracts/catalog.ts';
import { startEmulator } from '../../emulator/index.ts';
import { readOperationRecipes } from '../../emulator/recipes/recipe-book.ts';
import type { RunningServer } from '../../emulator/server.ts';
import { spawnCommand, startTimeout } from '../cli/program.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs programs one after the other; some of them do not wait for their answer, so the journal says when it is there. */
const runner = `
const [journal, ...files] = process.argv.slice(2);
for (const [index, file] of files.entries()) {
  await import(file);
  while ((await (await fetch(journal)).json()).entries.length <= index)
    await new Promise((resolve) => setTimeout(resolve, 5));
}
`;

let server: RunningServer;
let control: ControlClient;

beforeAll(async () => {
  server = await startEmulator({ port: 0 });
  control = createControlClient({ baseUrl: server.controlUrl });
});

afterAll(() => server.close());

/** A folder in which Node finds the SDKs. */
function makeProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-sdk-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'runner.mjs'), runner);
  return folder;
}

async function runAll(programs: readonly string[], sandbox: string): Promise<void> {
  const folder = makeProject();
  const files = programs.map((code, index) => {
    const file = join(folder, `call-${index}.mjs`);
    writeFileSync(file, code);
    return file;
  });
  const journal = `${server.controlUrl}/api/sandboxes/${sandbox}/journal?limit=1000`;
  const { ended } = spawnCommand(process.execPath, [join(folder, 'runner.mjs'), journal, ...files]);
  const { code, stderr } = await ended;
  expect([code, stderr]).toEqual([0, '']);
}

interface CallToWrite {
  readonly operation: string;
  readonly input: Record<string, unknown>;
  readonly damage?: object;
}

interface Journal {
  readonly entries: readonly { readonly id: number; readonly operation?: string; readonly outcome: string }[];
}

/** What a sandbox has been asked, and what it said; its account alone has a name of its own. */
async function readCalls(id: string) {
  const { credentials } = await control.getSandbox({ path: { id } });
  const { userId } = credentials['polyv-live'];
  const { entries } = (await control.getJournal({ path: { id }, query: { limit: '1000' } })) as Journal;
  return Promise.all(
    entries.map(async ({ id: entry, operation, outcome }) => {
      const input = await control.getJournalEntry({ path: { id, entry }, query: { format: 'input' } });
      const named = Object.entries(input as object).filter(([, value]) => value !== userId);
      return { operation, outcome, input: Object.fromEntries(named) };
    }),
  );
}

describe.each(vendors)(
  'a call of $name that is written with its own SDK',
  ({ name: vendor, credential, example }) => {
    const makeSandbox = async (name: string) => (await control.createSandbox({ body: { name } })).id;
    const write = async (id: string, call: CallToWrite) =>
      (await control.signCall({ path: { id }, body: { vendor, ...call } })).sdk!.code;

    it(
      'is the call that the sandbox itself would make, for every operation',
      async () => {
        const calls: CallToWrite[] = [...readOperationRecipes(vendor)].map(([operation, { success }]) => ({
          operation,
          input: success[0]!.input,
        }));
        const [own, other] = [await makeSandbox(`${vendor}-own`), await makeSandbox(`${vendor}-other`)];
        const programs: string[] = [];
        for (const call of calls) {
          await control.sendCall({ path: { id: own }, body: { vendor, ...call } });
          programs.push(await write(other, call));
        }
        await runAll(programs, other);
        expect(await readCalls(other)).toEqual(await readCalls(own));
      },
      startTimeout * 2,
    );

    it('is damaged by another secret as the call of the sandbox is', async () => {
      const id = await makeSandbox(`${vendor}-damaged`);
      const secret = Object.keys(credential.schema.shape).find((name) => /secret(?!id)/i.test(name))!;
      const damage = { credential: { [secret]: 'the secret of nobody' } };
      expect(await write(id, { ...example, damage })).toContain("= 'the secret of nobody',");
    });
  },
);

it('keeps every digit of a long id', async () => {
  const volcengine = vendors.find(({ name }) => name === 'volcengine-livesaas')!;
  const call = { vendor: volcengine.name, operation: volcengine.example.operation };
  const input = { ActivityId: 9007199254740993123n, BanStatus: 1, UserIds: [9007199254740993n] };
  const { id } = await control.createSandbox({ body: { name: 'long-ids' } });
  const { sdk } = await control.signCall({ path: { id }, body: { ...call, input } });
  await runAll([sdk!.code], id);
  expect(await readCalls(id)).toMatchObject([{ input }]);
});

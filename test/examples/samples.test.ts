import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createControlClient } from '../../clients/control/index.ts';
import { vendorNames } from '../../contracts/catalog.ts';
import { startEmulator } from '../../emulator/index.ts';
import type { RunningServer } from '../../emulator/server.ts';
import { samples } from '../../scripts/docs/samples.ts';
import { startTimeout } from '../cli/program.ts';
import { isHere } from './runtimes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let server: RunningServer;

beforeAll(async () => {
  server = await startEmulator({ port: 0 });
});

afterAll(() => server.close());

describe.each(samples.flatMap(({ command, ...rest }) => (command ? [{ ...rest, command }] : [])))(
  'the sample in $title',
  ({ file, command: [program, ...words] }) => {
    it.skipIf(!isHere(program)).each(vendorNames)(
      'calls %s with success',
      async (vendor) => {
        const name = `${vendor}-${words.length}-${program}`;
        const control = createControlClient({ baseUrl: server.controlUrl });
        const { env } = await control.createSandbox({ body: { name } });
        await promisify(execFile)(program, [...words, file(vendor)], {
          cwd: root,
          env: { ...process.env, ...env },
        });
        const calls = server.emulator.sandbox(name)!.journal.entries();
        expect(calls.map((call) => [call.vendor, call.outcome])).toEqual([[vendor, 'success']]);
      },
      startTimeout,
    );
  },
);

describe('the samples', () => {
  it('are there for every vendor in every language', () => {
    const files = vendorNames.flatMap((vendor) => samples.map(({ file }) => file(vendor)));
    expect(files.filter((file) => !existsSync(`${root}/${file}`))).toEqual([]);
  });
});

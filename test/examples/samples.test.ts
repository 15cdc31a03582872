import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createControlClient } from '../../clients/control/index.ts';
import { vendorNames } from '../../contracts/catalog.ts';
import { startEmulator } from '../../emulator/index.ts';
import type { RunningServer } from '../../emulator/server.ts';
import { samples, type Sample } from '../../scripts/docs/samples.ts';
import { startTimeout } from '../cli/program.ts';
import { isHere } from './runtimes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let server: RunningServer;

beforeAll(async () => {
  server = await startEmulator({ port: 0 });
});

afterAll(() => server.close());

/** What is compiled takes long, and what compiles it is installed by the nightly run (scripts/reach-nightly.sh). */
const isNightly = process.env['UNDERSTUDY_EVERY_RUNTIME'] === 'nightly';

const run = promisify(execFile);

/** Compiles a sample where it has to be. Gives the file to run. */
async function makeRunnable(
  source: string,
  [compiler, ...words]: NonNullable<Sample['compile']>,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-sample-'));
  await run(compiler, [...words, join(root, source)], { cwd: folder });
  return join(folder, words.find((word) => word.startsWith('-out:'))!.slice('-out:'.length));
}

describe.each(samples)('the sample in $title', ({ file, compile, command: [program, ...words] }) => {
  it.skipIf(compile ? !isNightly : !isHere(program)).each(vendorNames)(
    'calls %s with success',
    async (vendor) => {
      const name = `${vendor}${extname(file(vendor))}`;
      const control = createControlClient({ baseUrl: server.controlUrl });
      const { env } = await control.createSandbox({ body: { name } });
      const runnable = compile ? await makeRunnable(file(vendor), compile) : file(vendor);
      const child = run(program, [...words, runnable], { cwd: root, env: { ...process.env, ...env } });
      // Mono 6.8 at times waits for its own threads instead of ending.
      if (compile) child.child.stdout?.once('data', () => child.child.kill());
      await child.catch((error: unknown) => {
        if (!child.child.killed) throw error;
      });
      const calls = server.emulator.sandbox(name)!.journal.entries();
      expect(calls.map((call) => [call.vendor, call.outcome])).toEqual([[vendor, 'success']]);
    },
    startTimeout,
  );
});

describe('the samples', () => {
  it('are there for every vendor in every language', () => {
    const files = vendorNames.flatMap((vendor) => samples.map(({ file }) => file(vendor)));
    expect(files.filter((file) => !existsSync(`${root}/${file}`))).toEqual([]);
  });
});

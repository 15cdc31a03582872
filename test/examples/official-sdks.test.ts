import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createControlClient } from '../../clients/control/index.ts';
import { vendorNames } from '../../contracts/catalog.ts';
import { startEmulator } from '../../emulator/index.ts';
import type { RunningServer } from '../../emulator/server.ts';

let server: RunningServer;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  server = await startEmulator({ port: 0, sandboxes: { default: { state: 'demo' } } });
  const control = createControlClient({ baseUrl: server.controlUrl });
  ({ env } = await control.getSandbox({ path: { id: 'default' } }));
});

afterAll(() => server.close());

describe('the first steps of the README', () => {
  it.each(vendorNames)('call %s with success', async (vendor) => {
    const file = fileURLToPath(new URL(`../../examples/official-sdks/${vendor}.mjs`, import.meta.url));
    await promisify(execFile)(process.execPath, [file], { env: { ...process.env, ...env } });
    const outcomes = server.emulator
      .sandbox('default')
      ?.journal.entries()
      .filter((entry) => entry.vendor === vendor);
    expect(outcomes?.map(({ outcome }) => outcome)).toEqual(['success']);
  });
});

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createControlClient } from '../../clients/control/index.ts';
import { vendorNames } from '../../contracts/catalog.ts';
import { startEmulator } from '../../emulator/index.ts';
import type { RunningServer } from '../../emulator/server.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startEmulator({ port: 0 });
  await createControlClient({ baseUrl: server.controlUrl }).createSandbox({ body: { name: 'another' } });
});

afterAll(() => server.close());

describe.each(['default', 'another'])('the first steps, in the sandbox %s', (id) => {
  it.each(vendorNames)('call %s with success', async (vendor) => {
    const file = fileURLToPath(new URL(`../../examples/official-sdks/${vendor}.mjs`, import.meta.url));
    const control = createControlClient({ baseUrl: server.controlUrl });
    const { env } = await control.getSandbox({ path: { id } });
    await promisify(execFile)(process.execPath, [file], { env: { ...process.env, ...env } });
    const calls = server.emulator.sandbox(id)?.journal.entries();
    const outcomes = calls?.filter((entry) => entry.vendor === vendor).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['success']);
  });
});

import { test as plain } from 'vitest';
import type { SandboxInput } from '../../contracts/control/config.ts';
import { createEmulator } from '../index.ts';
import { startServer } from '../server.ts';
import { openSandbox } from './sandbox.ts';

export type { SandboxInput } from '../../contracts/control/config.ts';
export type { FaultRuleInput, SandboxCredentials } from '../../contracts/control/input-types.ts';
export type { Sandbox, SandboxClock, SandboxFaults } from './sandbox.ts';

const nothingGiven: SandboxInput = {};

// An older Vitest takes these fixtures for others, and then fails with words that help nobody.
if (!('override' in plain))
  throw new Error(
    'understudy-live/vitest needs Vitest 4.1 or later. With an older one, use startEmulator or createEmulator of understudy-live.',
  );

/**
 * Vitest's `test` with a sandbox of its own for each test, in this process and without a socket. `sandboxInput` says how
 * it starts: `test.override('sandboxInput', { state: … })`. Only `env` opens sockets, for code that takes base URLs.
 */
export const test = plain
  .extend('emulator', { scope: 'file' }, () => createEmulator())
  .extend('server', { scope: 'file' }, async ({ emulator }, { onCleanup }) => {
    const server = await startServer(emulator, { port: 0 });
    onCleanup(() => server.close());
    return server;
  })
  .extend('sandboxInput', nothingGiven)
  .extend('sandbox', ({ emulator, sandboxInput, task }, { onCleanup }) => {
    const sandbox = openSandbox(emulator, task.id, sandboxInput);
    onCleanup(() => {
      sandbox.close();
    });
    return sandbox;
  })
  .extend('clients', ({ sandbox }) => sandbox.clients)
  .extend('clock', ({ sandbox }) => sandbox.clock)
  .extend('faults', ({ sandbox }) => sandbox.faults)
  .extend('env', ({ sandbox, server }) => sandbox.environment(server));

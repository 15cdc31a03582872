import { expect, test as plain, type TestAPI } from 'vitest';
import type { Clients } from '../../clients/index.ts';
import { onlyVariable } from '../../contracts/core/config/only-emulators.ts';
import type { SandboxMatchers } from './matchers.ts';
import type { RunningServer } from '../server.ts';
import { sandboxMatchers } from './matchers.ts';
import { openSandbox, type OpenOptions } from './open-sandbox.ts';
import type { Sandbox, SandboxClock, SandboxFaults } from './sandbox.ts';

export * from './index.ts';

declare module 'vitest' {
  // The parameter is Vitest's own, with its name and its default. What a matcher gives does not follow from it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/no-unused-vars
  interface Assertion<T = any> extends SandboxMatchers<void> {}
}

/** What a test is given besides what Vitest gives. */
export interface SandboxFixtures {
  /** Sets `UNDERSTUDY_ONLY` for as long as the test runs; no test needs to ask for it. */
  onlyEmulators: undefined;
  /** How the sandbox begins. */
  sandboxInput: OpenOptions;
  /** A sandbox of the test's own. */
  sandbox: Sandbox;
  /** The typed clients of the sandbox. */
  clients: Clients;
  /** The time of the sandbox. */
  clock: SandboxClock;
  /** What goes wrong in the sandbox. */
  faults: SandboxFaults;
  /** Where the sandbox listens; this opens sockets, and so delivers callbacks. */
  server: Pick<RunningServer, 'controlUrl' | 'baseUrls'>;
  /** The variables that lead a program to the sandbox; this opens sockets too. */
  env: Record<string, string>;
}

// An older Vitest takes fixtures in another way, and then fails with words that help nobody.
if (!('override' in plain || 'scoped' in plain))
  throw new Error(
    'understudy-live/vitest needs Vitest 3.1 or later. With an older one, use openSandbox of understudy-live/testing.',
  );

expect.extend(sandboxMatchers);

/** How many tests run that call nobody but emulators. */
let guarded = 0;

/** Lets clients call nobody but emulators until the last such test has ended, unless the environment says otherwise. */
async function guard(run: () => Promise<void>): Promise<void> {
  if (guarded === 0 && process.env[onlyVariable] !== undefined) return run();
  guarded += 1;
  process.env[onlyVariable] = '1';
  await run();
  guarded -= 1;
  if (guarded === 0) Reflect.deleteProperty(process.env, onlyVariable);
}

/**
 * Vitest's `test` with a sandbox of its own for each test, in this process and without a socket. `sandboxInput` says how it starts:
 * `test.override('sandboxInput', { state: … })`, which is `test.scoped({ sandboxInput: { state: … } })` before Vitest 4.1. Importing
 * it gives `expect` the matchers for a sandbox; while a test runs, `UNDERSTUDY_ONLY` is set.
 *
 * @example
 * test('a ban ends', async ({ sandbox, clients, clock }) => {
 *   await clients['tencent-chat'].banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 3600 });
 *   expect(sandbox).toHaveBanned({ vendor: 'tencent-chat', room: 'test', user: 'user1', times: 1 });
 *   expect(clock.advance('1h')).toMatchObject([{ kind: 'ban ended', subject: 'user1' }]);
 * });
 */
export const test: TestAPI<SandboxFixtures> = plain.extend<SandboxFixtures>({
  onlyEmulators: [({ task: _ }, use) => guard(() => use(undefined)), { auto: true }],
  sandboxInput: {},
  sandbox: async ({ sandboxInput }, use) => {
    const sandbox = openSandbox(sandboxInput);
    await use(sandbox);
    await sandbox.close();
  },
  clients: ({ sandbox }, use) => use(sandbox.clients),
  clock: ({ sandbox }, use) => use(sandbox.clock),
  faults: ({ sandbox }, use) => use(sandbox.faults),
  server: async ({ sandbox }, use) => {
    const { UNDERSTUDY_CONTROL_URL: controlUrl = '' } = await sandbox.listen();
    const baseUrls = Object.entries(sandbox.options).map(([vendor, { baseUrl }]) => [vendor, baseUrl]);
    await use({ controlUrl, baseUrls: Object.fromEntries(baseUrls) as RunningServer['baseUrls'] });
  },
  env: async ({ sandbox }, use) => use(await sandbox.listen()),
});

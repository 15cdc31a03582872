import { afterEach, beforeEach, expect } from '@jest/globals';
// So that the compiler finds what is declared below.
import type {} from 'expect';
import { onlyVariable } from '../../contracts/core/config/only-emulators.ts';
import { sandboxMatchers, type SandboxMatchers } from './matchers.ts';
import { openSandbox, type OpenOptions } from './open-sandbox.ts';
import type { Sandbox } from './sandbox.ts';

export * from './index.ts';

/* eslint-disable @typescript-eslint/no-namespace -- as Jest declares them */
declare module 'expect' {
  interface Matchers<R> extends SandboxMatchers<R> {}
}

declare global {
  namespace jest {
    interface Matchers<R> extends SandboxMatchers<R> {}
  }
}
/* eslint-enable @typescript-eslint/no-namespace */

expect.extend(sandboxMatchers);

// What runs here is a test, so the clients in it call nobody but emulators.
process.env[onlyVariable] ??= '1';

/**
 * Opens a sandbox before each test of this file, or of this `describe`, and closes it afterwards. What it gives is always the
 * sandbox of the test that runs; tests that run at the same time need `openSandbox` instead. Importing this module gives `expect`
 * the matchers for a sandbox, and sets `UNDERSTUDY_ONLY`.
 *
 * @example
 * const sandbox = useSandbox({ like: 'demo' });
 *
 * test('a ban ends', async () => {
 *   await sandbox.clients['tencent-chat'].banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 3600 });
 *   expect(sandbox).toHaveBanned({ vendor: 'tencent-chat', room: 'test', user: 'user1', times: 1 });
 *   expect(sandbox.clock.advance('1h')).toMatchObject([{ kind: 'ban ended', subject: 'user1' }]);
 * });
 */
export function useSandbox(options: OpenOptions = {}): Sandbox {
  let current: Sandbox | undefined;
  beforeEach(() => {
    current = openSandbox(options);
  });
  afterEach(async () => {
    await current?.close();
    current = undefined;
  });
  const find = (): Sandbox => {
    if (current) return current;
    throw new Error('There is a sandbox only while a test runs: use it inside a test or a hook.');
  };
  return new Proxy({} as Sandbox, {
    get: (_, name) => Reflect.get(find(), name) as unknown,
    has: (_, name) => Reflect.has(find(), name),
    ownKeys: () => Reflect.ownKeys(find()),
    getOwnPropertyDescriptor: (_, name) => Reflect.getOwnPropertyDescriptor(find(), name),
  });
}

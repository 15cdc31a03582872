import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { neverRetry } from '../../clients/index.ts';
import { createPolyvLiveClient, type PolyvLiveOptions } from '../../clients/polyv-live/index.ts';
import { longestTimer } from '../../contracts/core/config/bounds.ts';
import { openSandbox, type Sandbox } from '../../emulator/testing/index.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function openHanging(): Sandbox {
  const sandbox = openSandbox();
  sandbox.faults.set([{ id: 'hang', match: { vendor: 'polyv-live' }, effect: { type: 'hang' } }]);
  return sandbox;
}

function clientOf(sandbox: Sandbox, options: Partial<PolyvLiveOptions> = {}) {
  return createPolyvLiveClient({ ...sandbox.options['polyv-live'], retry: neverRetry, ...options });
}

/** The address of a signed call, which a client writes and does not send. */
async function signedUrl(sandbox: Sandbox): Promise<string> {
  let url = '';
  const fetch = (given: unknown): Promise<Response> => {
    url = String(given);
    return Promise.reject(new TypeError('not sent'));
  };
  await expect(clientOf(sandbox, { fetch }).listForbiddenUsers({})).rejects.toThrow('gave no reply');
  return url;
}

/** Lets a call come as far as it will, and the platform forget what nobody holds. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await nextTurn();
    collectGarbage();
  }
}

/** Watches the timers of so many milliseconds that are made from now on, among those of whatever else runs in this process. */
function watchTimers(kind: 'Timeout' | 'Interval', milliseconds: number) {
  const made = vi.spyOn(globalThis, `set${kind}`);
  const ended = vi.spyOn(globalThis, 'clearTimeout');
  onTestFinished(() => {
    made.mockRestore();
    ended.mockRestore();
  });
  const timers = (): readonly NodeJS.Timeout[] =>
    made.mock.results.flatMap(({ value }, call) =>
      made.mock.calls[call]![1] === milliseconds ? [value as NodeJS.Timeout] : [],
    );
  return {
    /** Waits for the timer; it keeps the process alive. */
    made: async (): Promise<void> => {
      while (timers().length === 0) await nextTurn();
      expect(timers().map((timer) => timer.hasRef())).toEqual([true]);
    },
    hasEnded: (): boolean => timers().every((timer) => ended.mock.calls.some(([given]) => given === timer)),
  };
}

describe('a reply that never comes, in this process', () => {
  it('ends with the client’s own time', async () => {
    const call = clientOf(openHanging(), { timeout: 300 }).listForbiddenUsers({});
    const said = expect(call).rejects.toThrow('came within 300 ms');
    await settle();
    await said;
  });

  it('keeps the process alive while a client waits for it', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const timer = watchTimers('Timeout', 3_600_000);
    let call: Promise<unknown> = Promise.resolve();
    await new Promise<void>((sent) => {
      const fetch = (_: unknown, init?: RequestInit): Promise<Response> => {
        sent();
        return new Promise((_, reject) => {
          init!.signal!.addEventListener('abort', () => {
            reject(new Error('given up'));
          });
        });
      };
      const client = clientOf(openSandbox(), { fetch, timeout: 3_600_000 });
      call = client.listForbiddenUsers({}, { signal });
    });
    const said = expect(call).rejects.toThrow('aborted');
    await timer.made();
    expect(timer.hasEnded()).toBe(false);
    controller.abort();
    await said;
    expect(timer.hasEnded()).toBe(true);
  });

  it('ends with the caller’s signal, whatever the platform has forgotten', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const call = clientOf(openHanging(), { timeout: 0 }).listForbiddenUsers({}, { signal });
    const said = expect(call).rejects.toThrow('the signal was aborted');
    await settle();
    controller.abort();
    await said;
  });

  it.each(['an address', 'a request'])('ends a plain fetch of %s with its signal', async (form) => {
    const sandbox = openHanging();
    const { fetch } = sandbox.options['polyv-live'];
    const url = await signedUrl(sandbox);
    const signal = AbortSignal.timeout(300);
    const call = form === 'an address' ? fetch(url, { signal }) : fetch(new Request(url, { signal }));
    const said = expect(call).rejects.toThrow('timeout');
    await settle();
    await said;
  });

  it('keeps the process alive for a signal that does not, until the sandbox is closed', async () => {
    const sandbox = openHanging();
    const url = await signedUrl(sandbox);
    const timer = watchTimers('Interval', longestTimer);
    const call = sandbox.fetch(url, { signal: AbortSignal.timeout(3_600_000) });
    const said = expect(call).rejects.toThrow('sandbox was closed');
    await timer.made();
    expect(timer.hasEnded()).toBe(false);
    await sandbox.close();
    await said;
    expect(timer.hasEnded()).toBe(true);
  });

  it('ends with the sandbox', async () => {
    const sandbox = openHanging();
    const said = expect(sandbox.fetch(await signedUrl(sandbox))).rejects.toThrow('sandbox was closed');
    await settle();
    await sandbox.close();
    await said;
  });
});

it('a fetch whose signal is aborted already is not sent', async () => {
  const sandbox = openSandbox();
  const { baseUrl, fetch } = sandbox.options['polyv-live'];
  const call = fetch(`${baseUrl}/live/v4/chat/forbid/list`, { signal: AbortSignal.abort() });
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  expect(sandbox.calls()).toEqual([]);
});

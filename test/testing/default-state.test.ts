import { describe, expect, it } from 'vitest';
import { createControlClient } from '../../clients/control/index.ts';
import { vendors } from '../../contracts/catalog.ts';
import type { Emulator } from '../../emulator/core/engine/emulator.ts';
import type { Sandbox } from '../../emulator/core/sandbox/sandbox.ts';
import { createEmulator, startEmulator, type SandboxInput } from '../../emulator/index.ts';

/** What each vendor's part of a sandbox holds. */
function stateOf(emulator: Emulator, sandbox: Sandbox): unknown {
  const parts = vendors.map(({ name }) => {
    const { stateStore } = emulator.implementation(name);
    return [name, stateStore.save(sandbox.states.get(name))] as const;
  });
  return Object.fromEntries(parts);
}

function open(input: SandboxInput = {}, name = 'default'): unknown {
  const emulator = createEmulator({ sandboxes: { [name]: input }, now });
  return stateOf(emulator, emulator.sandbox(name)!);
}

const now = (): number => Date.UTC(2023, 10, 14);
const sampleApp = { 'tencent-trtc': { secretId: 'AKIDother', sdkAppIds: [1400188366] } };

describe('the state of a sandbox of which nothing is said', () => {
  it('is that of the demo, which the default sandbox and every other have', () => {
    expect(open()).toEqual(open({ state: 'demo' }));
    expect(open()).not.toEqual(open({ state: 'empty' }));
    expect(open({ state: {} })).toEqual(open({ state: 'empty' }));
    // Another sandbox is another account, whose app is another one.
    expect(open({ credentials: sampleApp }, 'other')).toEqual(open());
  });

  it('is the same in a started emulator and in a sandbox that the control API makes', async () => {
    const server = await startEmulator({ port: 0, now });
    const { emulator, controlUrl } = server;
    try {
      const control = createControlClient({ baseUrl: controlUrl });
      await control.createSandbox({ body: { name: 'made', credentials: sampleApp } });
      await control.createSandbox({ body: { name: 'bare', state: 'empty' } });
      expect(stateOf(emulator, emulator.sandbox('default')!)).toEqual(open());
      expect(stateOf(emulator, emulator.sandbox('made')!)).toEqual(open());
      expect(stateOf(emulator, emulator.sandbox('bare')!)).toEqual(open({ state: 'empty' }));
    } finally {
      await server.close();
    }
  });

  it('has the rooms of the sandbox’s own app', () => {
    const credentials = { 'tencent-trtc': { sdkAppIds: ['1400000123'] } };
    expect(open({ credentials })).toMatchObject({
      'tencent-trtc': { rooms: [{ SdkAppId: 1400000123 }, { SdkAppId: 1400000123 }] },
    });
  });

  it('leaves out a vendor that a state in full does not name', () => {
    const state = { 'polyv-live': { channels: [{ channelId: '7' }] } };
    expect(open({ state })).toMatchObject({ 'polyv-live': { channels: [{ channelId: '7' }], viewers: [] } });
    expect(open({ state })).toMatchObject({ 'tencent-chat': { rooms: [] } });
  });
});

it('a state by another name is refused in a sentence', () => {
  // @ts-expect-error -- there is no such state
  expect(() => open({ state: 'full' })).toThrow('this is demo or empty, or an object');
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendorNames } from '../../contracts/catalog.ts';
import { createControlClient } from '../../clients/control/index.ts';
import { startEmulator } from '../../emulator/index.ts';
import type { RunningServer } from '../../emulator/server.ts';
import { createClient } from '../scenarios/setup.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startEmulator({ port: 0, allowOrigins: ['https://friend.example'] });
});

afterAll(() => server.close());

/** What a page with an origin is told by a vendor's port. */
async function askAs(vendor: string, headers: Record<string, string>): Promise<string> {
  return (await fetch(`${server.baseUrls[vendor]!}/`, { headers })).text();
}

describe.each(vendorNames)('the port of %s', (vendor) => {
  it.each(['https://evil.example', 'null', 'http://localhost.evil.example', 'http://friend.example'])(
    'is closed to pages of %s',
    async (Origin) => {
      expect(await askAs(vendor, { Origin })).toMatch(/^Understudy, not the vendor: /);
    },
  );

  it.each(['http://localhost:5173', 'http://127.0.0.1', 'https://friend.example'])(
    'is open to pages of %s',
    async (Origin) => {
      expect(await askAs(vendor, { Origin })).not.toContain('not the vendor');
    },
  );
});

describe('a callback', () => {
  it.each(['127.0.0.1', 'localhost', '127.1', '2130706433'])(
    'never goes to the control API, whatever it is called: %s',
    async (host) => {
      const control = createControlClient({ baseUrl: server.controlUrl });
      const { port } = new URL(server.controlUrl);
      const callbacks = {
        Url: `http://${host}:${port}/api/sandboxes/default/reset`,
        CallbackCommandList: ['Room.CallbackAfterMemberLeave'],
      };
      const rooms = [{ RoomId: 'room', RoomType: 'Conference' as const, members: ['user1'] }];
      const state = { 'tencent-chat': { rooms, callbacks } };
      const { id, env } = await control.createSandbox({ body: { state } });
      const before = server.emulator.sandbox('default');
      const ban = { RoomId: 'room', MemberList_Account: ['user1'], Reason: '', Duration: 60 };
      await createClient('tencent-chat', env).banRoomMember(ban);
      const [callback] = server.emulator.sandbox(id)!.journal.entries().at(-1)!.callbacks;
      await expect.poll(() => callback?.state, { interval: 5 }).not.toBe('waiting');
      expect(callback).toMatchObject({
        state: 'refused',
        reason: expect.stringContaining('this emulator') as string,
      });
      expect(server.emulator.sandbox('default')).toBe(before);
    },
  );
});

describe('a sandbox', () => {
  it('without a name gets credentials that nobody else has', async () => {
    const control = createControlClient({ baseUrl: server.controlUrl });
    const made = [];
    for (let count = 0; count < 20; count += 1) made.push(await control.createSandbox({ body: {} }));
    const appIds = made.map(({ credentials }) => (credentials['polyv-live'] as { appId: string }).appId);
    expect(new Set(appIds).size).toBe(20);
    for (const appId of appIds) expect(appId).toMatch(/^fake[0-9a-z]{25}$/);
  });

  it('takes as many numbers as its ranges may stand for, and no more', async () => {
    const control = createControlClient({ baseUrl: server.controlUrl });
    const put = (to: number) => {
      const rooms = ['a', 'b'].map((RoomId) => ({ RoomId, members: [{ from: 1, to }] }));
      return control.putState({ path: { id: 'default' }, body: { 'tencent-chat': { rooms } } });
    };
    await expect(put(50_001)).rejects.toThrow('stand for 100002 numbers');
    await expect(put(50_000)).resolves.toBeDefined();
  });
});

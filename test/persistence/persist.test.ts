import { mkdirSync, rmdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startEmulator } from '../../emulator/index.ts';
import { chat, chatState, frozen, list, listing, send, banning, write } from '../core/calls.ts';
import { change, copyOf, logOf, newFolder, openPersistent } from './setup.ts';

const path = { id: 'default' };

/** What is there after a kill: the folder as it is now, opened anew. */
function afterKill(folder: string) {
  return openPersistent({ folder: copyOf(folder) });
}

describe('what is kept', () => {
  it('holds the clock, the faults with their counters, and the assumptions', () => {
    const folder = newFolder();
    const persistent = openPersistent({ folder }, { default: frozen });
    const rules = [
      { id: 'f', match: { vendor: chat }, when: { after: 1 }, effect: { type: 'latency', ms: 5 } },
    ];
    change(persistent.emulator, { operation: 'putFaults', input: { path, body: { rules } } }, persistent);
    change(
      persistent.emulator,
      { operation: 'advanceClock', input: { path, body: { seconds: 90 } } },
      persistent,
    );
    change(
      persistent.emulator,
      { operation: 'putAssumptions', input: { path, body: { profile: 'adversary' } } },
      persistent,
    );
    send(persistent.emulator, banning());
    const { clock, faults, assumptions } = afterKill(folder).emulator.sandbox('default')!;
    expect(clock.setting).toEqual({ mode: 'frozen', now: '2023-11-14T22:14:50.000Z' });
    expect(faults.report()).toMatchObject([{ rule: { id: 'f' }, matched: 1, fired: 0 }]);
    expect(assumptions.profile).toBe('adversary');
    persistent.close();
  });

  it('does not hold the journal, of which a restart begins a new one', () => {
    const folder = newFolder();
    const persistent = openPersistent({ folder }, { default: frozen });
    send(persistent.emulator, banning());
    expect(afterKill(folder).emulator.sandbox('default')!.journal.entries()).toEqual([]);
    persistent.close();
  });

  it('knows what a reset goes back to after a scenario and a restart', () => {
    const folder = newFolder();
    const persistent = openPersistent({ folder }, { default: frozen });
    const scenario = { name: 's', summary: 's', state: { [chat]: { rooms: [] } } };
    change(
      persistent.emulator,
      { operation: 'startScenario', input: { path, body: { scenario } } },
      persistent,
    );
    persistent.close();
    const again = openPersistent({ folder });
    expect(send(again.emulator, listing).entry.outcome).not.toBe('success');
    change(again.emulator, { operation: 'resetSandbox', input: { path } }, again);
    expect(send(again.emulator, listing).entry.outcome).toBe('success');
    again.close();
  });

  it('finds a sandbox by the credential that a scenario has rotated to', () => {
    const folder = newFolder();
    const persistent = openPersistent({ folder }, { other: frozen });
    const rotated = { sdkAppId: '1499999999', secretKey: 'rotated' };
    const scenario = {
      name: 's',
      summary: 's',
      steps: [{ after: { calls: 1 }, credentials: { [chat]: rotated } }],
    };
    change(
      persistent.emulator,
      { operation: 'startScenario', input: { path: { id: 'other' }, body: { scenario } } },
      persistent,
    );
    send(persistent.emulator, { ...listing, sandbox: 'other' });
    persistent.close();
    const again = openPersistent({ folder });
    expect(send(again.emulator, { ...listing, sandbox: 'other' })).toMatchObject({ sandbox: 'other' });
    again.close();
  });

  it('takes from a configuration only the sandboxes that it does not hold', () => {
    const folder = newFolder();
    const persistent = openPersistent({ folder }, { default: frozen });
    send(persistent.emulator, banning());
    persistent.close();
    const empty = { state: { [chat]: { rooms: [] } } };
    const again = openPersistent({ folder }, { default: empty, fresh: frozen });
    expect(again.emulator.sandboxes().map(({ settings }) => settings.id)).toEqual(['default', 'fresh']);
    expect(send(again.emulator, listing).reply.body).toContain('"Member_Account":"user1"');
    again.close();
  });

  it('is written down before the reply leaves, or there is no reply', async () => {
    const folder = newFolder();
    const persistent = openPersistent({ folder, rewriteAfter: 1 }, { default: frozen });
    // Nothing can be written in the place of a folder.
    mkdirSync(`${logOf(folder)}.new`);
    const replies = Array.from(
      { length: 40 },
      () => send(persistent.emulator, { operation: list, input: { RoomId: 'test' } }).reply,
    );
    expect(replies.at(0)?.delivery).toBeUndefined();
    expect(replies.at(-1)?.delivery).toEqual({ ending: 'reset' });
    expect((await persistent.failed).message).toMatch(
      /^The data folder cannot be used: .*calls\.log\.new: .*\.$/,
    );
    persistent.close();
  });
});

describe('a server with a data folder', () => {
  const start = (folder: string, fsync: 'always' | 'interval' | 'never') =>
    startEmulator({
      port: 0,
      debugHeaders: 'off',
      data: { folder, fsync },
      sandboxes: { default: { ...frozen, state: chatState } },
    });

  it.each(['always', 'interval', 'never'] as const)(
    'keeps calls and what the control API changes, with fsync %s, and tells of the folder',
    async (fsync) => {
      const folder = newFolder();
      const server = await start(folder, fsync);
      const post = (at: string, body?: object) =>
        fetch(`${server.controlUrl}/api${at}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: body && JSON.stringify(body),
        } as RequestInit);
      expect((await post('/sandboxes', { name: 'made' })).status).toBe(201);
      expect((await post('/sandboxes/default/clock/advance', { seconds: 5 })).status).toBe(200);
      const { method, url, headers, body } = write(server.emulator, banning());
      await fetch(new URL(new URL(url).pathname + new URL(url).search, server.baseUrls[chat]), {
        method,
        headers: headers.map(([name, value]): [string, string] => [name, value]),
        body: Buffer.from(body),
      });
      expect((await post('/sandboxes/made/reset')).status).toBe(200);
      const killed = copyOf(folder);
      await server.close();
      for (const persistent of [folder, killed]) {
        const again = await start(persistent, fsync);
        expect(again.emulator.sandboxes().map(({ settings }) => settings.id)).toEqual(['default', 'made']);
        expect(again.emulator.sandbox('default')!.clock.setting).toMatchObject({
          now: '2023-11-14T22:13:25.000Z',
        });
        expect(send(again.emulator, listing).reply.body).toContain('"Member_Account":"user1"');
        expect(await (await fetch(`${again.controlUrl}/api/health`)).json()).toMatchObject({
          data: { folder: persistent, fsync },
        });
        await again.close();
      }
    },
  );

  it('stops when the folder takes nothing more, without having answered what is not in it', async () => {
    const folder = newFolder();
    const server = await startEmulator({
      port: 0,
      data: { folder, rewriteAfter: 1 },
      sandboxes: { default: frozen },
    });
    mkdirSync(`${logOf(folder)}.new`);
    const url = `${server.controlUrl}/api/sandboxes/default/reset`;
    const statuses: number[] = [];
    const reset = async () => {
      for (;;) statuses.push((await fetch(url, { method: 'POST' })).status);
    };
    await expect(reset()).rejects.toThrow('fetch failed');
    expect(statuses.filter((status) => status !== 200 && status !== 500)).toEqual([]);
    rmdirSync(`${logOf(folder)}.new`);
    const again = openPersistent({ folder });
    expect(again.report().damage).toBeUndefined();
    again.close();
  });
});

import { describe, expect, it, onTestFinished } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { encodePart } from '../../contracts/core/wire/query-string.ts';
import { createEmulator, startEmulator, type CreateOptions } from '../../emulator/index.ts';
import { openControl, sandbox } from '../control/control.ts';
import { ban, banning, chat, frozen, list, listing, send, write } from '../core/calls.ts';

interface Entry {
  readonly callbacks: readonly { readonly reason?: string }[];
}

type Sandboxes = NonNullable<CreateOptions['sandboxes']>;

async function start(settings: Sandboxes[string]) {
  const server = await startEmulator({ port: 0, sandboxes: { default: settings } });
  onTestFinished(() => server.close());
  const call = (what: Parameters<typeof write>[1], more: Readonly<Record<string, string>> = {}) => {
    const { target, method, headers, body } = write(server.emulator, what);
    const pairs = headers.map(([name, value]): [string, string] => [name, value]);
    return fetch(`${server.baseUrls[chat]}${target}`, {
      method,
      headers: { ...Object.fromEntries(pairs), ...more },
      body: Buffer.from(body),
    });
  };
  return { server, call };
}

describe('whoever is no caller', () => {
  it.each([
    ['the page of another site', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
  ])('changes nothing at a vendor: %s', async (_, headers) => {
    const { call } = await start(frozen);
    expect((await call(banning(), headers)).status).toBe(403);
    const { Response } = (await (await call(listing)).json()) as { Response: { BannedAccountList: [] } };
    expect(Response.BannedAccountList).toEqual([]);
  });

  it('reaches the control API by no callback', async () => {
    const { server, call } = await start(frozen);
    const room = { RoomId: 'room', RoomType: 'Conference', members: ['user1'] };
    const Url = `${server.controlUrl}/api/sandboxes/default/reset`;
    const callbacks = { Url, CallbackCommandList: ['Room.CallbackAfterMemberLeave'] };
    const api = `${server.controlUrl}/api/sandboxes/default`;
    const json = { method: 'PUT', headers: { 'Content-Type': 'application/json' } };
    await fetch(`${api}/state`, { ...json, body: JSON.stringify({ [chat]: { rooms: [room], callbacks } }) });
    const input = { RoomId: 'room', MemberList_Account: ['user1'], Reason: '' };
    await call({ operation: 'room_engine_http_srv/kick_user_out', input });
    const sent = async () => {
      const { callbacks: all } = (await (await fetch(`${api}/journal/last`)).json()) as Entry;
      return all.map(({ reason = '' }) => reason);
    };
    await expect.poll(sent, { interval: 5 }).toEqual([expect.stringContaining('this emulator itself')]);
  });
});

describe('a name in any script', () => {
  it('is told of a fault, and the next call is answered', async () => {
    const faults = [
      {
        id: '封禁失败',
        match: { vendor: chat, operation: ban },
        when: { times: 1 },
        effect: { type: 'error', code: 100001 },
      },
    ];
    const { call } = await start({ ...frozen, faults } as Sandboxes[string]);
    const reply = await call(banning()).catch(() => undefined);
    expect(reply?.headers.get('x-understudy-fault')).toBe(encodePart('封禁失败'));
    const next = await call(banning()).catch(() => undefined);
    expect(next?.status).toBe(200);
  });
});

describe('a secret', () => {
  it.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
    'is in no journal and no explanation, in whatever place a client has put it: %s',
    async (name, { credential }) => {
      const { api, emulator } = openControl({ default: frozen });
      const secret = credential.secret(credential.fake);
      emulator.handle(name, {
        method: 'POST',
        target: `/v4/${encodePart(secret)}/x?sdkappid=${encodePart(secret)}&appId=${encodePart(secret)}&Action=${encodePart(secret)}`,
        headers: [['Host', secret]],
        body: Buffer.from(`{"RoomId":"${secret}"}`),
      });
      const said = await Promise.all(
        ['journal', 'journal/last/explanation', 'journal?format=har', 'journal?format=curl'].map(
          async (part) => {
            const { text } = await api.get(`${sandbox}/${part}`);
            return text;
          },
        ),
      );
      expect(said.join('\n')).not.toContain(secret.slice(0, 8));
    },
  );
});

describe('a minted credential', () => {
  it('is another one in every sandbox, and has 128 bits where a vendor has room for them', () => {
    const emulator = createEmulator({ sandboxes: { default: {}, one: {}, two: {} } });
    for (const { name, credential } of vendors) {
      const ids = ['one', 'two'].map((id) => credential.id(emulator.sandbox(id)!.credentials.get(name)));
      expect(new Set(ids).size).toBe(2);
    }
    const appId = (emulator.sandbox('one')!.credentials.get('polyv-live') as { appId: string }).appId;
    // Lower-case letters and digits have 5.17 bits each.
    expect(appId.replace('fake', '').length * Math.log2(36)).toBeGreaterThanOrEqual(128);
  });
});

describe('a time', () => {
  it('moves no further than vendors can print it', async () => {
    const steps = [{ after: { calls: 1 }, advanceSeconds: 1e9 }];
    const { api, emulator } = openControl({ default: frozen });
    const scenario = { name: 'far', summary: 'Time goes far.', ...frozen, steps };
    await api.post(`${sandbox}/scenario`).send({ scenario });
    // The step was no mistake when it was given; the clock has moved since.
    await api.put(`${sandbox}/clock`).send({ mode: 'frozen', now: '9999-06-01T00:00:00.000Z', force: true });
    send(emulator, listing);
    expect(new Date(emulator.sandbox('default')!.clock.now()).toISOString()).toBe('9999-12-31T23:59:59.999Z');
    expect(send(emulator, { operation: list, input: { RoomId: 'test' } }).entry.defect).toBeUndefined();
  });
});

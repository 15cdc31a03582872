import { describe, expect, it } from 'vitest';
import { createTencentChatClient } from '../../clients/tencent-chat/index.ts';
import { neverRetry } from '../../clients/index.ts';
import { vendors } from '../../contracts/catalog.ts';
import { findOperation } from '../../contracts/core/contract/find-operation.ts';
import { openSandbox } from '../../emulator/testing/index.ts';

const ban = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 3600 };

describe('a sandbox in this process', () => {
  it('has the demo state, a ban that ends, and what is said of it', async () => {
    await using sandbox = openSandbox();
    const chat = sandbox.clients['tencent-chat'];
    await chat.banMember(ban);
    expect(sandbox.bans()).toEqual([
      {
        vendor: 'tencent-chat',
        operation: 'live_engine_http_srv/ban_member',
        room: 'test',
        user: 'user1',
        call: 1,
      },
    ]);
    expect(sandbox.clock.advance('1h')).toMatchObject([{ kind: 'ban ended', subject: 'user1' }]);
    expect(await chat.listBannedMembers({ RoomId: 'test' })).toMatchObject({ BannedAccountList: [] });
    expect(sandbox.findings()).toEqual([]);
  });

  it('gives every vendor’s client what it takes, and never the vendor’s own host', async () => {
    const sandbox = openSandbox({ clock: { mode: 'frozen', now: '2020-01-01T00:00:00Z' } });
    expect(() => sandbox.clock.advance(-5)).toThrow(/ set the clock with force: clock\.set\(/);
    for (const time of ['yesterday', new Date('nonsense')])
      expect(() => {
        sandbox.clock.set(time);
      }).toThrow(/^A clock is set to a Date, or to a time in ISO 8601, like .*; not to "/);
    const chat = createTencentChatClient({ ...sandbox.options['tencent-chat'], retry: neverRetry });
    await chat.banMember(ban);
    expect(sandbox.journal.count({ vendor: 'tencent-chat', outcome: 'success' })).toBe(1);
    const hosts = vendors.map(({ name }) => new URL(sandbox.options[name as 'polyv-live'].baseUrl).hostname);
    expect(hosts).toEqual(vendors.map(({ name }) => `${name}.localhost`));
  });

  it('leads to an explanation only where somebody shows it', async () => {
    await using sandbox = openSandbox();
    const chat = (): Promise<unknown> =>
      createTencentChatClient(sandbox.options['tencent-chat']).banMember({ ...ban, RoomId: 'nowhere' });
    await expect(chat()).rejects.toMatchObject({ code: 100004, explanation: undefined });
    const { UNDERSTUDY_CONTROL_URL: controlUrl } = await sandbox.listen();
    const { explanation } = (await chat().catch((error: unknown) => error)) as { explanation: string };
    expect((await fetch(`${controlUrl}${explanation}`)).status).toBe(200);
  });

  it('opens sockets only when it is asked, and closes them', async () => {
    const sandbox = openSandbox();
    const env = await sandbox.listen();
    const { baseUrl, credentials } = sandbox.options['tencent-chat'];
    expect(baseUrl).toBe(env['TENCENT_CHAT_BASE_URL']);
    await createTencentChatClient({ baseUrl, credentials }).banMember(ban);
    await createTencentChatClient({ environment: env }).listBannedMembers({ RoomId: 'test' });
    await createTencentChatClient(sandbox.options['tencent-chat']).listLiveRooms({ Next: '', Count: 1 });
    expect(sandbox.calls()).toHaveLength(3);
    await sandbox.close();
    await expect(fetch(baseUrl)).rejects.toThrow('fetch failed');
  });

  it('takes a state by name, with what one vendor has instead', async () => {
    const room = { RoomId: 'mine', RoomType: 'Live', Owner_Account: 'me', members: ['user1'] } as const;
    const state = { 'tencent-chat': { rooms: [room] } };
    const like = openSandbox({ like: 'demo', state });
    const alone = openSandbox({ state });
    for (const { clients } of [like, alone])
      await clients['tencent-chat'].banMember({ ...ban, RoomId: 'mine' });
    expect((await like.clients['polyv-live'].listForbiddenUsers({})).contents).not.toEqual([]);
    expect((await alone.clients['polyv-live'].listForbiddenUsers({})).contents).toEqual([]);
    const empty = openSandbox({ like: 'empty' });
    expect((await empty.clients['polyv-live'].listForbiddenUsers({})).contents).toEqual([]);
  });

  it('sets its clock to a moment, and refuses what is no duration', () => {
    const { clock } = openSandbox();
    clock.set(new Date('2030-01-01T00:00:00Z'));
    expect(clock.now()).toBe(Date.UTC(2030, 0));
    clock.set('2030-01-02T00:00:00Z');
    clock.advance(1);
    expect(clock.now()).toBe(Date.UTC(2030, 0, 2) + 1000);
    expect(() => clock.advance('soon')).toThrow('A duration is written like 90, 90s, 1h30m');
  });

  it('says in sentences what is wrong with an input', () => {
    // @ts-expect-error -- there is no such field
    expect(() => openSandbox({ stat: 'demo' })).toThrow('Did you mean "state"?');
  });

  it('refuses a match that could never meet a call', () => {
    const sandbox = openSandbox();
    // @ts-expect-error -- there is no such operation
    expect(() => sandbox.calls({ vendor: 'tencent-chat', operation: 'banMembr' })).toThrow(
      'there is no operation "banMembr"',
    );
    // @ts-expect-error -- there is no such vendor
    expect(() => sandbox.bans({ vendor: 'tencent' })).toThrow('tencent-chat');
  });
});

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('the bans of %s', (_, vendor) => {
  it.each(vendor.bans.map((call) => [call.operation, call] as const))(
    'are read from fields that %s has',
    (operation, { room, users, unless = {} }) => {
      const { input } = findOperation(vendor, operation)!;
      const fields = Object.keys((input as { shape?: object }).shape ?? {});
      const named = [users, ...(room === undefined ? [] : [room]), ...Object.keys(unless)];
      expect(named.filter((field) => fields.length > 0 && !fields.includes(field))).toEqual([]);
    },
  );
});

import { describe, expect } from 'vitest';
import { test } from '../../emulator/testing/vitest.ts';

const start = '2023-11-14T22:13:20.000Z';
const ban = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 };
const nobody = { BannedAccountList: [] };

describe('the fixture of Vitest, in a room', () => {
  test.override('sandboxInput', {
    clock: { mode: 'frozen', now: start },
    state: {
      'tencent-chat': {
        rooms: [{ RoomId: 'test', RoomType: 'Live', Owner_Account: 'owner1', members: ['user1'] }],
      },
    },
  });

  for (const turn of ['first', 'second'])
    test.concurrent(`gives the ${turn} test an untouched sandbox`, async ({ sandbox, clients }) => {
      const chat = clients['tencent-chat'];
      expect(await chat.listBannedMembers({ RoomId: 'test' })).toMatchObject(nobody);
      await chat.banMember(ban);
      expect(sandbox.calls().map(({ outcome }) => outcome)).toEqual(['success', 'success']);
    });

  test('moves the sandbox’s time, and says what became due', async ({ clients, clock }) => {
    await clients['tencent-chat'].banMember(ban);
    expect(clock.advance(60)).toMatchObject([
      { kind: 'ban ended', vendor: 'tencent-chat', subject: 'user1' },
    ]);
    expect(clock.now()).toBe(Date.parse(start) + 60_000);
    expect(await clients['tencent-chat'].listBannedMembers({ RoomId: 'test' })).toMatchObject(nobody);
  });

  test('lets retries wait in the sandbox’s time', async ({ clients, clock, faults }) => {
    const effect = { type: 'error', code: 60007 } as const;
    faults.set([{ id: 'busy', match: { vendor: 'tencent-chat' }, when: { times: 1 }, effect }]);
    await clients['tencent-chat'].banMember(ban);
    expect(faults.report()).toMatchObject([{ id: 'busy', fired: 1 }]);
    // The next window of the rate begins a second later.
    expect(clock.now()).toBe(Date.parse(start) + 1000);
    faults.clear();
    expect(faults.report()).toEqual([]);
  });

  test('sets the clock, and refuses to take it back by accident', ({ clock }) => {
    const earlier = { mode: 'frozen', now: '2020-01-01T00:00:00Z' } as const;
    expect(() => {
      clock.set(earlier);
    }).toThrow('take it back');
    clock.set({ ...earlier, force: true });
    expect(clock.now()).toBe(Date.parse(earlier.now));
  });

  test('opens sockets for code that takes base URLs', async ({ env, sandbox, clients }) => {
    await clients['tencent-chat'].banMember(ban);
    const signed = new URL(sandbox.calls()[0]!.request.line.split(' ')[1]!, env['TENCENT_CHAT_BASE_URL']);
    expect(signed.searchParams.get('sdkappid')).toBe(env['TENCENT_CHAT_SDKAPPID']);
    await fetch(signed, { method: 'POST' });
    expect(sandbox.calls()).toHaveLength(2);
  });
});

describe('the fixture of Vitest, with nothing given', () => {
  test('lets clients call nobody but emulators', () => {
    expect(process.env['UNDERSTUDY_ONLY']).toBe('1');
  });

  test('calls every vendor as an account of its own', async ({ sandbox, clients }) => {
    await clients['tencent-chat'].listLiveRooms({ Next: '', Count: 10 });
    await expect(clients['tencent-trtc'].dismissRoom({ SdkAppId: 1, RoomId: 1 })).rejects.toThrow();
    await clients['volcengine-livesaas'].listActivities({ PageNo: 1, PageItemCount: 10 });
    await clients['polyv-live'].listForbiddenUsers({});
    const calls = sandbox.calls();
    expect(new Set(calls.map(({ vendor }) => vendor)).size).toBe(4);
    expect(calls.filter(({ refusedBy }) => refusedBy !== undefined)).toEqual([]);
  });

  test('says in a sentence what is wrong with a rule', ({ faults }) => {
    const rule = { id: 'wrong', match: { vendor: 'tencent' }, effect: { type: 'reset' } } as const;
    expect(() => {
      // @ts-expect-error -- there is no such vendor
      faults.set([rule]);
    }).toThrow(/rules\.0\.match\.vendor: .*tencent-chat/);
  });

  test('answers for the vendors’ hosts alone', async ({ sandbox }) => {
    await expect(sandbox.fetch('https://example.com/')).rejects.toThrow('no host "example.com"');
  });
});

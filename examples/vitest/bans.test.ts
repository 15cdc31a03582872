// Each test has a sandbox of its own, in this process: no server, no port, no order between tests.
import { test } from 'understudy-live/vitest';
import { describe, expect } from 'vitest';

describe('a ban', () => {
  test.override('sandboxInput', {
    clock: { mode: 'frozen', now: '2023-11-14T22:13:20Z' },
    state: {
      'tencent-chat': {
        rooms: [{ RoomId: 'show', RoomType: 'Live', Owner_Account: 'host', members: ['rude', 'kind'] }],
      },
    },
  });

  test.concurrent('ends when its time is over', async ({ clients, clock }) => {
    const chat = clients['tencent-chat'];
    await chat.banMember({ RoomId: 'show', MemberList_Account: ['rude'], Duration: 3600 });
    const { BannedAccountList } = await chat.listBannedMembers({ RoomId: 'show' });
    expect(BannedAccountList).toHaveLength(1);

    clock.advance(3600);
    expect(await chat.listBannedMembers({ RoomId: 'show' })).toMatchObject({ BannedAccountList: [] });
  });

  test.concurrent('is sent again when the vendor is busy', async ({ clients, faults, sandbox }) => {
    const effect = { type: 'error', code: 60008 } as const;
    faults.set([{ id: 'busy', match: { vendor: 'tencent-chat' }, when: { times: 1 }, effect }]);

    await clients['tencent-chat'].banMember({ RoomId: 'show', MemberList_Account: ['rude'], Duration: 60 });
    expect(sandbox.calls().map(({ outcome }) => outcome)).toEqual(['60008', 'success']);
  });

  test('reaches code that only knows base URLs', async ({ env, sandbox }) => {
    await fetch(`${env['POLYV_LIVE_BASE_URL']}/live/v4/chat/forbid/list?appId=${env['POLYV_LIVE_APP_ID']}`);
    expect(sandbox.calls()).toHaveLength(1);
  });
});

// Each test has a sandbox of its own, in this process: no server, no port, no order between tests.
import { test as withSandbox } from 'understudy-live/vitest';
import { describe, expect } from 'vitest';

/** A sandbox begins in the demo state unless something else is said. */
const test = withSandbox.extend({
  sandboxInput: {
    clock: { mode: 'frozen', now: '2023-11-14T22:13:20Z' },
    state: {
      'tencent-chat': {
        rooms: [{ RoomId: 'show', RoomType: 'Live', Owner_Account: 'host', members: ['rude', 'kind'] }],
      },
    },
  },
});

describe('a ban', () => {
  test.concurrent('ends when its time is over', async ({ sandbox, clients, clock }) => {
    const chat = clients['tencent-chat'];
    await chat.banMember({ RoomId: 'show', MemberList_Account: ['rude'], Duration: 3600 });
    expect(sandbox).toHaveBanned({ vendor: 'tencent-chat', room: 'show', user: 'rude', times: 1 });

    clock.advance('1h');
    expect(await chat.listBannedMembers({ RoomId: 'show' })).toMatchObject({ BannedAccountList: [] });
    expect(sandbox).toHaveNoFindings();
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

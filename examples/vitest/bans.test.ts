// Each test has a sandbox of its own, in this process: no server, no port, no order between tests.
import { test } from 'understudy-live/vitest';
import { describe, expect } from 'vitest';

describe('a ban', () => {
  test.concurrent('ends when its time is over', async ({ sandbox, clients, clock }) => {
    const chat = clients['tencent-chat'];
    await chat.banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 3600 });
    expect(sandbox).toHaveBanned({ vendor: 'tencent-chat', room: 'test', user: 'user1', times: 1 });

    clock.advance('1h');
    expect(await chat.listBannedMembers({ RoomId: 'test' })).toMatchObject({ BannedAccountList: [] });
    expect(sandbox).toHaveNoFindings();
  });

  test.concurrent('is sent again when the vendor is busy', async ({ clients, faults, sandbox }) => {
    const effect = { type: 'error', code: 60007 } as const;
    faults.set([{ id: 'busy', match: { vendor: 'tencent-chat' }, when: { times: 1 }, effect }]);

    await clients['tencent-chat'].banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 });
    expect(sandbox.calls().map(({ outcome }) => outcome)).toEqual(['60007', 'success']);
  });

  test('reaches code that only knows base URLs', async ({ env, sandbox }) => {
    await fetch(`${env['POLYV_LIVE_BASE_URL']}/live/v4/chat/forbid/list?appId=${env['POLYV_LIVE_APP_ID']}`);
    expect(sandbox.calls()).toHaveLength(1);
  });
});

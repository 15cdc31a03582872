// Bun's own runner, with the matchers for a sandbox.
import { afterEach, beforeEach, expect, test } from 'bun:test';
import { openSandbox, sandboxMatchers } from 'understudy-live/testing';

expect.extend(sandboxMatchers);

let sandbox;
beforeEach(() => {
  sandbox = openSandbox();
});
afterEach(() => sandbox.close());

test('a ban ends when its time is over', async () => {
  const chat = sandbox.clients['tencent-chat'];
  await chat.banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 3600 });
  expect(sandbox).toHaveBanned({ vendor: 'tencent-chat', room: 'test', user: 'user1', times: 1 });

  sandbox.clock.advance('1h');
  expect(await chat.listBannedMembers({ RoomId: 'test' })).toMatchObject({ BannedAccountList: [] });
});

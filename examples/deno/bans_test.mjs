// Deno's own runner: `await using` closes the sandbox when the test ends.
import assert from 'node:assert/strict';
import { openSandbox } from 'understudy-live/testing';

Deno.test('a ban ends when its time is over', async () => {
  await using sandbox = openSandbox();
  const chat = sandbox.clients['tencent-chat'];
  await chat.banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 3600 });
  assert.equal(sandbox.bans({ room: 'test', user: 'user1' }).length, 1);

  sandbox.clock.advance('1h');
  const { BannedAccountList } = await chat.listBannedMembers({ RoomId: 'test' });
  assert.deepEqual(BannedAccountList, []);
});

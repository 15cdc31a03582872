// Plain node:test: each test opens a sandbox of its own, in this process, without a server or a port.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { neverRetry } from 'understudy-live/clients';
import { createPolyvLiveClient, PolyvLiveError } from 'understudy-live/clients/polyv-live';
import { openSandbox } from 'understudy-live/testing';

test('a ban ends when its time is over', async () => {
  const sandbox = openSandbox();
  const chat = sandbox.clients['tencent-chat'];
  await chat.banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 3600 });
  assert.equal(sandbox.bans().length, 1);

  sandbox.clock.advance('1h');
  const { BannedAccountList } = await chat.listBannedMembers({ RoomId: 'test' });
  assert.deepEqual(BannedAccountList, []);
});

test('an error of the vendor arrives as an exception', async () => {
  const sandbox = openSandbox();
  sandbox.faults.set([
    { id: 'limited', match: { vendor: 'polyv-live' }, effect: { type: 'rate-limit', limit: 0 } },
  ]);
  const polyv = createPolyvLiveClient({ ...sandbox.options['polyv-live'], retry: neverRetry });
  await assert.rejects(polyv.listForbiddenUsers({}), PolyvLiveError);
});

test('code that takes base URLs reaches the sandbox', async (t) => {
  const sandbox = openSandbox();
  t.after(() => sandbox.close());
  const env = await sandbox.listen();
  await fetch(`${env.POLYV_LIVE_BASE_URL}/live/v4/chat/forbid/list?appId=${env.POLYV_LIVE_APP_ID}`);
  assert.equal(sandbox.journal.count({ vendor: 'polyv-live' }), 1);
});

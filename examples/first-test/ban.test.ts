import { test } from 'understudy-live/vitest';
import { expect } from 'vitest';

test('a ban is over after an hour', async ({ clients, clock }) => {
  const chat = clients['tencent-chat'];
  await chat.banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 3600 });
  expect((await chat.listBannedMembers({ RoomId: 'test' })).BannedAccountList).toHaveLength(1);

  clock.advance('1h');
  expect((await chat.listBannedMembers({ RoomId: 'test' })).BannedAccountList).toHaveLength(0);
});

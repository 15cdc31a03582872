// Jest as it is installed, in CommonJS: each test has a sandbox of its own, in this process, without a server or a port.
const { useSandbox } = require('understudy-live/jest');

const sandbox = useSandbox();

test('a ban ends when its time is over', async () => {
  const chat = sandbox.clients['tencent-chat'];
  await chat.banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 3600 });
  expect(sandbox).toHaveBanned({ vendor: 'tencent-chat', room: 'test', user: 'user1', times: 1 });

  sandbox.clock.advance('1h');
  expect(await chat.listBannedMembers({ RoomId: 'test' })).toMatchObject({ BannedAccountList: [] });
  expect(sandbox).toHaveNoFindings();
});

test('a ban is sent again when the vendor is busy', async () => {
  const effect = { type: 'error', code: 60007 };
  sandbox.faults.set([{ id: 'busy', match: { vendor: 'tencent-chat' }, when: { times: 1 }, effect }]);

  const chat = sandbox.clients['tencent-chat'];
  await chat.banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 });
  expect(sandbox.calls().map(({ outcome }) => outcome)).toEqual(['60007', 'success']);
});

// Mocha, in CommonJS, with Node's own assertions.
const assert = require('node:assert/strict');
const { openSandbox } = require('understudy-live/testing');

describe('a ban', () => {
  let sandbox;

  beforeEach(() => {
    sandbox = openSandbox();
  });

  afterEach(() => sandbox.close());

  it('ends when its time is over', async () => {
    const chat = sandbox.clients['tencent-chat'];
    await chat.banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 3600 });
    const [ban] = sandbox.bans({ room: 'test', user: 'user1' });
    assert.equal(ban.vendor, 'tencent-chat');

    const [due] = sandbox.clock.advance('1h');
    assert.equal(due.kind, 'ban ended');
    assert.deepEqual(sandbox.findings(), []);
  });
});

import { afterEach, expect, it } from 'vitest';
import { createTestLog, type TestLog } from './replicas.ts';

let shared: TestLog | undefined;

afterEach(async () => {
  await shared?.close();
  shared = undefined;
});

const room = 'test';

it('lets a ban through one replica be seen through another one, and its journal too', async () => {
  shared = createTestLog();
  const [first, second] = [await shared.start(), await shared.start()];
  await first.chat().banMember({ RoomId: room, MemberList_Account: ['user1'], Duration: 60 });
  const { BannedAccountList } = await second.chat().listBannedMembers({ RoomId: room });
  expect(BannedAccountList).toMatchObject([{ Member_Account: 'user1' }]);
  const path = { id: 'default' };
  const through = await Promise.all([first, second].map(({ control }) => control.getJournal({ path })));
  expect(through[0]).toEqual(through[1]);
  expect(through[0]).toMatchObject({ next: 2 });
});

it('lets a sandbox that is made through one replica be called, changed, reset and deleted through another one', async () => {
  shared = createTestLog();
  const [first, second] = [await shared.start(), await shared.start()];
  const { id, credentials } = await first.control.createSandbox({ body: { name: 'team' } });
  const chat = second.chat(credentials['tencent-chat']);
  await chat.banMember({ RoomId: room, MemberList_Account: ['user1'], Duration: 60 });
  await first.control.advanceClock({ path: { id }, body: { seconds: 61 } });
  expect((await chat.listBannedMembers({ RoomId: room })).BannedAccountList).toEqual([]);
  await second.control.resetSandbox({ path: { id } });
  expect(await first.control.getJournal({ path: { id } })).toMatchObject({ next: 0 });
  await first.control.deleteSandbox({ path: { id } });
  await expect(second.control.getSandbox({ path: { id } })).rejects.toThrow('There is no sandbox "team".');
  await expect(chat.listBannedMembers({ RoomId: room })).rejects.toThrow();
  await second.control.createSandbox({ body: { name: 'team' } });
  expect(await first.control.getJournal({ path: { id } })).toMatchObject({ next: 0 });
});

it('leaves nothing of a deleted sandbox in the log but that it was made and deleted', async () => {
  shared = createTestLog();
  const [first, second] = [await shared.start(), await shared.start()];
  const subjects = () => [...new Set(shared!.log.records().map(({ subject }) => subject))];
  const before = subjects();
  const { id, credentials } = await first.control.createSandbox({ body: { name: 'team' } });
  await second.chat(credentials['tencent-chat']).listBannedMembers({ RoomId: room });
  expect(subjects()).toHaveLength(before.length + 1);
  await second.control.deleteSandbox({ path: { id } });
  expect(subjects()).toEqual(before);
});

it('makes one sandbox of a name that is asked of two replicas at once, and gives one credential once', async () => {
  shared = createTestLog();
  const [first, second] = [await shared.start(), await shared.start()];
  const same = await Promise.allSettled(
    [first, second].map(({ control }) => control.createSandbox({ body: { name: 'same' } })),
  );
  expect(same.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const unnamed = await Promise.all(
    [first, second, first, second].map(({ control }) => control.createSandbox({ body: {} })),
  );
  expect(new Set(unnamed.map(({ id }) => id)).size).toBe(4);
  const ids = unnamed.map(({ credentials }) => JSON.stringify(credentials['tencent-chat']));
  expect(new Set(ids).size).toBe(4);
});

it('makes sandboxes that are asked for at once each with a name and credentials of its own', async () => {
  shared = createTestLog();
  const [first, second] = [await shared.start(), await shared.start()];
  const replicas = Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? second : first));
  const made = await Promise.all(replicas.map(({ control }) => control.createSandbox({ body: {} })));
  expect(new Set(made.map(({ id }) => id)).size).toBe(60);
  const credentials = made.flatMap((one) =>
    Object.values(one.credentials).map((each) => JSON.stringify(each)),
  );
  expect(new Set(credentials).size).toBe(credentials.length);
  const named = [first, first, first, second].map(({ control }) =>
    control.createSandbox({ body: { name: 'x' } }),
  );
  const ends = (await Promise.allSettled(named)).map(({ status }) => status);
  expect(ends.filter((status) => status === 'fulfilled')).toHaveLength(1);
  expect((await second.control.listSandboxes()).sandboxes).toHaveLength(62);
});

it('tells in its health which replica it is, how far it is, and why it answers nothing', async () => {
  shared = createTestLog();
  const [first, second] = [await shared.start(), await shared.start()];
  await first.chat().banMember({ RoomId: room, MemberList_Account: ['user1'], Duration: 60 });
  const health = await second.control.health();
  const last = shared.log.records().at(-1)!.sequence;
  expect(health).toMatchObject({
    status: 'ok',
    shared: { applied: last, last, lag: 0, sandboxes: 1, loaded: 1 },
  });
  expect(health.shared?.replica).not.toBe((await first.control.health()).shared?.replica);
  second.connection.cut('There is no majority.');
  const degraded = { status: 'degraded', shared: { reason: 'There is no majority.' } };
  expect(await second.control.health()).toMatchObject(degraded);
  second.connection.mend();
  expect(await second.control.health()).toMatchObject({ status: 'ok' });
});

it('streams the calls of every sandbox through every replica', async () => {
  shared = createTestLog();
  const [first, second] = [await shared.start(), await shared.start()];
  const stream = await fetch(`${second.controlUrl}/api/events`);
  const { credentials } = await first.control.createSandbox({ body: { name: 'team' } });
  await first.chat(credentials['tencent-chat']).listBannedMembers({ RoomId: room });
  let told = '';
  for await (const chunk of stream.body!) {
    told += Buffer.from(chunk).toString();
    if (told.includes('"sandbox":"team"')) break;
  }
  expect(told).toContain('live_engine_http_srv/get_banned_member_list');
});

import { afterEach, expect, it } from 'vitest';
import { createTestLog, type TestLog } from './replicas.ts';

let shared: TestLog | undefined;

afterEach(async () => {
  await shared?.close();
  shared = undefined;
});

const ban = (account: string) => ({ RoomId: 'test', MemberList_Account: [account], Duration: 60 });

it('breaks the connection of a call while the log takes nothing, keeps nothing of it, and goes on afterwards', async () => {
  shared = createTestLog();
  const [first, second] = [await shared.start(), await shared.start()];
  first.connection.cut('There is no majority.');
  await expect(first.chat().banMember(ban('user1'))).rejects.toThrow(/fetch failed|socket|reset|terminated/i);
  await expect(first.control.getState({ path: { id: 'default' } })).rejects.toThrow('There is no majority.');
  expect((await second.chat().listBannedMembers({ RoomId: 'test' })).BannedAccountList).toEqual([]);
  first.connection.mend();
  await first.chat().banMember(ban('user1'));
  expect((await second.chat().listBannedMembers({ RoomId: 'test' })).BannedAccountList).toHaveLength(1);
});

it('never answers from what a slow replica knows: it breaks the connection when the log does not come in time', async () => {
  shared = createTestLog();
  const first = await shared.start();
  const slow = await shared.start({ patience: 50 });
  slow.connection.stall();
  await first.chat().banMember(ban('user1'));
  await expect(slow.chat().listBannedMembers({ RoomId: 'test' })).rejects.toThrow();
  await expect(slow.control.getState({ path: { id: 'default' } })).rejects.toThrow('in time');
  slow.connection.goOn();
  expect((await slow.chat().listBannedMembers({ RoomId: 'test' })).BannedAccountList).toHaveLength(1);
});

it('keeps a call whose replica died between writing it down and applying it', async () => {
  shared = createTestLog();
  const [dying, other] = [await shared.start({ patience: 50 }), await shared.start()];
  dying.connection.stall();
  await expect(dying.chat().banMember(ban('user1'))).rejects.toThrow();
  await dying.close();
  expect((await other.chat().listBannedMembers({ RoomId: 'test' })).BannedAccountList).toHaveLength(1);
});

it('sets a foreign record aside, names its number, and goes on with the next one', async () => {
  shared = createTestLog();
  const told: string[] = [];
  const options = { onTrouble: (sentence: string) => told.push(sentence) };
  const [first, second] = [await shared.start(options), await shared.start()];
  const subject = shared.log.records().find((record) => record.subject.startsWith('sandbox.'))!.subject;
  const { sequence } = await shared.log.connect().append(subject, Buffer.from('not ours'), { id: 'foreign' });
  await first.chat().banMember(ban('user1'));
  expect(told).toEqual([`Record ${sequence} of the shared log (${subject}) was set aside: it is not JSON.`]);
  expect((await second.chat().listBannedMembers({ RoomId: 'test' })).BannedAccountList).toHaveLength(1);
});

it('lets no other version of Understudy take part, and says which one the log is of', async () => {
  shared = createTestLog();
  await shared.start({ version: '1.0.0' });
  await expect(shared.start({ version: '2.0.0' })).rejects.toThrow(
    'The shared log is one of Understudy 1.0.0, and this is 2.0.0',
  );
});

it('loads a sandbox when it is asked for, lets it go when nobody asks, and finds it again as it was', async () => {
  shared = createTestLog();
  const [first, second] = [await shared.start({ idleAfter: 60_000 }), await shared.start()];
  const { id, credentials } = await first.control.createSandbox({ body: { name: 'team' } });
  expect(first.emulator.sandbox(id)).toBeUndefined();
  await first.chat(credentials['tencent-chat']).banMember(ban('user1'));
  expect(first.emulator.sandbox(id)).toBeDefined();
  shared.time.now += 60_000;
  first.replica.dropIdle();
  expect(first.emulator.sandbox(id)).toBeUndefined();
  expect(first.emulator.sandbox('default')).toBeDefined();
  await second.chat(credentials['tencent-chat']).banMember(ban('user2'));
  const { entries } = (await first.control.getJournal({ path: { id } })) as { entries: unknown[] };
  expect(entries).toHaveLength(2);
});

it('loads anew from the snapshot where the log was trimmed before a slow replica had read it', async () => {
  shared = createTestLog();
  const snapshots = { records: 5, bytes: 1e9, journal: { calls: 1000, bytes: 1e9 } };
  const [first, slow] = [await shared.start({ snapshots }), await shared.start({ snapshots })];
  slow.connection.stall();
  for (let call = 0; call < 12; call += 1) await first.chat().banMember(ban('user1'));
  const written = shared.log.records().length;
  await expect.poll(() => shared!.log.records().length, { timeout: 60_000 }).toBeLessThan(written + 1);
  expect(shared.log.records().length).toBeLessThan(12);
  slow.connection.goOn();
  await slow.chat().banMember(ban('user2'));
  const path = { id: 'default' };
  expect(await slow.control.getJournal({ path })).toEqual(await first.control.getJournal({ path }));
  expect(await slow.control.getState({ path })).toEqual(await first.control.getState({ path }));
});

it('breaks the connection of a call, and says why, when the log acknowledges another place than the one where it is heard', async () => {
  shared = createTestLog();
  const said: string[] = [];
  const replica = await shared.start({ onTrouble: (sentence) => said.push(sentence) });
  const { connection } = replica;
  const append = connection.append.bind(connection);
  connection.append = async (...asked) => {
    const { sequence } = await append(...asked);
    return { sequence: sequence - 1 };
  };
  await expect(replica.chat().banMember(ban('user1'))).rejects.toThrow(
    /fetch failed|socket|reset|terminated/i,
  );
  expect(said.join()).toContain('different copies');
  connection.append = append;
  expect((await replica.chat().listBannedMembers({ RoomId: 'test' })).BannedAccountList).toHaveLength(1);
});

it('carries a record out once that stands in the log twice, also by a replica that begins with a snapshot between the two', async () => {
  shared = createTestLog();
  const snapshots = { records: 5, bytes: 1e9, journal: { calls: 1000, bytes: 1e9 } };
  const first = await shared.start({ snapshots });
  const { connection } = first;
  const append = connection.append.bind(connection);
  const sent: Parameters<typeof append>[] = [];
  connection.append = async (...asked) => {
    sent.push(asked);
    await append(...asked);
    // The answer was lost, and the writer tried again.
    return append(...asked);
  };
  for (let call = 0; call < 12; call += 1) await first.chat().banMember(ban(`user${call}`));
  connection.append = append;
  await expect.poll(() => shared!.log.records().length, { timeout: 60_000 }).toBeLessThan(12);
  const late = await shared.start({ snapshots });
  // The last copies of all, which every replica hears behind the snapshot.
  for (const asked of sent) await append(...asked);
  const path = { id: 'default' };
  const journal = (await first.control.getJournal({ path })) as { entries: unknown[] };
  expect(journal.entries).toHaveLength(12);
  expect(await late.control.getJournal({ path })).toEqual(journal);
  expect(await late.control.getState({ path })).toEqual(await first.control.getState({ path }));
});

it('begins no second log where one has calls and does not show its registry yet', async () => {
  shared = createTestLog();
  const first = await shared.start();
  await first.chat().banMember(ban('user1'));
  const said: string[] = [];
  let hidden = 2;
  const options = { patience: 5000, onTrouble: (sentence: string) => said.push(sentence) };
  const second = await shared.start(options, {}, (connection) => {
    const lastSequence = connection.lastSequence.bind(connection);
    connection.lastSequence = async (subject) =>
      subject === 'registry' && hidden-- > 0 ? 0 : lastSequence(subject);
  });
  expect(said.join()).toContain('shows calls and no registry');
  expect((await second.chat().listBannedMembers({ RoomId: 'test' })).BannedAccountList).toHaveLength(1);
});

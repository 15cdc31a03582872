import { afterEach, expect, it } from 'vitest';
import { printRecord, registrySubject } from '../../emulator/shared/shared-record.ts';
import { mostSandboxesAtOnce } from '../../emulator/shared/some-at-once.ts';
import { createTestLog, type TestLog, type TestReplica } from './replicas.ts';

let shared: TestLog | undefined;

afterEach(async () => {
  await shared?.close();
  shared = undefined;
});

const former = { version: '1.0.0' };
const next = { version: '2.0.0', takeOver: 60_000 };
const ban = (account: string) => ({ RoomId: 'test', MemberList_Account: [account], Duration: 60 });
const path = { id: 'default' };
const bannedOf = async (replica: TestReplica) =>
  (await replica.chat().listBannedMembers({ RoomId: 'test' })).BannedAccountList.length;

/** What a load balancer sees of a replica, and what it says besides. */
async function healthOf({ controlUrl, control }: TestReplica) {
  const { status } = await fetch(`${controlUrl}/api/health`);
  const said = await control.health();
  return [status, said.status, said.shared?.reason];
}

it('hands a log with all its sandboxes, clocks and journals over to the next version, whose calls go on', async () => {
  shared = createTestLog();
  const [first, second] = [await shared.start(former), await shared.start(former)];
  const { credentials } = await first.control.createSandbox({ body: { name: 'team' } });
  await first.chat().banMember(ban('user1'));
  await second.chat(credentials['tencent-chat']).banMember(ban('user2'));
  await second.control.putClock({ path, body: { mode: 'frozen', now: '2026-01-01T00:00:30.000Z' } });
  const known = async ({ control }: TestReplica) => [
    await control.getJournal({ path }),
    await control.getState({ path }),
    await control.getClock({ path }),
    await control.getState({ path: { id: 'team' } }),
    await control.getJournal({ path: { id: 'team' } }),
  ];
  const before = await known(first);
  const newcomer = await shared.start(next);
  expect(await known(newcomer)).toEqual(before);
  expect(await bannedOf(newcomer)).toBe(1);
  const other = await shared.start({ version: '2.0.0' });
  await other.chat(credentials['tencent-chat']).banMember(ban('user3'));
  expect(await known(newcomer)).toEqual(await known(other));
});

it('keeps many sandboxes for the next version several at a time, and no more than it may', async () => {
  const names = Array.from({ length: 2 * mostSandboxesAtOnce }, (_, index) => `team-${index}`);
  shared = createTestLog(Object.fromEntries(names.map((name) => [name, {}])));
  const first = await shared.start(former);
  const get = first.connection.getSnapshot.bind(first.connection);
  let [underWay, most] = [0, 0];
  first.connection.getSnapshot = async (key) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise(setImmediate);
    underWay -= 1;
    return get(key);
  };
  await first.chat().banMember(ban('user1'));
  const newcomer = await shared.start(next);
  expect(most).toBe(mostSandboxesAtOnce);
  expect(await bannedOf(newcomer)).toBe(1);
  const { sandboxes } = await newcomer.control.listSandboxes();
  expect(sandboxes.map(({ id }) => id).toSorted()).toEqual(['default', ...names].toSorted());
});

it('lets the former version answer nothing any more, say why, and take no part again', async () => {
  shared = createTestLog();
  const first = await shared.start(former);
  const newcomer = await shared.start(next);
  await newcomer.chat().banMember(ban('user1'));
  await expect(first.chat().banMember(ban('user2'))).rejects.toThrow(/fetch failed|socket|reset|terminated/i);
  await expect(first.control.getState({ path })).rejects.toThrow('one of Understudy 2.0.0 now');
  await expect(first.control.createSandbox({ body: {} })).rejects.toThrow('stop this replica');
  expect(await first.control.health()).toMatchObject({
    status: 'handed-over',
    shared: { reason: expect.stringContaining('stop this replica'), handover: 'done' },
  });
  expect([(await healthOf(first))[0], (await healthOf(newcomer))[0]]).toEqual([503, 200]);
  expect(await bannedOf(newcomer)).toBe(1);
  await expect(shared.start(former)).rejects.toThrow('is one of Understudy 2.0.0, and this is 1.0.0');
});

it('carries nothing out that a slow replica of the former version wrote after the log was closed', async () => {
  shared = createTestLog();
  const [first, slow] = [await shared.start(former), await shared.start(former)];
  await first.chat().banMember(ban('user1'));
  slow.connection.stall();
  const written = shared.log.records().length;
  const newcomer = shared.start(next);
  await expect
    .poll(
      () =>
        shared!.log
          .records()
          .slice(written)
          .map(({ subject }) => subject),
      { timeout: 60_000 },
    )
    .toContain(registrySubject);
  const late = expect(slow.chat().banMember(ban('user2'))).rejects.toThrow();
  const opened = await newcomer;
  slow.connection.goOn();
  await late;
  expect(await bannedOf(opened)).toBe(1);
  const another = await shared.start({ version: '2.0.0' });
  expect(await bannedOf(another)).toBe(1);
  expect(await another.control.getState({ path })).toEqual(await opened.control.getState({ path }));
});

it('answers what was carried out before the log was closed, though the log says only later where it stands', async () => {
  shared = createTestLog();
  const first = await shared.start(former);
  const append = first.connection.append.bind(first.connection);
  const acknowledgements: (() => void)[] = [];
  const appendSlowly: typeof append = async (...record) => {
    const appended = await append(...record);
    await new Promise<void>((resolve) => acknowledgements.push(resolve));
    return appended;
  };
  Object.assign(first.connection, { append: appendSlowly });
  const answer = first.chat().banMember(ban('user1'));
  await expect.poll(() => acknowledgements.length, { timeout: 60_000 }).toBe(1);
  const newcomer = await shared.start(next);
  for (const acknowledge of acknowledgements) acknowledge();
  await expect(answer).resolves.toBeUndefined();
  expect(await bannedOf(newcomer)).toBe(1);
});

it('leaves the log to the former version where none of its replicas is there to keep the sandboxes', async () => {
  shared = createTestLog();
  const first = await shared.start(former);
  await first.chat().banMember(ban('user1'));
  await first.close();
  await expect(shared.start({ ...next, takeOver: 0 })).rejects.toThrow(
    'No replica of Understudy 1.0.0 has kept the sandbox "default" for 2.0.0: start one, and then this one again.',
  );
  expect(await bannedOf(await shared.start(former))).toBe(1);
  expect(await bannedOf(await shared.start(next))).toBe(1);
});

it('goes on where the newcomer died on the way: with the former version, or with another newcomer', async () => {
  shared = createTestLog();
  const first = await shared.start(former);
  await first.chat().banMember(ban('user1'));
  const close = async (): Promise<void> => {
    const number = shared!.log.records().filter(({ subject }) => subject === registrySubject).length + 1;
    const record = printRecord({ version: '2.0.0', by: 'dead' }, { kind: 'closing', to: '2.0.0' }, number);
    await shared!.log.connect().append(registrySubject, record, { id: `closing ${number}` });
  };
  await close();
  await expect(first.control.getState({ path })).rejects.toThrow('is being handed over to Understudy 2.0.0');
  expect(await healthOf(first)).toEqual([
    503,
    'handing-over',
    expect.stringContaining('to Understudy 2.0.0'),
  ]);
  const again = await shared.start({ ...former, takeOver: 0 });
  expect(await bannedOf(again)).toBe(1);
  expect(await healthOf(first)).toEqual([200, 'ok', undefined]);
  await first.chat().banMember(ban('user2'));
  await close();
  const newcomer = await shared.start(next);
  expect(await bannedOf(newcomer)).toBe(2);
});

it('uses no snapshot of a version whose log it never was', async () => {
  shared = createTestLog();
  const first = await shared.start(former);
  const stranger = createTestLog();
  const other = await stranger.start({ version: '9.0.0', snapshots: { ...rules, records: 1 } });
  await other.chat().banMember(ban('user1'));
  const { subject } = shared.log.records().find((record) => record.subject.startsWith('sandbox.'))!;
  const foreign = stranger.log.records().find((record) => record.subject.startsWith('sandbox.'))!.subject;
  const keyOf = (one: string): string => one.slice('sandbox.'.length);
  const taken = stranger.log.connect();
  await expect.poll(() => taken.getSnapshot(keyOf(foreign)), { timeout: 60_000 }).toBeDefined();
  const { bytes } = (await taken.getSnapshot(keyOf(foreign)))!;
  await shared.log.connect().putSnapshot(keyOf(subject), bytes, 0);
  await stranger.close();
  const said: string[] = [];
  const late = await shared.start({ ...former, onTrouble: (sentence) => said.push(sentence) });
  expect(await bannedOf(late)).toBe(0);
  expect(said.join()).toContain('Understudy 9.0.0 has kept it, whose log this never was');
  expect(await bannedOf(first)).toBe(0);
});

const rules = { bytes: 1e9, journal: { calls: 1000, bytes: 1e9 } };

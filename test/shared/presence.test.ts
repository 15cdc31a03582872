import { afterEach, expect, it } from 'vitest';
import { createTestLog, type TestLog, type TestReplica } from './replicas.ts';

let shared: TestLog | undefined;

afterEach(async () => {
  await shared?.close();
  shared = undefined;
});

const reportOf = async ({ control }: TestReplica) => (await control.health()).shared!;
const othersOf = async (replica: TestReplica) =>
  (await reportOf(replica)).others.map((other) => other.replica);

it('knows the other replicas as soon as it has started, and they know it', async () => {
  shared = createTestLog();
  const three = [await shared.start(), await shared.start(), await shared.start()];
  const ids = await Promise.all(three.map(async (replica) => (await reportOf(replica)).replica));
  for (const [index, replica] of three.entries()) {
    const others = ids.filter((_, other) => other !== index);
    expect((await othersOf(replica)).toSorted()).toEqual(others.toSorted());
  }
});

it('tells of another replica which version it is, since when it runs and how far it has come', async () => {
  shared = createTestLog();
  const [first, second] = [await shared.start(), await shared.start()];
  await first.chat().listBannedMembers({ RoomId: 'test' });
  first.replica.tell();
  const { others, ...own } = await reportOf(first);
  const [seen] = (await reportOf(second)).others;
  const { sandboxes: _sandboxes, snapshots: _snapshots, setAside: _aside, unanswered: _lost, ...told } = own;
  expect(seen).toEqual(told);
  expect(seen!.since).toBe(new Date(shared.time.now).toISOString());
  expect(others).toHaveLength(1);
});

it('forgets a replica that has said that it goes, and one that has said nothing for a while', async () => {
  shared = createTestLog();
  const [first, second, third] = [await shared.start(), await shared.start(), await shared.start()];
  await second.close();
  expect(await othersOf(first)).toEqual([third.replica.id]);
  shared.time.now += 20_000;
  expect(await othersOf(first)).toEqual([]);
  third.replica.tell();
  expect(await othersOf(first)).toEqual([third.replica.id]);
});

it('passes over what is no report of a replica', async () => {
  shared = createTestLog();
  const first = await shared.start();
  const stranger = shared.log.connect();
  for (const words of ['', 'not JSON', '{}', '{"kind":"here","replica":"x"}'])
    stranger.tell(Buffer.from(words));
  expect(await othersOf(first)).toEqual([]);
});

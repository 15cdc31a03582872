import { afterEach, expect, it } from 'vitest';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { createNamedIds } from '../../emulator/core/engine/seeded-ids.ts';
import { LogUnavailable } from '../../emulator/shared/shared-log.ts';
import { readSandboxRecord } from '../../emulator/shared/shared-record.ts';
import { version } from '../../emulator/version.ts';
import { createTestLog, startOfTests, type TestLog, type TestReplica } from './replicas.ts';

let shared: TestLog | undefined;

afterEach(async () => {
  await shared?.close();
  shared = undefined;
});

/** A call that bans somebody, without a socket. */
function ban(account: string, change: object = {}): HttpRequest {
  const call = {
    input: { RoomId: 'test', MemberList_Account: [account], Duration: 60, ...change },
    credential: tencentChat.credential.fake,
    baseUrl: 'http://127.0.0.1:1',
    now: startOfTests,
    ids: createNamedIds(account),
    options: {},
  };
  const { url, ...request } = writeCall(tencentChat, tencentChat.example.operation, call, undefined);
  return { ...request, headers: [['Host', new URL(url).host], ...request.headers] };
}

/** How many calls each record of the log has that has any. */
function callsOfRecords({ log }: TestLog): readonly number[] {
  return log.records().flatMap(({ bytes }) => {
    const read = readSandboxRecord(bytes, version);
    return 'record' in read && read.record.kind === 'calls' ? [read.record.calls.length] : [];
  });
}

async function callAll(
  { replica }: TestReplica,
  requests: readonly HttpRequest[],
): Promise<readonly (string | undefined)[]> {
  const answers = await Promise.all(requests.map((request) => replica.call(tencentChat.name, request)));
  return answers.map((answer) => answer && (answer.reply.delivery?.ending ?? answer.entry.outcome));
}

const users = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `user${index}`);

it('makes one record of calls that come at once, and answers each: also beside one that is refused and one whose connection breaks', async () => {
  shared = createTestLog();
  const [first, second] = [await shared.start(), await shared.start()];
  const path = { id: 'default' };
  const rule = { id: 'accident', match: { vendor: tencentChat.name }, effect: { type: 'lost-after-commit' } };
  const rules = [{ ...rule, when: { after: 2, times: 1 } }] as never;
  await first.control.putFaults({ path, body: { rules } });
  const refused = ban('user2', { RoomId: '' });
  const outcomes = await callAll(first, [ban('user0'), ban('user1'), refused, ban('user3'), ban('user4')]);
  expect(outcomes).toEqual(['success', 'success', '100002', 'reset', 'success']);
  expect(callsOfRecords(shared)).toEqual([5]);
  const journals = await Promise.all([first, second].map(({ control }) => control.getJournal({ path })));
  expect(journals[1]).toEqual(journals[0]);
  expect(journals[0]).toMatchObject({ next: 5 });
  const { BannedAccountList } = await second.chat().listBannedMembers({ RoomId: 'test' });
  expect(BannedAccountList).toHaveLength(4);
});

it('carries a record of several calls out once where its acknowledgement was lost, and it stands in the log twice', async () => {
  shared = createTestLog();
  const [first, second] = [await shared.start(), await shared.start()];
  const { connection } = first;
  const append = connection.append.bind(connection);
  connection.append = async (...asked) => {
    await append(...asked);
    return append(...asked);
  };
  expect(
    await callAll(
      first,
      users(5).map((user) => ban(user)),
    ),
  ).toEqual(Array(5).fill('success'));
  connection.append = append;
  expect(callsOfRecords(shared)).toEqual([5, 5]);
  const path = { id: 'default' };
  for (const { control } of [first, second, await shared.start()])
    expect(await control.getJournal({ path })).toMatchObject({ next: 5 });
});

it('makes a further record where one would have more bytes or calls than it may, and breaks the connection of a call that is too large alone', async () => {
  shared = createTestLog();
  const first = await shared.start();
  first.connection.room = () => 6000;
  const large = { ...ban('large'), body: Buffer.alloc(8000, ' ') };
  const { connection } = first;
  const append = connection.append.bind(connection);
  connection.append = (subject, bytes, options) => {
    if (bytes.length > 6000) throw new LogUnavailable('It is too large.');
    return append(subject, bytes, options);
  };
  const requests = users(20).map((user) => ban(user));
  const outcomes = await callAll(first, [...requests, large, ban('last')]);
  expect(outcomes).toEqual([...requests.map(() => 'success'), undefined, 'success']);
  const counts = callsOfRecords(shared);
  expect(counts.length).toBeGreaterThan(2);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(21);
  connection.room = () => Infinity;
  connection.append = append;
  await callAll(
    first,
    users(300).map((user) => ban(user)),
  );
  expect(callsOfRecords(shared).slice(counts.length)).toEqual([256, 44]);
});

it('sends a call although the records before it are never acknowledged', async () => {
  shared = createTestLog();
  const { connection, replica } = await shared.start();
  const append = connection.append.bind(connection);
  let isStuck = true;
  connection.append = (...asked) => (isStuck ? new Promise(() => undefined) : append(...asked));
  for (let record = 0; record < 5; record += 1) {
    void replica.call(tencentChat.name, ban(`stuck${record}`));
    await new Promise(setImmediate);
  }
  isStuck = false;
  const answer = await replica.call(tencentChat.name, ban('user1'));
  expect(answer?.entry.outcome).toBe('success');
});

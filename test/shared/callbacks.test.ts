import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createTestLog, type TestLog, type TestReplica } from './replicas.ts';

let shared: TestLog | undefined;
let receiver: Server | undefined;

afterEach(async () => {
  await shared?.close();
  receiver?.closeAllConnections();
  receiver?.close();
  [shared, receiver] = [undefined, undefined];
});

/** Listens for callbacks; gives its URL. */
async function listen(received: string[]): Promise<string> {
  receiver = createServer((request, response) => {
    received.push(request.url ?? '');
    request.resume();
    response.end('{}');
  });
  await new Promise<void>((resolve) => receiver!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
}

async function callbacksOf({ control }: TestReplica): Promise<readonly Record<string, unknown>[]> {
  const journal = await control.getJournal({ path: { id: 'default' }, query: { measured: 'true' } });
  const { entries } = journal as { entries: { callbacks?: Record<string, unknown>[] }[] };
  return entries.flatMap(({ callbacks = [] }) => callbacks);
}

const setting = (Url: string) => ({ Url, CallbackCommandList: ['Live.CallbackAfterMemberStateChanged'] });

it('delivers a callback by the replica that took the call, once, and tells of it through every replica', async () => {
  shared = createTestLog();
  const received: string[] = [];
  const [first, second] = [await shared.start(), await shared.start()];
  await first.chat().setLiveCallback(setting(await listen(received)));
  await second.chat().banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 });
  for (const replica of [first, second])
    await expect
      .poll(async () => (await callbacksOf(replica)).map(({ state }) => state), { timeout: 60_000 })
      .toEqual(['delivered']);
  expect(received).toHaveLength(1);
});

it('delivers by another replica what the one that took the call did not, and the journal says so', async () => {
  shared = createTestLog();
  const received: string[] = [];
  const [dying, other] = [await shared.start({ patience: 50 }), await shared.start({ lease: 20 })];
  await other.chat().setLiveCallback(setting(await listen(received)));
  dying.connection.stall();
  await expect(
    dying.chat().banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 }),
  ).rejects.toThrow();
  await dying.close();
  await expect
    .poll(async () => (await callbacksOf(other)).map(({ state }) => state), { timeout: 60_000 })
    .toEqual(['delivered']);
  expect((await callbacksOf(other))[0]).toMatchObject({
    reason: expect.stringContaining('another one sent it') as string,
  });
  expect(received).toHaveLength(1);
});

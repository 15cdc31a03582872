import { afterEach, expect, it } from 'vitest';
import { createTestLog, type TestLog, type TestReplica } from './replicas.ts';

let shared: TestLog | undefined;

afterEach(async () => {
  await shared?.close();
  shared = undefined;
});

const path = { id: 'team' };
const ban = (account: string) => ({ RoomId: 'test', MemberList_Account: [account], Duration: 60 });

/** The replica writes so many records more, and dies. */
function dieAfter({ connection }: TestReplica, records: number): void {
  const append = connection.append.bind(connection);
  let left = records;
  const die = (): void => {
    connection.cut('The replica is dead.');
  };
  if (left === 0) die();
  connection.append = async (...asked) => {
    const appended = await append(...asked);
    left -= 1;
    if (left === 0) die();
    return appended;
  };
}

async function isListed({ control }: TestReplica): Promise<boolean> {
  const { sandboxes } = await control.listSandboxes();
  return sandboxes.some(({ id }) => id === path.id);
}

it.each([0, 1, 2])(
  'deletes a sandbox as a whole or not at all, though its replica dies after %i records',
  async (records) => {
    shared = createTestLog();
    const [dying, other] = [await shared.start({ patience: 200 }), await shared.start()];
    const { credentials } = await dying.control.createSandbox({ body: { name: path.id } });
    await other.chat(credentials['tencent-chat']).banMember(ban('user1'));
    dieAfter(dying, records);
    await dying.control.deleteSandbox({ path }).catch(() => undefined);
    const late = await shared.start();
    for (const replica of [other, late]) {
      const isThere = await isListed(replica);
      expect(isThere).toBe(records === 0);
      const read = replica.control.getState({ path }).then(
        () => true,
        () => false,
      );
      expect(await read).toBe(isThere);
      const called = replica.chat(credentials['tencent-chat']).listBannedMembers({ RoomId: 'test' });
      if (isThere) expect((await called).BannedAccountList).toHaveLength(1);
      else await expect(called).rejects.toThrow();
    }
    if (records === 0) return;
    await late.control.createSandbox({ body: { name: path.id } });
    expect(await isListed(other)).toBe(true);
  },
);

it('answers no call behind the deletion of its sandbox at any replica, though it is called meanwhile, and all replicas have the same calls', async () => {
  shared = createTestLog();
  const [first, second] = [await shared.start(), await shared.start()];
  for (let round = 0; round < 5; round += 1) {
    const { credentials } = await first.control.createSandbox({ body: { name: path.id } });
    const chat = [first, second].map((replica) => replica.chat(credentials['tencent-chat']));
    await chat[1]!.banMember(ban('user0'));
    // Of each of them it is open whether it stands before the deletion.
    const calls = Array.from({ length: 20 }, (_, index) =>
      chat[index % 2]!.banMember(ban(`user${index}`)).catch(() => undefined),
    );
    await second.control.deleteSandbox({ path });
    await Promise.all(calls);
    const journals = await Promise.all(
      [first, second].map(({ control }) => control.getJournal({ path: { id: 'default' } })),
    );
    expect(journals[1]).toEqual(journals[0]);
    await expect(chat[0]!.banMember(ban('late'))).rejects.toThrow();
    expect([await isListed(first), await isListed(second)]).toEqual([false, false]);
  }
});

it('deletes a sandbox that nobody has loaded, refuses for the default one, and says that one is not there', async () => {
  shared = createTestLog();
  const first = await shared.start();
  await first.control.createSandbox({ body: { name: path.id } });
  await first.control.deleteSandbox({ path });
  expect(shared.log.records().filter(({ subject }) => subject.startsWith('sandbox.'))).toHaveLength(1);
  await expect(first.control.deleteSandbox({ path })).rejects.toThrow('team');
  await expect(first.control.deleteSandbox({ path: { id: 'default' } })).rejects.toThrow(
    'The default sandbox cannot be deleted',
  );
});

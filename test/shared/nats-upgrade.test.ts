import { expect, onTestFinished, test } from 'vitest';
import { createControlClient } from '../../clients/control/index.ts';
import { createTencentChatClient } from '../../clients/tencent-chat/index.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { settleInputs } from '../../emulator/assembly/create-emulator.ts';
import { startShared } from '../../emulator/cli/run/open-shared.ts';
import { openNatsLog } from '../../emulator/shared/nats/nats-log.ts';
import type { ReplicaOptions } from '../../emulator/shared/replica.ts';
import { withoutLimits } from '../../bench/calls.ts';
import { startNatsCluster } from './nats-cluster.ts';

const path = { id: 'default' };
const ban = (account: string) => ({ RoomId: 'test', MemberList_Account: [account], Duration: 60 });
const former = { version: '1.0.0', patience: 60_000 };
const next = { version: '2.0.0', patience: 60_000, takeOver: 60_000 };

test('A log on a real NATS server goes to the next version with every call that was answered, while calls go on', async () => {
  const { url, end } = await startNatsCluster();
  onTestFinished(end);
  const start = async (options: Partial<ReplicaOptions>) => {
    const log = await openNatsLog({ url, name: 'team' });
    const replica = await startShared(log, settleInputs({ default: withoutLimits }), options, { port: 0 });
    onTestFinished(() => replica.close());
    const baseUrl = replica.baseUrls['tencent-chat'];
    return {
      control: createControlClient({ baseUrl: replica.controlUrl }),
      health: async () => (await fetch(`${replica.controlUrl}/api/health`)).status,
      chat: (credentials = tencentChat.credential.fake) =>
        createTencentChatClient({ baseUrl, credentials, environment: {}, retry: () => undefined }),
    };
  };
  const [first, second] = [await start(former), await start(former)];
  const { credentials } = await first.control.createSandbox({ body: { name: 'team' } });
  await second.chat(credentials['tencent-chat']).banMember(ban('user1'));
  const known = await second.control.getState({ path: { id: 'team' } });

  const answered: string[] = [];
  const calling = (async () => {
    for (let number = 2; ; number += 1) {
      try {
        await first.chat().banMember(ban(`user${number}`));
      } catch {
        return;
      }
      answered.push(`user${number}`);
    }
  })();
  await expect.poll(() => answered.length, { timeout: 60_000 }).toBeGreaterThan(5);
  const newcomer = await start(next);
  await calling;

  const { BannedAccountList } = await newcomer.chat().listBannedMembers({ RoomId: 'test' });
  const banned = BannedAccountList.map(({ Member_Account }) => Member_Account);
  expect(banned).toEqual(expect.arrayContaining(answered));
  // The call that got no answer may have been carried out, as with any lost reply; nothing else was.
  expect([...answered, `user${answered.length + 2}`]).toEqual(expect.arrayContaining(banned));
  expect(await newcomer.control.getState({ path: { id: 'team' } })).toEqual(known);
  for (const { control } of [first, second])
    await expect
      .poll(() => control.health(), { timeout: 60_000 })
      .toMatchObject({ status: 'handed-over', version: expect.any(String) });
  expect(await Promise.all([first, second, newcomer].map(({ health }) => health()))).toEqual([503, 503, 200]);
  await expect(second.control.getState({ path })).rejects.toThrow('stop this replica');
  await expect(start({ ...former, version: '1.0.0' })).rejects.toThrow('is one of Understudy 2.0.0');

  const another = await start({ version: '2.0.0', patience: 60_000 });
  await another.chat(credentials['tencent-chat']).banMember(ban('user0'));
  const states = [newcomer, another].map(({ control }) => control.getState({ path: { id: 'team' } }));
  const [one, other] = await Promise.all(states);
  expect(one).toEqual(other);
}, 240_000);

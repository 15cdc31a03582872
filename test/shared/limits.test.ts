import { afterEach, expect, it } from 'vitest';
import { createVolcengineLivesaasClient } from '../../clients/volcengine-livesaas/index.ts';
import { volcengineLivesaas } from '../../contracts/volcengine-livesaas/index.ts';
import { createTestLog, type TestLog, type TestReplica } from './replicas.ts';

let shared: TestLog | undefined;

afterEach(async () => {
  await shared?.close();
  shared = undefined;
});

/** On a busy machine a hundred calls at once take a while, and none of them may be given up. */
const patience = 60_000;

async function startThree(log: TestLog): Promise<readonly TestReplica[]> {
  return [await log.start({ patience }), await log.start({ patience }), await log.start({ patience })];
}

function outcomes(settled: readonly PromiseSettledResult<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of settled) {
    const code = one.status === 'fulfilled' ? 'success' : String((one.reason as { code?: unknown }).code);
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

it('holds a rate of 20 a second exactly over three replicas that are called at once', async () => {
  const limits = { 'tencent-chat': { 'live_engine_http_srv/get_banned_member_list': { perSecond: 20 } } };
  shared = createTestLog({ default: { limits } });
  const three = await startThree(shared);
  const burst = (): Promise<readonly PromiseSettledResult<unknown>[]> =>
    Promise.allSettled(
      Array.from({ length: 60 }, (_, index) =>
        three[index % 3]!.chat().listBannedMembers({ RoomId: 'test' }, { timeout: patience }),
      ),
    );
  const first = outcomes(await burst());
  expect(first['success']).toBe(20);
  expect(Object.values(first).reduce((sum, count) => sum + count, 0)).toBe(60);
  shared.time.now += 1000;
  expect(outcomes(await burst())['success']).toBe(20);
});

it('holds a quota of 1,000 exactly over three replicas that are called at once, and frees a place for any of them', async () => {
  const ActivityId = '1819171234140099';
  const users = Array.from({ length: 100 }, (_, index) => 2001 + index);
  const state = {
    activities: [
      { ActivityId, users: users.map((UserId) => ({ UserId })), bannedUsers: [{ from: 1001, to: 1960 }] },
    ],
  };
  const limits = { UpdateActivityUserBanStatus: { perSecond: 10_000 } };
  const vendor = 'volcengine-livesaas';
  shared = createTestLog({ default: { state: { [vendor]: state }, limits: { [vendor]: limits } } });
  const clients = (await startThree(shared)).map(({ baseUrls }) =>
    createVolcengineLivesaasClient({
      baseUrl: baseUrls[vendor],
      credentials: volcengineLivesaas.credential.fake,
      clock: () => shared!.time.now,
      retry: () => undefined,
      timeout: patience,
    }),
  );
  const change = (user: number, BanStatus: 0 | 1): Promise<unknown> =>
    clients[user % 3]!.updateActivityUserBanStatus({ ActivityId, BanStatus, UserIds: [String(user)] });
  const settled = await Promise.allSettled(users.map((user) => change(user, 1)));
  expect(outcomes(settled)).toEqual({ success: 40, 'QuotaExceeded.UserIdOverLimit': 60 });
  const isBanned = (index: number): boolean => settled[index]!.status === 'fulfilled';
  await change(users[users.findIndex((_, index) => isBanned(index))]!, 0);
  const refused = users.filter((_, index) => !isBanned(index));
  const again = await Promise.allSettled(refused.slice(0, 3).map((user) => change(user, 1)));
  expect(outcomes(again)).toEqual({ success: 1, 'QuotaExceeded.UserIdOverLimit': 2 });
});

it('answers a call that comes late to each replica as one process would: the rate is of the log’s second', async () => {
  const limits = { 'tencent-chat': { 'live_engine_http_srv/get_banned_member_list': { perSecond: 20 } } };
  shared = createTestLog({ default: { limits } });
  const three = await startThree(shared);
  const codes: string[] = [];
  for (let call = 0; call < 45; call += 1) {
    const [settled] = await Promise.allSettled([
      three[(call * 2) % 3]!.chat().listBannedMembers({ RoomId: 'test' }),
    ]);
    codes.push(...Object.keys(outcomes([settled])));
    if (call === 29) shared.time.now += 1000;
  }
  const isSuccess = codes.map((code) => code === 'success');
  expect(isSuccess).toEqual(Array.from({ length: 45 }, (_, call) => call < 20 || call >= 30));
});

import { afterEach, expect, it } from 'vitest';
import { createTestLog, type TestLog, type TestReplica } from './replicas.ts';

let shared: TestLog | undefined;

afterEach(async () => {
  await shared?.close();
  shared = undefined;
});

async function startThree(log: TestLog): Promise<readonly TestReplica[]> {
  return [await log.start(), await log.start(), await log.start()];
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
        three[index % 3]!.chat().listBannedMembers({ RoomId: 'test' }),
      ),
    );
  const first = outcomes(await burst());
  expect(first['success']).toBe(20);
  expect(Object.values(first).reduce((sum, count) => sum + count, 0)).toBe(60);
  shared.time.now += 1000;
  expect(outcomes(await burst())['success']).toBe(20);
});

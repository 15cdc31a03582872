import { describe, expect, it } from 'vitest';
import { createPace } from '../../clients/core/pace.ts';
import { createPolyvLiveClient } from '../../clients/polyv-live/index.ts';
import { createVolcengineLivesaasClient } from '../../clients/volcengine-livesaas/index.ts';
import { polyvLive } from '../../contracts/polyv-live/index.ts';
import { volcengineLivesaas } from '../../contracts/volcengine-livesaas/index.ts';

const threePerSecond = { requests: 3, perSeconds: 1 };

describe('the pace of calls', () => {
  it('lets as many go at once as the rate has room for, and the others each when there is room again', () => {
    const pace = createPace(1);
    const waits = [0, 0, 400, 400, 400, 1000].map((now) => pace('a', threePerSecond, now));
    expect(waits).toEqual([0, 0, 0, 600, 600, 400]);
  });

  it('keeps every stretch of a window within the rate, wherever windows begin', () => {
    const pace = createPace(1);
    const times = Array.from({ length: 50 }, (_, index) => {
      const now = index * 70;
      return now + pace('a', threePerSecond, now);
    });
    const fullest = Math.max(
      ...times.map((from) => times.filter((time) => time >= from && time < from + 1000).length),
    );
    expect(fullest).toBe(3);
  });

  it('counts each operation alone, and none that has no documented rate', () => {
    const pace = createPace(1);
    const one = { requests: 1, perSeconds: 60 };
    const waits = ['a', 'b', 'a'].map((key) => pace(key, one, 0));
    expect(waits).toEqual([0, 0, 60_000]);
    expect([1, 2, 3].map(() => pace('c', undefined, 0))).toEqual([0, 0, 0]);
  });

  it('takes a share of the rate, which may be less than one call', () => {
    const half = createPace(0.5);
    expect([1, 2, 3].map(() => half('a', { requests: 4, perSeconds: 1 }, 0))).toEqual([0, 0, 1000]);
    expect([1, 2].map(() => half('b', { requests: 1, perSeconds: 1 }, 0))).toEqual([0, 2000]);
  });
});

/** Makes so many calls at the same time, and tells how long they waited. */
async function waitsOf(
  make: (options: object) => () => Promise<unknown>,
  count: number,
  pace: boolean | number,
) {
  const waits: number[] = [];
  const call = make({
    environment: {},
    clock: () => 0,
    pace,
    replyCheck: 'off',
    wait(milliseconds: number) {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  });
  await Promise.all(Array.from({ length: count }, call));
  return waits;
}

describe('a client with a pace', () => {
  const livesaas = (options: object) => {
    const client = createVolcengineLivesaasClient({
      ...options,
      credentials: volcengineLivesaas.credential.fake,
      fetch: () => Promise.resolve(Response.json({ ResponseMetadata: { RequestId: 'r' }, Result: {} })),
    });
    return () => client.updateAccountBanStatus({ BanStatus: 1, UserIds: [1] });
  };

  it('keeps to the documented rate of an operation: 5 in a second', async () => {
    expect(await waitsOf(livesaas, 12, true)).toEqual([1000, 1000, 1000, 1000, 1000, 2000, 2000]);
  });

  it('keeps to the part of the rate that it is told', async () => {
    expect(await waitsOf(livesaas, 5, 0.4)).toEqual([1000, 1000, 2000]);
  });

  it('waits for nothing unless it is asked to', async () => {
    expect(await waitsOf(livesaas, 12, false)).toEqual([]);
  });

  it('keeps to the documented limit of all calls together: 1500 in 10 seconds', async () => {
    const polyv = (options: object) => {
      const client = createPolyvLiveClient({
        ...options,
        credentials: polyvLive.credential.fake,
        fetch: () => Promise.resolve(Response.json({ code: 200, status: 'success', message: '', data: {} })),
      });
      return () => client.listForbiddenUsers({});
    };
    expect(await waitsOf(polyv, 1502, true)).toEqual([10_000, 10_000]);
  });

  it.each([0, -1, 1.5, Number.NaN])('is not made with a pace that is no share: %d', (pace) => {
    expect(() => createPolyvLiveClient({ credentials: polyvLive.credential.fake, pace })).toThrow(
      `pace: true, false, or a share above 0 and at most 1; it is the number ${pace}.`,
    );
  });
});

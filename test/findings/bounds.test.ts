import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { summarise } from '../../emulator/cli/run/summary.ts';
import { ban, banning, chat, list, nowhere, openStage, times, type Stage } from './stage.ts';

const roomy = { limits: { [chat]: { [list]: { perSecond: 1_000_000 }, [ban]: { perSecond: 1_000_000 } } } };
const worldOf = ({ emulator }: Stage) => emulator.world('default')!;

it('counts and judges 50,000 calls of which only the first ones are wrong, whatever the journal has dropped', () => {
  const stage = openStage(roomy);
  const { journal, judge } = worldOf(stage);
  times(2, () => {
    stage.call(ban, nowhere);
  });
  let last: Parameters<Stage['emulator']['handle']>[1] | undefined;
  stage.call(list, { RoomId: 'test' }, { alter: (request) => (last = request) });
  times(49_997, () => {
    stage.emulator.handle(chat, last!);
  });
  expect(journal.dropped()).toBeGreaterThan(10_000);
  expect(judge.judged()).toEqual({ judged: 50_000, unjudged: 0 });
  const { calls, outcomes } = summarise(worldOf(stage));
  expect(calls).toBe(50_000);
  expect(outcomes).toContainEqual({ vendor: chat, operation: ban, outcome: '100004', count: 2 });
  expect(stage.findings().filter(({ severity }) => severity === 'error')).toMatchObject([
    { rule: 'retry-of-a-final-error', count: 1, evidence: [1, 2] },
  ]);
}, 60_000);

it('keeps nothing of a call that the journal has dropped', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const stage = openStage(roomy);
  const bodies = Array.from({ length: 12 }, (_, index) => {
    const Reason = `${index}`.repeat(2_000_000);
    let body: Uint8Array | undefined;
    stage.call(
      ban,
      { ...banning, RoomId: `none ${index}`, Reason },
      {
        damage: { query: { sdkappid: String(1_500_000_000 + index) } },
        alter(request) {
          body = request.body;
          return request;
        },
      },
    );
    return new WeakRef(body!);
  });
  times(20, () => {
    stage.call(ban, { ...banning, Reason: 'x'.repeat(2_000_000) });
  });
  // What a weak reference was made to stays until the end of the turn.
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  expect(bodies.filter((body) => body.deref() !== undefined)).toHaveLength(0);
});

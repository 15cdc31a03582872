import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { summarise } from '../../emulator/cli/run/summary.ts';
import { ban, banning, chat, list, nowhere, openSetup, times, type Setup } from './setup.ts';

const roomy = { limits: { [chat]: { [list]: { perSecond: 1_000_000 }, [ban]: { perSecond: 1_000_000 } } } };
const sandboxOf = ({ emulator }: Setup) => emulator.sandbox('default')!;

it('counts and analyzes 50,000 calls of which only the first ones are wrong, whatever the journal has dropped', () => {
  const setup = openSetup(roomy);
  const { journal, analyzer } = sandboxOf(setup);
  times(2, () => {
    setup.call(ban, nowhere);
  });
  let last: Parameters<Setup['emulator']['handle']>[1] | undefined;
  setup.call(list, { RoomId: 'test' }, { alter: (request) => (last = request) });
  times(49_997, () => {
    setup.emulator.handle(chat, last!);
  });
  expect(journal.dropped()).toBeGreaterThan(10_000);
  expect(analyzer.analyzed()).toEqual({ analyzed: 50_000, unanalyzed: 0 });
  const { calls, outcomes } = summarise(sandboxOf(setup));
  expect(calls).toBe(50_000);
  expect(outcomes).toContainEqual({ vendor: chat, operation: ban, outcome: '100004', count: 2 });
  expect(setup.findings().filter(({ severity }) => severity !== 'info')).toMatchObject([
    { rule: 'retry-of-a-final-error', count: 1, evidence: [1, 2] },
  ]);
}, 180_000);

it('keeps nothing of a call that the journal has dropped', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const setup = openSetup(roomy);
  const bodies = Array.from({ length: 12 }, (_, index) => {
    const Reason = `${index}`.repeat(2_000_000);
    let body: Uint8Array | undefined;
    setup.call(
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
    setup.call(ban, { ...banning, Reason: 'x'.repeat(2_000_000) });
  });
  // What a weak reference was made to stays until the end of the turn.
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  expect(bodies.filter((body) => body.deref() !== undefined)).toHaveLength(0);
});

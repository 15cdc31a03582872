import { expect, it } from 'vitest';
import { runLoad } from './load.ts';

it('fifty sandboxes that are called in parallel give no reply that a model of each does not know', async () => {
  const { calls, wrong } = await runLoad({ sandboxes: 50, isOver: (turns) => turns >= 50, atOnce: 8 });
  expect(wrong).toEqual([]);
  expect(calls).toBeGreaterThan(50 * 20);
}, 60_000);

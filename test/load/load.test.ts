import { expect, it } from 'vitest';
import { runLoad } from './load.ts';

it('fifty sandboxes that are called in parallel give no reply that a model of each does not know', async () => {
  const { calls, wrong } = await runLoad({ sandboxes: 50, isOver: (turns) => turns >= 100, atOnce: 8 });
  expect(wrong).toEqual([]);
  expect(calls).toBeGreaterThanOrEqual(100 * 20);
}, 180_000);

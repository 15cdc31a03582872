import { expect, it } from 'vitest';
import { runKillRounds } from '../load/kill-rounds.ts';

it('what was acknowledged is there after a kill at any time', async () => {
  const seed = Date.now() % 2 ** 32;
  const { acknowledged, wrong, damages } = await runKillRounds({ rounds: 2, seed });
  expect({ seed, wrong, damages }).toEqual({ seed, wrong: [], damages: [] });
  expect(acknowledged).toBeGreaterThan(0);
}, 180_000);

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fuzzControl, fuzzVendors } from './fuzz.ts';
import { openStage, type Stage } from './stage.ts';

/** Fixed, so that a failure is the same everywhere; `npm run test:fuzz` takes others. */
const seed = 20_231_114;

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage.close());

describe('two thousand generated requests', () => {
  it('get answers in the vendors’ words, and change nothing where they are refused', async () => {
    await expect(fuzzVendors(stage, { cases: 1800, seed })).resolves.toBeUndefined();
  }, 60_000);

  it('get answers or problem details of the control API, and change nothing where they are refused', async () => {
    await expect(fuzzControl(stage, { cases: 200, seed })).resolves.toBeUndefined();
  }, 60_000);
});

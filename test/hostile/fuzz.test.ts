import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fuzzControl, fuzzVendors } from './fuzz.ts';
import { openSetup, type Setup } from './setup.ts';

/** Fixed, so that a failure is the same everywhere; `npm run test:fuzz` takes others. */
const seed = 20_231_114;

let setup: Setup;

beforeAll(async () => {
  setup = await openSetup();
});

afterAll(() => setup.close());

describe('two thousand generated requests', () => {
  it('get answers in the vendors’ words, and change nothing where they are refused', async () => {
    await expect(fuzzVendors(setup, { cases: 1800, seed })).resolves.toBeUndefined();
  }, 180_000);

  it('get answers or problem details of the control API, and change nothing where they are refused', async () => {
    await expect(fuzzControl(setup, { cases: 200, seed })).resolves.toBeUndefined();
  }, 180_000);
});

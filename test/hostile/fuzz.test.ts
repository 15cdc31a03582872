import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWhole } from '../share.ts';
import { fuzzControl, fuzzVendors } from './fuzz.ts';
import { openSetup, type Setup } from './setup.ts';

/** Fixed, so that a failure is the same everywhere; `npm run test:fuzz` takes others. */
const seed = 20_231_114;

let setup: Setup;

beforeAll(async () => {
  setup = await openSetup();
});

afterAll(() => setup.close());

/** By day a quarter; `npm run test:fuzz -- --cases 200000` has as many as there is time for. */
const cases = isWhole ? { vendors: 1800, control: 200 } : { vendors: 450, control: 50 };

describe('generated requests', () => {
  it('get answers in the vendors’ words, and change nothing where they are refused', async () => {
    await expect(fuzzVendors(setup, { cases: cases.vendors, seed })).resolves.toBeUndefined();
  }, 180_000);

  it('get answers or problem details of the control API, and change nothing where they are refused', async () => {
    await expect(fuzzControl(setup, { cases: cases.control, seed })).resolves.toBeUndefined();
  }, 180_000);
});

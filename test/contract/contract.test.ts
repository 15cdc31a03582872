import { afterEach, describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { noon } from '../../contracts/core/recipe-world.ts';
import type { Recipe, Success } from '../../contracts/core/recipe.ts';
import { sharedErrors } from '../../contracts/core/shared-errors.ts';
import type { Vendor } from '../../contracts/core/vendor.ts';
import { doors, plainFetch, type Door, type OpenDoor } from '../doors/doors.ts';
import { clientFor } from './client-for.ts';
import { matchesReply } from './match-reply.ts';
import { readOperationRecipes, readSharedRecipes } from './recipes.ts';
import { emulatorFor, runRecipe, type Run } from './run-recipe.ts';

let open: OpenDoor | undefined;

afterEach(async () => {
  await open?.close();
  open = undefined;
});

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('%s', (_, vendor) => {
  const recipes = readOperationRecipes(vendor.name);
  const shared = readSharedRecipes(vendor.name);

  it('has recipes for every operation and for nothing else', () => {
    expect([...recipes.keys()].toSorted()).toEqual(Object.keys(vendor.operations).toSorted());
  });

  it('has a recipe for every error that its operations share', () => {
    expect(Object.keys(shared.errors).toSorted()).toEqual(sharedErrors(vendor).toSorted());
  });

  describe.each(Object.entries(vendor.operations))('%s', (key, operation) => {
    const { success, errors, boundaries } = recipes.get(key) ?? { success: [], errors: {}, boundaries: [] };

    it('has a recipe for each of its documented errors', () => {
      expect(Object.keys(errors).toSorted()).toEqual(operation.errors.toSorted());
    });

    it.runIf(operation.rate)(
      'takes as many calls in a window as documented, and refuses the next',
      async () => {
        const times = operation.rate?.requests ?? 0;
        const recipe = plain(success[0]!);
        expect((await runThrough(vendor, key, { ...recipe, times }, plainFetch)).error).not.toBe(
          rateError(vendor),
        );
        const refused = await runThrough(vendor, key, { ...recipe, times: times + 1 }, plainFetch);
        expect(refused.error).toBe(rateError(vendor));
      },
    );

    describe.each(doors)('through the door: $name', (door) => {
      it.each(success)('$title', async (recipe) => {
        await expectSuccess(vendor, key, recipe, door);
      });

      it.each(Object.entries(errors).map(([error, recipe]) => [error, recipe.title, recipe] as const))(
        'answers %s: %s',
        async (error, _title, recipe) => {
          const run = await runThrough(vendor, key, recipe, door, error);
          expect(run.error).toBe(error);
        },
      );

      it.each(boundaries)('$title', async ({ title, passes, fails, error }) => {
        expect((await runThrough(vendor, key, { title, ...passes }, door)).error).toBeUndefined();
        expect((await runThrough(vendor, key, { title, ...fails }, door)).error).toBe(error);
      });

      if (operation.rate)
        it('takes two calls in a window of two and refuses the third', async () => {
          const recipe: Recipe = { ...plain(success[0]!), perSecond: 2 };
          expect((await runThrough(vendor, key, { ...recipe, times: 2 }, door)).error).not.toBe(
            rateError(vendor),
          );
          expect((await runThrough(vendor, key, { ...recipe, times: 3 }, door)).error).toBe(
            rateError(vendor),
          );
        });
    });
  });

  describe.each(doors)('shared errors through the door: $name', (door) => {
    it.each(Object.entries(shared.errors).map(([error, recipe]) => [error, recipe.title, recipe] as const))(
      'answers %s: %s',
      async (error, _title, { operation: key = shared.operation, ...recipe }) => {
        const input = Object.keys(recipe.input).length > 0 ? recipe.input : shared.input;
        const complete: Recipe = { ...recipe, input, state: recipe.state ?? shared.state };
        const run = await runThrough(vendor, key, complete, door, error);
        expect(run.error).toBe(error);
      },
    );
  });
});

/** A success as a mere recipe: the calls that come first count against no window. */
function plain({ output: _output, reply: _reply, ...recipe }: Success): Recipe {
  return { ...recipe, before: [] };
}

/** What a call over its rate gets by default: the first error of the vendor's check of that name. */
function rateError(vendor: Vendor): string | undefined {
  return vendor.checks.find(({ name }) => name === 'rate')?.errors[0];
}

/** Runs a recipe on an emulator of its own, and holds the world's other promises on the way. */
async function runThrough(
  vendor: Vendor,
  key: string,
  recipe: Recipe,
  door: Door,
  error?: string,
): Promise<Run> {
  const emulator = emulatorFor(vendor, key, recipe, error);
  open = await door.open(emulator, vendor.name);
  const run = await runRecipe(vendor, key, recipe, open);
  await open.close();
  expect(run.reply.headers.map(([name]) => name)).not.toContain('x-understudy-defect');
  return run;
}

async function expectSuccess(vendor: Vendor, key: string, recipe: Success, door: Door): Promise<void> {
  const run = await runThrough(vendor, key, recipe, door);
  expect(run.understood).toMatchObject({ kind: 'output' });
  if (recipe.reply !== undefined)
    expect(matchesReply(run.reply.body, recipe.reply)).toBe('the reply matches');

  open = await door.open(emulatorFor(vendor, key, recipe), vendor.name);
  for (const step of recipe.before) {
    const run = clientFor(vendor, step.operation, open, recipe.credential, recipe.clock ?? noon);
    for (let count = 0; count < step.times; count += 1) await run(step.input);
  }
  const output = await clientFor(vendor, key, open, recipe.credential, recipe.clock ?? noon)(recipe.input);
  expect(output).toEqual(recipe.output ?? undefined);
}

import { expect } from 'vitest';
import type { Profile } from '../../contracts/core/assumption.ts';
import { noon } from '../../contracts/core/recipe-world.ts';
import type { Recipe, Success } from '../../contracts/core/recipe.ts';
import type { Vendor } from '../../contracts/core/vendor.ts';
import type { Door } from '../doors/doors.ts';
import { clientFor } from './client-for.ts';
import { matchesReply } from './match-reply.ts';
import { readOperationRecipes, readSharedRecipes } from './recipes.ts';
import { emulatorFor, runRecipe, type LastRun } from './run-recipe.ts';

/** How a case is tried. */
export interface Way {
  readonly door: Door;
  readonly profile: Profile;
  /** Assumptions that keep their default, whatever the profile. */
  readonly pinned?: readonly string[];
}

/** Something that must hold through every door and in every profile. */
export interface ContractCase {
  readonly title: string;
  /** Throws when it does not hold. */
  run(way: Way): Promise<void>;
}

/** What the recipes of an operation promise: successes, errors, boundaries and the rate limit. */
export function casesOf(vendor: Vendor, key: string): readonly ContractCase[] {
  const recipes = readOperationRecipes(vendor.name).get(key);
  if (!recipes) return [];
  const { success, errors, boundaries } = recipes;
  return [
    ...success.map((recipe) => successCase(vendor, key, recipe)),
    ...Object.entries(errors).map(([error, recipe]) => errorCase(vendor, key, error, recipe)),
    ...boundaries.map(({ title, passes, fails, error }): ContractCase => ({
      title,
      async run(way) {
        expect((await runThrough(vendor, key, { title, ...passes }, way)).error).toBeUndefined();
        expect((await runThrough(vendor, key, { title, ...fails }, way)).error).toBe(error);
      },
    })),
    ...(vendor.operations[key]?.rate ? [rateCase(vendor, key, plain(success[0]!), 2)] : []),
  ];
}

/** The errors that all operations of a vendor share. */
export function sharedCasesOf(vendor: Vendor): readonly ContractCase[] {
  const shared = readSharedRecipes(vendor.name);
  return Object.entries(shared.errors).map(([error, { operation: key = shared.operation, ...recipe }]) => {
    const input = Object.keys(recipe.input).length > 0 ? recipe.input : shared.input;
    return errorCase(vendor, key, error, { ...recipe, input, state: recipe.state ?? shared.state });
  });
}

/** The documented rate of an operation, call by call. */
export function documentedRateCase(vendor: Vendor, key: string): ContractCase | undefined {
  const rate = vendor.operations[key]?.rate;
  const first = readOperationRecipes(vendor.name).get(key)?.success[0];
  return rate && first && rateCase(vendor, key, plain(first), rate.requests, 'documented');
}

function successCase(vendor: Vendor, key: string, recipe: Success): ContractCase {
  return {
    title: recipe.title,
    async run(way) {
      const { understood, reply } = await runThrough(vendor, key, recipe, way);
      expect(understood).toMatchObject({ kind: 'output' });
      if (recipe.reply !== undefined)
        expect(matchesReply(reply.body, recipe.reply)).toBe('the reply matches');
      expect(await callByClient(vendor, key, recipe, way)).toEqual(recipe.output ?? undefined);
    },
  };
}

function errorCase(vendor: Vendor, key: string, error: string, recipe: Recipe): ContractCase {
  return {
    title: `answers ${error}: ${recipe.title}`,
    async run(way) {
      expect((await runThrough(vendor, key, recipe, way, error)).error).toBe(error);
    },
  };
}

function rateCase(
  vendor: Vendor,
  key: string,
  recipe: Recipe,
  requests: number,
  limit?: 'documented',
): ContractCase {
  const limited: Recipe = limit === 'documented' ? recipe : { ...recipe, perSecond: requests };
  return {
    title: `takes ${requests} calls in a window of ${requests} and refuses the next`,
    async run(way) {
      const { before, error } = await runThrough(vendor, key, { ...limited, times: requests + 1 }, way);
      // Which of its errors the check gives may be a guess.
      const refusals = way.profile === 'documented' ? [rateError(vendor)] : rateErrors(vendor);
      expect(before.filter((earlier) => refusals.includes(earlier))).toEqual([]);
      expect(refusals).toContain(error);
    },
  };
}

async function callByClient(vendor: Vendor, key: string, recipe: Success, way: Way): Promise<unknown> {
  const open = await way.door.open(
    emulatorFor(vendor, key, pin(recipe, way), undefined, way.profile),
    vendor.name,
  );
  try {
    const client = (operation: string) =>
      clientFor(vendor, operation, open, recipe.credential, recipe.clock ?? noon);
    for (const { operation, input, times } of recipe.before) {
      for (let count = 0; count < times; count += 1) await client(operation)(input);
    }
    return await client(key)(recipe.input);
  } finally {
    await open.close();
  }
}

/** Runs a recipe on an emulator of its own, and demands that the emulator has no defect on the way. */
async function runThrough(
  vendor: Vendor,
  key: string,
  recipe: Recipe,
  way: Way,
  error?: string,
): Promise<LastRun> {
  const open = await way.door.open(
    emulatorFor(vendor, key, pin(recipe, way), error, way.profile),
    vendor.name,
  );
  try {
    const run = await runRecipe(vendor, key, recipe, open);
    expect(run.reply.headers.map(([name]) => name)).not.toContain('x-understudy-defect');
    return run;
  } finally {
    await open.close();
  }
}

function pin(recipe: Recipe, { pinned = [] }: Way): Recipe {
  return { ...recipe, dependsOn: [...recipe.dependsOn, ...pinned] };
}

/** A success as a mere recipe: the calls that come first count against no window. */
function plain({ output: _output, reply: _reply, ...recipe }: Success): Recipe {
  return { ...recipe, before: [] };
}

function rateErrors({ checks }: Vendor): readonly (string | undefined)[] {
  return checks.find(({ name }) => name === 'rate')?.errors ?? [];
}

/** What a call over its rate gets by default: the first error of the vendor's check of that name. */
function rateError(vendor: Vendor): string | undefined {
  return rateErrors(vendor)[0];
}

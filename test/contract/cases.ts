import { expect } from 'vitest';
import type { Boundary, Recipe, Success } from '../../contracts/core/recipe/recipe.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { readOperationRecipes, readSharedRecipes } from './recipes.ts';
import { callByClient, runThrough, type Way } from './try-recipe.ts';
import { findOperation } from '../../contracts/core/contract/find-operation.ts';

/** Something that must hold over every transport and in every profile. */
export interface ContractCase {
  readonly title: string;
  /** Throws when it does not hold. */
  readonly run: (way: Way) => Promise<void>;
}

/** What the recipes of an operation promise: successes, errors, boundaries and the rate limit. */
export function casesOf(vendor: Vendor, key: string): readonly ContractCase[] {
  const recipes = readOperationRecipes(vendor.name).get(key);
  if (!recipes) return [];
  const { success, errors, boundaries } = recipes;
  return [
    ...success.map((recipe) => successCase(vendor, key, recipe)),
    ...Object.entries(errors).map(([error, recipe]) => errorCase(vendor, key, error, recipe)),
    ...boundaries.map((boundary) => boundaryCase(vendor, key, boundary)),
    ...(findOperation(vendor, key)?.rate ? [rateCase(vendor, key, plain(success[0]!), 2)] : []),
  ];
}

/** What all operations of a vendor have in common. */
export function sharedCasesOf(vendor: Vendor): readonly ContractCase[] {
  const { errors, boundaries } = readSharedRecipes(vendor.name);
  return [
    ...Object.entries(errors).map(([error, recipe]) => errorCase(vendor, recipe.operation, error, recipe)),
    ...boundaries.map((boundary) => boundaryCase(vendor, boundary.operation, boundary)),
  ];
}

/** The documented rate of an operation, call by call. */
export function documentedRateCase(vendor: Vendor, key: string): ContractCase | undefined {
  const rate = findOperation(vendor, key)?.rate;
  const first = readOperationRecipes(vendor.name).get(key)?.success[0];
  return rate && first && rateCase(vendor, key, plain(first), rate.requests, 'documented');
}

function successCase(vendor: Vendor, key: string, recipe: Success): ContractCase {
  return {
    title: recipe.title,
    async run(way) {
      const { understood } = await runThrough(vendor, key, recipe, way);
      expect(understood).toMatchObject({ kind: 'output' });
      expect(await callByClient(vendor, key, recipe, way)).toEqual(recipe.output ?? undefined);
    },
  };
}

function errorCase(vendor: Vendor, key: string, error: string, recipe: Recipe): ContractCase {
  return {
    title: `answers ${error}: ${recipe.title}`,
    async run(way) {
      const run = await runThrough(vendor, key, recipe, way, error);
      expect(run.error).toBe(error);
      // How a client understands an error does not depend on the profile.
      const isForClient = way.profile === 'documented' && !recipe.damage && recipe.times === 1;
      if (!isForClient || run.understood.kind !== 'error') return;
      const { code, requestId } = run.understood;
      const refused = callByClient(vendor, key, recipe, way, error);
      await expect(refused).rejects.toMatchObject({ code, requestId, status: run.reply.status });
    },
  };
}

function boundaryCase(vendor: Vendor, key: string, { title, passes, fails, error }: Boundary): ContractCase {
  return {
    title,
    async run(way) {
      expect((await runThrough(vendor, key, { title, ...passes }, way)).error).toBeUndefined();
      expect((await runThrough(vendor, key, { title, ...fails }, way)).error).toBe(error);
    },
  };
}

/** A window counts the calls of one operation, and begins anew when it has passed. */
function rateCase(
  vendor: Vendor,
  key: string,
  recipe: Recipe,
  requests: number,
  limit?: 'documented',
): ContractCase {
  const limited: Recipe = limit === 'documented' ? recipe : { ...recipe, perSecond: requests };
  const other = [...readOperationRecipes(vendor.name).values()].find(({ operation }) => operation !== key)!;
  const before = [
    { operation: other.operation, input: other.success[0]!.input, times: 1 },
    { operation: key, input: recipe.input, times: requests + 1 },
    { advanceSeconds: findOperation(vendor, key)?.rate?.perSeconds ?? 1 },
  ];
  return {
    title: `takes ${requests} calls in a window of ${requests} and refuses the next`,
    async run(way) {
      // Which of its errors the check gives may be a guess.
      const refusals = way.profile === 'documented' ? [rateError(vendor)] : rateErrors(vendor);
      const run = await runThrough(vendor, key, { ...limited, before }, way);
      const refused = [...run.before, run.error].map((error) => refusals.includes(error));
      const place = refused.indexOf(true);
      expect(place).toBe(1 + requests);
      expect(refused.lastIndexOf(true)).toBe(place);
    },
  };
}

/** A success as a mere recipe without what comes first, whose reply may be another one therefore. */
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

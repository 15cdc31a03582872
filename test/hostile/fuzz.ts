import fc from 'fast-check';
import { attempts, type Attempt } from './attempts.ts';
import { controlAttempts } from './control-attempts.ts';
import { settleDemo, tryControl } from './check-control-attempt.ts';
import { tryAttempt } from './check-attempt.ts';
import type { Setup } from './setup.ts';

export interface FuzzOptions {
  readonly cases: number;
  readonly seed: number;
  /** Leads to one case of a run, as a failed run prints it. */
  readonly path?: string;
}

/** Characters of a failing case that are printed: its seed and path lead to all of it. */
const longestPrint = 2000;

/** Makes attempts on all operations of all vendors. Rejects with the smallest one that failed, its seed and its path. */
export async function fuzzVendors(setup: Setup, options: FuzzOptions, cases = attempts): Promise<void> {
  await run(cases, (attempt) => tryAttempt(setup, attempt), describe, options);
}

/** The same on all calls of the control API. */
export async function fuzzControl(setup: Setup, options: FuzzOptions): Promise<void> {
  const settings = settleDemo();
  await run(controlAttempts, (attempt) => tryControl(setup, settings, attempt), fc.stringify, options);
}

async function run<Case>(
  cases: fc.Arbitrary<Case>,
  attempt: (each: Case) => Promise<void>,
  print: (each: Case) => string,
  { cases: numRuns, seed, path }: FuzzOptions,
): Promise<void> {
  const details = await fc.check(fc.asyncProperty(cases, attempt), {
    numRuns,
    seed,
    ...(path !== undefined && { path }),
  });
  if (!details.failed) return;
  const [smallest] = details.counterexample ?? [];
  const { errorInstance } = details;
  const reason =
    errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance);
  const shown = smallest === undefined ? 'no case' : print(smallest).slice(0, longestPrint);
  throw new Error(
    `Case ${details.numRuns} failed (--seed ${details.seed} --path ${details.counterexamplePath ?? ''}):\n${shown}\n${reason}`,
  );
}

function describe({ vendor, key, profile, recipe, options, shape }: Attempt): string {
  return fc.stringify({ vendor: vendor.name, key, profile, recipe: recipe.title, options, shape });
}

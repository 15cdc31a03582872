import { assert, expect } from 'vitest';
import type { Profile } from '../../contracts/core/contract/assumption.ts';
import { printJson, readJson } from '../../contracts/core/wire/json.ts';
import type { Recipe } from '../../contracts/core/recipe/recipe.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { defaultSandbox, type Emulator } from '../../emulator/core/engine/emulator.ts';
import type { Transport } from '../http/transports.ts';
import { clientFor } from './client-for.ts';
import { findDifference } from './compare-reply.ts';
import { readSharedRecipes } from './recipes.ts';
import { emulatorFor, runRecipe, type LastRun } from './run-recipe.ts';

/** How a case is tried. */
export interface Way {
  readonly transport: Transport;
  readonly profile: Profile;
  /** Assumptions that keep their default, whatever the profile. */
  readonly pinned?: readonly string[];
}

/** Runs a recipe on an emulator of its own, and demands that its replies are as documented, without a defect on the way. */
export async function runThrough(
  vendor: Vendor,
  key: string,
  recipe: Recipe,
  way: Way,
  error?: string,
): Promise<LastRun> {
  const emulator = emulatorFor(vendor, key, pin(recipe, way), error, way.profile);
  const open = await way.transport.open(emulator, vendor.name);
  try {
    const run = await runRecipe(vendor, key, recipe, open, emulator);
    const { headers } = readSharedRecipes(vendor.name);
    const difference = findDifference(run.reply, { headers, ...recipe.reply });
    if (difference !== undefined) assert.fail(`In the reply ${difference}.`);
    if (recipe.leaves) expect(stateOf(vendor, emulator)).toMatchObject(recipe.leaves);
    return run;
  } finally {
    await open.close();
  }
}

/** Makes the calls of a recipe with the typed client, which throws the vendor's error; gives the output of the last. */
export async function callByClient(
  vendor: Vendor,
  key: string,
  recipe: Recipe,
  way: Way,
  error?: string,
): Promise<unknown> {
  const emulator = emulatorFor(vendor, key, pin(recipe, way), error, way.profile);
  const open = await way.transport.open(emulator, vendor.name);
  const { clock } = emulator.sandbox(defaultSandbox)!;
  const client = (operation: string) =>
    clientFor(vendor, operation, open, recipe.credential, () => clock.now());
  try {
    for (const step of recipe.before) {
      if ('advanceSeconds' in step) clock.advance(step.advanceSeconds);
      else for (let count = 0; count < step.times; count += 1) await client(step.operation)(step.input);
    }
    return await client(key)(recipe.input);
  } finally {
    await open.close();
  }
}

/** The vendor's part of the state, as a recipe has it. */
function stateOf({ name }: Vendor, emulator: Emulator): unknown {
  const state = emulator.sandbox(defaultSandbox)!.states.get(name);
  const json = readJson(printJson(emulator.implementation(name).stateStore.save(state)));
  return 'value' in json ? json.value : json.problem;
}

function pin(recipe: Recipe, { pinned = [] }: Way): Recipe {
  return { ...recipe, dependsOn: [...recipe.dependsOn, ...pinned] };
}

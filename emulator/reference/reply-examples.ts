import { vendors } from '../../contracts/catalog.ts';
import type { SandboxInput } from '../../contracts/control/config.ts';
import type { ReplyExample, VendorExamples } from '../../contracts/core/contract/openapi-examples.ts';
import type { Recipe } from '../../contracts/core/recipe/recipe.ts';
import type { HttpReply } from '../../contracts/core/wire/http.ts';
import { readJson } from '../../contracts/core/wire/json.ts';
import { assemble, settleInputs } from '../assembly/create-emulator.ts';
import { defaultSandbox } from '../core/engine/emulator.ts';
import { readOperationRecipes, readSharedRecipes } from '../recipes/recipe-book.ts';
import { sandboxOf, type Cooking } from '../recipes/recipe-scenario.ts';
import { makeCall } from './trial-call.ts';

/** What a vendor answers to its recipes. Successes and the errors of an operation are cooked when that operation is described. */
export function examplesOf(vendor: string): VendorExamples {
  const cook = (operation: string, recipe: Recipe, error?: string) =>
    toExample({ vendor, operation, recipe, error });
  const byError = (recipes: readonly (readonly [error: string, operation: string, recipe: Recipe])[]) => {
    const cooked = recipes.map(
      ([error, operation, recipe]) => [error, cook(operation, recipe, error)] as const,
    );
    return Object.fromEntries(
      cooked.filter((entry): entry is [string, ReplyExample] => entry[1] !== undefined),
    );
  };
  const recipes = [...readOperationRecipes(vendor).values()];
  // What each operation has as its own is nobody's shared one.
  const shared = Object.entries(readSharedRecipes(vendor).errors).filter(([error]) =>
    recipes.some(({ errors }) => !Object.hasOwn(errors, error)),
  );
  return {
    of(key) {
      const { success = [], errors = {} } = readOperationRecipes(vendor).get(key) ?? {};
      const example = success[0] && cook(key, success[0]);
      return {
        input: success[0]?.input ?? {},
        ...(example && { success: example }),
        refusals: byError(Object.entries(errors).map(([error, recipe]) => [error, key, recipe])),
      };
    },
    shared: byError(shared.map(([error, recipe]) => [error, recipe.operation, recipe])),
  };
}

/** Undefined where the reply is no JSON, as where a connection is cut. */
function toExample(cooking: Cooking): ReplyExample | undefined {
  const { status, body } = cookReply(cooking);
  const read = readJson(typeof body === 'string' ? body : '');
  return 'value' in read ? { summary: cooking.recipe.title, status, body: read.value } : undefined;
}

/** What the vendor answers to a recipe: it is carried out in an emulator of its own, and the last reply counts. */
function cookReply({ vendor: name, operation, recipe, error }: Cooking): HttpReply {
  const vendor = vendors.find((candidate) => candidate.name === name)!;
  // The form checks what the recipe's own types leave open.
  const sandbox = sandboxOf(name, operation, recipe, error) as SandboxInput;
  const emulator = assemble(settleInputs({ [defaultSandbox]: sandbox }), {});
  const { clock } = emulator.sandbox(defaultSandbox)!;
  const { credential } = recipe;
  for (const step of recipe.before) {
    if ('advanceSeconds' in step) clock.advance(step.advanceSeconds);
    else makeCall(emulator, vendor, step.operation, { ...step, credential });
  }
  return makeCall(emulator, vendor, operation, recipe);
}

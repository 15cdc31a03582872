import { describeControlInOpenApi } from '../../contracts/control/openapi.ts';
import { vendors } from '../../contracts/catalog.ts';
import { describeInOpenApi } from '../../contracts/core/contract/openapi.ts';
import type { ReplyExample, VendorExamples } from '../../contracts/core/contract/openapi-examples.ts';
import type { Recipe } from '../../contracts/core/recipe/recipe.ts';
import { readJson } from '../../contracts/core/wire/json.ts';
import { cookReply } from '../recipes/cook-reply.ts';
import { cookControlExamples } from './control-examples.ts';
import { readOperationRecipes, readSharedRecipes } from '../recipes/recipe-book.ts';
import type { Cooking } from '../recipes/recipe-scenario.ts';

/** The name of the control API among the documents. */
export const controlDocument = 'control';

export const documentNames: readonly string[] = [...vendors.map(({ name }) => name), controlDocument];

/** Where an emulator is, and which version it has. */
export interface Described {
  readonly version: string;
  readonly controlUrl: string;
  readonly baseUrlOf: (vendor: string) => string;
}

/** The OpenAPI document of a vendor, with examples of each call and of each of its replies, or of the control API. */
export function writeOpenApi(
  name: string,
  { version, controlUrl, baseUrlOf }: Described,
): Record<string, unknown> {
  const vendor = vendors.find((candidate) => candidate.name === name);
  return vendor
    ? describeInOpenApi(vendor, version, baseUrlOf(name), examplesOf(name))
    : describeControlInOpenApi(version, controlUrl, cookControlExamples({ version, controlUrl, baseUrlOf }));
}

/** The input of the first recipe by which an operation succeeds. */
export function exampleOf(vendor: string, key: string): Readonly<Record<string, unknown>> {
  return readOperationRecipes(vendor).get(key)?.success[0]?.input ?? {};
}

/** What a vendor answers to its recipes. Successes and the errors of an operation are cooked when that operation is described. */
function examplesOf(vendor: string): VendorExamples {
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

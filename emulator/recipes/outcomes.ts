import { messagesOf, specFor } from '../../contracts/core/contract/error-text.ts';
import { findOperation, type NamedOperation } from '../../contracts/core/contract/find-operation.ts';
import { sharedErrors } from '../../contracts/core/contract/gateway-errors.ts';
import { templatePattern } from '../../contracts/core/contract/identify-error.ts';
import { remedyFor } from '../../contracts/core/contract/remedy.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import type { Recipe } from '../../contracts/core/recipe/recipe.ts';
import { readOperationRecipes, readSharedRecipes } from './recipe-book.ts';

/** What a call can end in, and how to get there. */
export interface Outcome {
  /** The vendor's name for the error, or `success`. */
  readonly name: string;
  readonly meaning: string;
  readonly remedy: string;
  /** Which operations give it. */
  readonly of: 'this operation' | 'every operation';
  /** The operation on which the recipe shows it. */
  readonly operation: string;
  readonly recipe: Recipe;
  /** Absent where the call succeeds. */
  readonly error?: string;
}

/** Every outcome of an operation that has a recipe: its success, its own errors, and those that every operation has. */
export function outcomesOf(vendor: Vendor, key: string): readonly Outcome[] {
  const operation = findOperation(vendor, key)!;
  const recipes = readOperationRecipes(vendor.name).get(key);
  const [first] = recipes?.success ?? [];
  const shared = readSharedRecipes(vendor.name).errors;
  const own = operation.errors.flatMap((error) =>
    ownOutcome(vendor, operation, error, recipes?.errors[error]),
  );
  const ofAll = sharedErrors(vendor).flatMap((error) => {
    const recipe = shared[error];
    if (!recipe || operation.errors.includes(error)) return [];
    return [{ ...describe(vendor, recipe.operation, error), of: 'every operation' as const, recipe }];
  });
  const success = first && {
    name: 'success',
    meaning: first.title,
    remedy: '',
    of: 'this operation' as const,
    operation: key,
    recipe: first,
  };
  return [...(success ? [success] : []), ...own, ...ofAll];
}

function ownOutcome(
  vendor: Vendor,
  { key }: NamedOperation,
  error: string,
  recipe: Recipe | undefined,
): readonly Outcome[] {
  return recipe ? [{ ...describe(vendor, key, error), of: 'this operation', recipe }] : [];
}

function describe(vendor: Vendor, operation: string, error: string) {
  const meaning = specFor(vendor, error, operation)?.meaning ?? '';
  return { name: error, meaning, remedy: remedyFor(vendor, error), operation, error };
}

/** The outcome that a name means: the vendor's name for the error, its code, or its text as it stands in a reply. */
export function findOutcome(vendor: Vendor, outcomes: readonly Outcome[], name: string): Outcome | undefined {
  const wanted = name.toLowerCase();
  const named = outcomes.find((outcome) => outcome.name === name);
  const alike = outcomes.filter((outcome) => outcome.name.toLowerCase() === wanted);
  const coded = outcomes.filter(({ error }) => error && String(vendor.errors[error]!.code) === name);
  const worded = outcomes.filter(
    ({ error }) =>
      error !== undefined &&
      messagesOf(vendor, error).some(
        (message) => /^[^{]{4}/.test(message) && templatePattern(message).test(name),
      ),
  );
  return named ?? alike[0] ?? (coded.length === 1 ? coded[0] : undefined) ?? worded[0];
}

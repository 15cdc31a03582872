import { expandRecipes } from '../../contracts/core/recipe/expand-recipes.ts';
import {
  operationRecipes,
  sharedRecipes,
  type Boundary,
  type OperationRecipes,
  type Recipe,
  type SharedRecipes,
} from '../../contracts/core/recipe/recipe.ts';
import { readRecipeFiles } from './recipe-files.ts';

/** The recipes of one vendor's operations, by operation key. */
export const readOperationRecipes = once((vendor): ReadonlyMap<string, OperationRecipes> => {
  const recipes = readRecipeFiles(vendor).operations.map(({ content }) =>
    operationRecipes.parse(expandRecipes(content)),
  );
  return new Map(recipes.map((entry) => [entry.operation, entry]));
});

/** The resource of each of a vendor's operations, by operation key. */
export const readResources = once((vendor): ReadonlyMap<string, string> => {
  const { operations } = readRecipeFiles(vendor);
  return new Map(
    operations.map(({ resource, content }) => [
      (content as Pick<OperationRecipes, 'operation'>).operation,
      resource,
    ]),
  );
});

/** The recipes of what all operations of a vendor share, each with its operation. */
export interface SharedPromises {
  readonly headers: SharedRecipes['headers'];
  readonly errors: Readonly<Record<string, SharedRecipe>>;
  readonly boundaries: readonly (Boundary & { readonly operation: string })[];
}

export type SharedRecipe = Recipe & { readonly operation: string };

export const readSharedRecipes = once((vendor): SharedPromises => {
  const content = expandRecipes(readRecipeFiles(vendor).shared);
  const { operation, headers, errors, boundaries } = sharedRecipes.parse(content);
  return {
    headers,
    errors: Object.fromEntries(
      Object.entries(errors).map(([error, recipe]) => [
        error,
        { ...recipe, operation: recipe.operation ?? operation },
      ]),
    ),
    boundaries: boundaries.map((boundary) => ({ ...boundary, operation })),
  };
});

/** Reads the files of a vendor when they are first asked for. */
function once<Content>(read: (vendor: string) => Content): (vendor: string) => Content {
  const known = new Map<string, Content>();
  return (vendor) => {
    const content = known.get(vendor) ?? read(vendor);
    known.set(vendor, content);
    return content;
  };
}

import { readdirSync, readFileSync } from 'node:fs';
import { expandRecipes } from '../../contracts/core/recipe/expand-recipes.ts';
import {
  operationRecipes,
  sharedRecipes,
  type Boundary,
  type OperationRecipes,
  type Recipe,
  type SharedRecipes,
} from '../../contracts/core/recipe/recipe.ts';
import { readJson } from '../../contracts/core/wire/json.ts';
import { fixturesFolder } from './fixtures-folder.ts';

/** The recipes of one vendor's operations, by operation key. */
export const readOperationRecipes = once((vendor): ReadonlyMap<string, OperationRecipes> => {
  const files = readdirSync(new URL(`${vendor}/`, fixturesFolder(vendor)), {
    recursive: true,
    encoding: 'utf8',
  });
  const recipes = files
    .filter((file) => file.includes('/') && file.endsWith('.json'))
    .map((file) => operationRecipes.parse(expandRecipes(readFixture(`${vendor}/${file}`))));
  return new Map(recipes.map((entry) => [entry.operation, entry]));
});

/** The recipes of what all operations of a vendor share, each with its operation. */
export interface SharedPromises {
  readonly headers: SharedRecipes['headers'];
  readonly errors: Readonly<Record<string, SharedRecipe>>;
  readonly boundaries: readonly (Boundary & { readonly operation: string })[];
}

export type SharedRecipe = Recipe & { readonly operation: string };

export const readSharedRecipes = once((vendor): SharedPromises => {
  const content = expandRecipes(readFixture(`${vendor}/gateway.json`));
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

export function readFixture(file: string): unknown {
  const json = readJson(readFileSync(new URL(file, fixturesFolder(file.split('/', 1)[0]!)), 'utf8'));
  if ('problem' in json) throw new Error(`fixtures/${file}: ${json.problem}`);
  return json.value;
}

/** Reads the files of a vendor when they are first asked for. */
function once<Content>(read: (vendor: string) => Content): (vendor: string) => Content {
  const known = new Map<string, Content>();
  return (vendor) => {
    const content = known.get(vendor) ?? read(vendor);
    known.set(vendor, content);
    return content;
  };
}

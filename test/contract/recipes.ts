import { readdirSync, readFileSync } from 'node:fs';
import {
  operationRecipes,
  sharedRecipes,
  type OperationRecipes,
  type SharedRecipes,
} from '../../contracts/core/recipe.ts';
import { readJson } from '../../contracts/core/json.ts';

const folder = new URL('../../fixtures/', import.meta.url);

const read = new Map<string, ReadonlyMap<string, OperationRecipes>>();

/** The recipes of one vendor's operations, by operation key. They are read once. */
export function readOperationRecipes(vendor: string): ReadonlyMap<string, OperationRecipes> {
  const recipes = read.get(vendor) ?? readFolder(vendor);
  read.set(vendor, recipes);
  return recipes;
}

function readFolder(vendor: string): ReadonlyMap<string, OperationRecipes> {
  const files = readdirSync(new URL(`${vendor}/`, folder), { recursive: true, encoding: 'utf8' });
  const recipes = files
    .filter((file) => file.includes('/') && file.endsWith('.json'))
    .map((file) => operationRecipes.parse(readFixture(`${vendor}/${file}`)));
  return new Map(recipes.map((entry) => [entry.operation, entry]));
}

export function readSharedRecipes(vendor: string): SharedRecipes {
  return sharedRecipes.parse(readFixture(`${vendor}/gateway.json`));
}

export function readFixture(file: string): unknown {
  const json = readJson(readFileSync(new URL(file, folder), 'utf8'));
  if ('problem' in json) throw new Error(`fixtures/${file}: ${json.problem}`);
  return json.value;
}

import { readdirSync, readFileSync } from 'node:fs';
import { readJson } from '../../contracts/core/wire/json.ts';
import { fixturesFolder } from './fixtures-folder.ts';

/** The files of a vendor's recipes, as they are written. */
export interface RecipeFiles {
  /** What all operations of the vendor share. */
  readonly shared: unknown;
  /** One for each operation, with the resource in whose folder it is. */
  readonly operations: readonly { readonly resource: string; readonly content: unknown }[];
}

/** Reads the recipes of a vendor. The build puts the files in the place of this module, without what only tests need. */
export function readRecipeFiles(vendor: string): RecipeFiles {
  const files = readdirSync(new URL(`${vendor}/`, fixturesFolder(vendor)), {
    recursive: true,
    encoding: 'utf8',
  }).map((file) => file.replaceAll('\\', '/'));
  return {
    shared: readFixture(`${vendor}/gateway.json`),
    operations: files
      .filter((file) => file.includes('/') && file.endsWith('.json'))
      .map((file) => ({ resource: file.split('/')[0]!, content: readFixture(`${vendor}/${file}`) })),
  };
}

/** The content of a file in the folder of the fixtures. */
export function readFixture(file: string): unknown {
  const json = readJson(readFileSync(new URL(file, fixturesFolder(file.split('/', 1)[0]!)), 'utf8'));
  if ('problem' in json) throw new Error(`fixtures/${file}: ${json.problem}`);
  return json.value;
}

/** What recipes say of an outcome beside how it is reached. */
const proofs: ReadonlySet<string> = new Set(['reply', 'leaves', 'dependsOn', 'boundaries']);

/** Files without what only tests need, and with one success of each operation. */
export function shortenRecipes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shortenRecipes);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !proofs.has(key));
  return Object.fromEntries(
    kept.map(([key, part]) => {
      if (key === 'success') return [key, shortenRecipes((part as unknown[]).slice(0, 1))];
      return [key, key === 'output' ? null : shortenRecipes(part)];
    }),
  );
}

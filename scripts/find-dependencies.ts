import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stringify } from 'lossless-json';
import { vendors } from '../contracts/catalog.ts';
import { profiles, type Profile } from '../contracts/core/contract/assumption.ts';
import { readJson } from '../contracts/core/wire/json.ts';
import type { Vendor } from '../contracts/core/contract/vendor.ts';
import { plainFetch } from '../test/http/transports.ts';
import { casesOf, sharedCasesOf, type ContractCase } from '../test/contract/cases.ts';
import { formatText } from './format.ts';

/**
 * Finds out which assumptions the outcome of each recipe depends on, and writes them into the fixtures as `dependsOn`.
 * A recipe that holds in every profile depends on none.
 */
const folder = new URL('../fixtures/', import.meta.url);
const wanted = process.argv.slice(2);

/** A recipe as it stands in its file; it is changed in place. */
type RawRecipe = Record<string, unknown> & { dependsOn?: string[] };

interface RawFile {
  readonly operation: string;
  readonly success?: RawRecipe[];
  readonly errors: Record<string, RawRecipe>;
  readonly boundaries?: { passes: RawRecipe; fails: RawRecipe }[];
}

for (const vendor of vendors.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const files = readdirSync(new URL(`${vendor.name}/`, folder), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.includes('/') || name === 'gateway.json')) {
    if (file.endsWith('.json')) await completeFile(vendor, new URL(`${vendor.name}/${file}`, folder));
  }
}

async function completeFile(vendor: Vendor, file: URL): Promise<void> {
  const text = readFileSync(file, 'utf8');
  const json = readJson(text);
  if ('problem' in json) throw new Error(`${file.pathname}: ${json.problem}`);
  const raw = json.value as RawFile;
  const isShared = raw.success === undefined;
  const cases = isShared ? sharedCasesOf(vendor) : casesOf(vendor, raw.operation);
  const recipes: readonly (readonly RawRecipe[])[] = [
    ...(raw.success ?? []).map((recipe) => [recipe]),
    ...Object.values(raw.errors).map((recipe) => [recipe]),
    ...(raw.boundaries ?? []).map(({ passes, fails }) => [passes, fails]),
  ];
  let isChanged = false;
  for (const [index, group] of recipes.entries()) {
    const dependsOn = await findDependencies(vendor, cases[index]!);
    if (dependsOn.length === 0) continue;
    for (const recipe of group) recipe.dependsOn = [...new Set([...(recipe.dependsOn ?? []), ...dependsOn])];
    isChanged = true;
  }
  if (isChanged) writeFileSync(file, await formatText('recipes.json', stringify(raw) ?? text));
}

/** Pins every assumption, then lets one after another go as long as the case still holds. */
async function findDependencies(vendor: Vendor, contractCase: ContractCase): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const profile of profiles) {
    if (await holds(contractCase, profile, [...found])) continue;
    let pinned = Object.keys(vendor.assumptions);
    if (!(await holds(contractCase, profile, pinned))) {
      process.stderr.write(
        `${vendor.name}: "${contractCase.title}" does not hold in any case (${profile})\n`,
      );
      continue;
    }
    for (const id of Object.keys(vendor.assumptions)) {
      const fewer = pinned.filter((candidate) => candidate !== id);
      if (await holds(contractCase, profile, fewer)) pinned = fewer;
    }
    for (const id of pinned) found.add(id);
  }
  return [...found];
}

async function holds(
  contractCase: ContractCase,
  profile: Profile,
  pinned: readonly string[],
): Promise<boolean> {
  try {
    await contractCase.run({ transport: plainFetch, profile, pinned });
    return true;
  } catch {
    return false;
  }
}

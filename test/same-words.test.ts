import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { vendors } from '../contracts/catalog.ts';
import { findOperation } from '../contracts/core/contract/find-operation.ts';
import type { Vendor } from '../contracts/core/contract/vendor.ts';
import { implementations } from '../emulator/vendors/index.ts';
import { readFixture } from './contract/recipes.ts';

const root = new URL('../', import.meta.url);

const sides = (vendor: string) => ({
  operations: `contracts/${vendor}/operations/`,
  handlers: `emulator/vendors/${vendor}/handlers/`,
  fixtures: `fixtures/${vendor}/`,
  tests: `test/vendors/${vendor}/`,
});

/** What a folder holds, without the endings of files. */
const namesIn = (folder: string, ending: string): string[] =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, name.length - ending.length));

/** The names in the records that a module exports of values that belong to a vendor's methods. */
async function methodsIn(
  file: string,
  belongs: (value: unknown, method: string) => boolean,
): Promise<readonly string[]> {
  const exports = (await import(new URL(file, root).href)) as Readonly<Record<string, unknown>>;
  const records = Object.values(exports).map((value) =>
    typeof value === 'object' && value !== null ? Object.entries(value) : [],
  );
  const ours = records.filter((entries) => entries.every(([method, value]) => belongs(value, method)));
  return ours.flatMap((entries) => entries.map(([method]) => method)).sort();
}

/** The resources of a vendor: files of operations that declare some, each with the methods of those. */
async function resourcesOf({ name, operations }: Vendor): Promise<ReadonlyMap<string, readonly string[]>> {
  const folder = sides(name).operations;
  const files = namesIn(folder, '.ts').filter((file) => file !== 'index');
  const isOperation = (value: unknown, method: string) => operations[method] === value;
  const found = await Promise.all(
    files.map(async (file) => [file, await methodsIn(`${folder}${file}.ts`, isOperation)] as const),
  );
  return new Map(found.filter(([, methods]) => methods.length > 0));
}

/** The methods of the operations that the recipes of a folder are for. */
function methodsWithRecipes(vendor: Vendor, folder: string): readonly string[] {
  return namesIn(folder, '.json')
    .map((name) => readFixture(`${folder.replace('fixtures/', '')}${name}.json`))
    .map((content) => findOperation(vendor, (content as { readonly operation: string }).operation)!.name)
    .sort();
}

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('the resources of %s', (_, vendor) => {
  const { operations, handlers, fixtures, tests } = sides(vendor.name);

  it('declare every operation once', async () => {
    const resources = await resourcesOf(vendor);
    const methods = [...resources.values()].flat();
    expect(methods.sort()).toEqual(Object.keys(vendor.operations).sort());
  });

  it('have handlers of the same operations in a file of the same name', async () => {
    const { handlers: byKey } = implementations[vendor.name as keyof typeof implementations];
    const isHandler = (value: unknown, method: string) => {
      const key = vendor.operations[method]?.key;
      return key !== undefined && byKey[key] === value;
    };
    for (const [resource, methods] of await resourcesOf(vendor)) {
      const handled = await methodsIn(`${handlers}${resource}.ts`, isHandler);
      expect([resource, handled]).toEqual([resource, methods]);
    }
  });

  it('have recipes of the same operations in a folder of the same name', async () => {
    const resources = await resourcesOf(vendor);
    const folders = readdirSync(new URL(fixtures, root)).filter((name) => !name.endsWith('.json'));
    expect(folders.sort()).toEqual([...resources.keys()].sort());
    for (const [resource, methods] of resources) {
      const shown = methodsWithRecipes(vendor, `${fixtures}${resource}/`);
      expect([resource, shown]).toEqual([resource, methods]);
    }
  });

  it('have tests in a file of the same name', async () => {
    for (const resource of (await resourcesOf(vendor)).keys()) {
      const file = `${tests}${resource}.test.ts`;
      expect([file, existsSync(new URL(file, root))]).toEqual([file, true]);
    }
  });

  it('have what only they need in files whose names begin with theirs', async () => {
    const resources = [...(await resourcesOf(vendor)).keys()];
    const isNamed = (file: string) =>
      resources.some((resource) => file === resource || file.startsWith(`${resource}-`));
    expect(namesIn(handlers, '.ts').filter((file) => !isNamed(file))).toEqual([]);
    const shared = namesIn(operations, '.ts').filter((file) => !isNamed(file) && file !== 'index');
    const texts = resources.map((file) => readFileSync(new URL(`${operations}${file}.ts`, root), 'utf8'));
    const users = (file: string) => texts.filter((text) => text.includes(`'./${file}.ts'`)).length;
    expect(shared.filter((file) => users(file) === 1)).toEqual([]);
  });
});

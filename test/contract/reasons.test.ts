import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { clean, describeReason, type Reason } from '../../contracts/core/contract/reason.ts';
import { findOperation, operationsByKey } from '../../contracts/core/contract/find-operation.ts';
import type { Recipe } from '../../contracts/core/recipe/recipe.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { defaultSandbox } from '../../emulator/core/engine/emulator.ts';
import type { JournalEntry } from '../../emulator/core/journal/journal.ts';
import { coreTransport } from '../http/core-transport.ts';
import { readOperationRecipes, readSharedRecipes } from './recipes.ts';
import { emulatorFor, runRecipe } from './run-recipe.ts';
import { fieldsOf, wrongInputs, type WrongInput } from './wrong-inputs.ts';

interface Refusal {
  readonly title: string;
  readonly operation: string;
  readonly error: string;
  readonly recipe: Recipe;
}

/** Every recipe of a vendor that ends with an error. */
function refusalsOf(vendor: Vendor): readonly Refusal[] {
  const recipes = readOperationRecipes(vendor.name);
  const named = (operation: string, error: string, recipe: Recipe): Refusal => ({
    title: `${operation} answers ${error}: ${recipe.title}`,
    operation,
    error,
    recipe,
  });
  const own = [...operationsByKey(vendor).keys()].flatMap((operation) => {
    const { errors, boundaries } = recipes.get(operation)!;
    return [
      ...Object.entries(errors).map(([error, recipe]) => named(operation, error, recipe)),
      ...boundaries.map(({ title, fails, error }) => named(operation, error, { title, ...fails })),
    ];
  });
  const { errors, boundaries } = readSharedRecipes(vendor.name);
  return [
    ...own,
    ...Object.entries(errors).map(([error, recipe]) => named(recipe.operation, error, recipe)),
    ...boundaries.map(({ title, operation, fails, error }) => named(operation, error, { title, ...fails })),
  ];
}

async function lastEntry(vendor: Vendor, { operation, error, recipe }: Refusal): Promise<JournalEntry> {
  const emulator = emulatorFor(vendor, operation, recipe, error);
  const transport = await coreTransport.open(emulator, vendor.name);
  await runRecipe(vendor, operation, recipe, transport, emulator);
  await transport.close();
  return emulator.sandbox(defaultSandbox)!.journal.entries().at(-1)!;
}

/** A template that nothing has filled, or a value that JavaScript prints of itself. */
const unfilled = /undefined|\bNaN\b|\[object|\{\w+\}|%s/;

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('the reasons of %s', (_, vendor) => {
  it.each(refusalsOf(vendor).map((refusal) => [refusal.title, refusal] as const))(
    'say why %s',
    async (_title, refusal) => {
      const { outcome, reason } = await lastEntry(vendor, refusal);
      expect(outcome).toBe(refusal.error);
      expect(reason?.subject === 'fault').toBe(refusal.recipe.inject === true);
      expect(reason?.path).not.toBe('');
      const text = describeReason(clean(reason!, { hide: (shown) => shown }));
      // One of the errors is called "undefined error".
      expect(text.replaceAll(refusal.error, '')).not.toMatch(unfilled);
    },
  );

  it.each([...operationsByKey(vendor).keys()])(
    'name the field that is wrong in a call of %s',
    async (key) => {
      const unnamed: string[] = [];
      for (const { wrong, recipe } of wrongCallsOf(vendor, key)) {
        const { outcome, reason } = await lastEntry(vendor, {
          title: wrong.title,
          operation: key,
          error: '',
          recipe: { ...recipe, input: wrong.input },
        });
        const isRight = outcome === 'success' || (reason !== undefined && names(reason, wrong, vendor, key));
        if (!isRight) unnamed.push(`${wrong.title} → ${outcome}: ${JSON.stringify(reason)}`);
      }
      expect(unnamed).toEqual([]);
    },
  );
});

/** Every wrong call of an operation: the rest of it is as in a recipe that succeeds, if possible one that has the field. */
function wrongCallsOf(vendor: Vendor, key: string) {
  const { input } = findOperation(vendor, key)!;
  const { success } = readOperationRecipes(vendor.name).get(key)!;
  return fieldsOf(input).flatMap((place) => {
    const recipe = success.find((one) => Object.hasOwn(one.input, place[0]!)) ?? success[0]!;
    return wrongInputs(input, recipe.input, place).map((wrong) => ({ wrong, recipe }));
  });
}

/** Whether a reason is about a field, what is around it, or what is in it. */
function names(reason: Reason, { field, misspelt }: WrongInput, vendor: Vendor, key: string): boolean {
  const { path, nearest, expected, subject } = reason;
  const name = field.split('.').at(-1)!;
  const isAbout = path === field || path.startsWith(`${field}.`) || field.startsWith(`${path}.`);
  // A field that stands in the path is missing there.
  const isInPath = subject === 'route' && findOperation(vendor, key)!.route.path.includes(`{${field}}`);
  return (
    isAbout ||
    isInPath ||
    (nearest !== undefined && [misspelt, name].includes(nearest)) ||
    expected.includes(name)
  );
}

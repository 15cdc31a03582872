import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { specFor } from '../../contracts/core/contract/error-text.ts';
import { templatePattern } from '../../contracts/core/contract/identify-error.ts';
import { readJson } from '../../contracts/core/wire/json.ts';
import type { Recipe } from '../../contracts/core/recipe/recipe.ts';
import { sharedErrors } from '../../contracts/core/contract/gateway-errors.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { coreTransport } from '../http/core-transport.ts';
import { readOperationRecipes, readSharedRecipes } from './recipes.ts';
import { emulatorFor, runRecipe, type LastRun } from './run-recipe.ts';
import { readTexts, type TextRow } from './texts.ts';
import { operationsByKey } from '../../contracts/core/contract/find-operation.ts';

interface Said {
  readonly operation: string;
  readonly error: string;
  readonly recipe: Recipe;
}

/** Every error with each operation that lists it, and each shared one with the operation that its recipe calls. */
function everythingSaid(vendor: Vendor): readonly Said[] {
  const recipes = readOperationRecipes(vendor.name);
  const own = [...operationsByKey(vendor)].flatMap(([operation, { errors }]) =>
    errors.map((error) => ({ operation, error, recipe: recipes.get(operation)!.errors[error]! })),
  );
  const shared = sharedErrors(vendor).map((error) => {
    const recipe = readSharedRecipes(vendor.name).errors[error]!;
    return { operation: recipe.operation, error, recipe };
  });
  return [...own, ...shared];
}

function rowsFor(rows: readonly TextRow[], { operation, error }: Said): readonly TextRow[] {
  const about = rows.filter((row) => row.error === error);
  const own = about.filter((row) => row.operation === operation);
  return own.length > 0 ? own : about.filter((row) => row.operation === undefined);
}

async function run(vendor: Vendor, operation: string, recipe: Recipe, error?: string): Promise<LastRun> {
  const emulator = emulatorFor(vendor, operation, recipe, error);
  const transport = await coreTransport.open(emulator, vendor.name);
  try {
    return await runRecipe(vendor, operation, recipe, transport, emulator);
  } finally {
    await transport.close();
  }
}

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('the words of %s', (_, vendor) => {
  const { texts, keyOrders } = readTexts(vendor.name);
  const said = everythingSaid(vendor);

  it('have one row for each error of each operation', () => {
    const counts = said.map((each) => [each.operation, each.error, rowsFor(texts, each).length]);
    expect(counts.filter(([, , count]) => count !== 1)).toEqual([]);
  });

  it('have no row that nothing says', () => {
    const used = new Set(said.flatMap((each) => rowsFor(texts, each)));
    expect(texts.filter((row) => !used.has(row))).toEqual([]);
  });

  it.each(said.map((each) => [each.error, each.operation, each] as const))(
    'stand in the contract and in the reply as in their row: %s of %s',
    async (error, operation, each) => {
      const [row] = rowsFor(texts, each);
      const { message, translations, source, textSource = source } = specFor(vendor, error, operation)!;
      expect({
        message,
        translations,
        standing: textSource.standing,
        at: textSource.at,
        date: textSource.date,
      }).toEqual({
        message: row!.text,
        translations: row!.translations,
        standing: row!.grade,
        at: row!.source,
        date: row!.date,
      });
      const { understood } = await run(vendor, operation, each.recipe, error);
      expect(understood).toMatchObject({
        kind: 'error',
        message: expect.stringMatching(templatePattern(row!.text)) as string,
      });
    },
  );

  it.each(keyOrders.map((row) => [row.operation, row.reply, row.inside, row] as const))(
    'come in the order of the sample: %s, %s %j',
    async (operation, reply, _inside, { inside, keys }) => {
      const recipes = readOperationRecipes(vendor.name).get(operation)!;
      const [refusal] = Object.entries(recipes.errors);
      const { reply: answer } =
        reply === 'success'
          ? await run(vendor, operation, recipes.success[0]!)
          : await run(vendor, operation, refusal![1], refusal![0]);
      const json = readJson(answer.body);
      const whole = 'value' in json ? json.value : undefined;
      const part = inside.reduce<unknown>((outer, key) => (outer as Record<string, unknown>)[key], whole);
      expect(Object.keys(part as object)).toEqual(keys);
    },
  );
});

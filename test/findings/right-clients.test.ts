import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import type { Finding } from '../../contracts/core/diagnosis/finding.ts';
import type { Recipe } from '../../contracts/core/recipe/recipe.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { readOperationRecipes, readSharedRecipes } from '../contract/recipes.ts';
import { emulatorFor, runRecipe } from '../contract/run-recipe.ts';
import { plainFetch } from '../http/transports.ts';

async function findingsOf(
  vendor: Vendor,
  key: string,
  recipe: Recipe,
  error?: string,
): Promise<readonly Finding[]> {
  const emulator = emulatorFor(vendor, key, recipe, error);
  const transport = await plainFetch.open(emulator, vendor.name);
  await runRecipe(vendor, key, recipe, transport, emulator);
  return emulator.analyzerOf(emulator.sandbox('default')!).findings();
}

/**
 * Some recipes show that the emulator takes what a client should not send, or what a second call does; one has a field of an
 * old example.
 */
const meant = [
  'tencent-chat.deprecated-page-names',
  'polyv-live.page-size-cut',
  'success-sent-again',
  'page-number-zero',
];

/** Some recipes send more entries than a call may have, to see the refusal. */
const isAboutSize = (rule: string): boolean => rule.includes('too-many');

describe.each(vendors)('of $name', (vendor) => {
  const operations = [...readOperationRecipes(vendor.name)];
  const shared = readSharedRecipes(vendor.name);

  it('calls that succeed as documented give no finding that counts', async () => {
    const wrong: string[] = [];
    for (const [key, { success }] of operations) {
      for (const recipe of success.filter(({ damage, times }) => !damage && times === 1)) {
        const found = await findingsOf(vendor, key, recipe);
        const grave = found.filter(({ rule, severity }) => severity !== 'info' && !meant.includes(rule));
        wrong.push(...grave.map(({ rule, detail }) => `${key}, ${recipe.title}: ${rule}: ${detail}`));
      }
    }
    expect(wrong).toEqual([]);
  });

  it('calls that are refused for the state alone give no finding of severity error', async () => {
    const wrong: string[] = [];
    for (const [key, { errors }] of operations) {
      for (const [error, recipe] of Object.entries(errors)) {
        if (recipe.damage) continue;
        const found = await findingsOf(vendor, key, recipe, error);
        const grave = found.filter(({ rule, severity }) => severity === 'error' && !isAboutSize(rule));
        wrong.push(...grave.map(({ rule, detail }) => `${key}, ${error}: ${rule}: ${detail}`));
      }
    }
    expect(wrong).toEqual([]);
  });

  it('calls that are wrong in any way are analyzed without a defect', async () => {
    for (const [error, recipe] of Object.entries(shared.errors)) {
      const found = await findingsOf(vendor, recipe.operation, recipe, error);
      expect(found).toBeInstanceOf(Array);
    }
  });
});

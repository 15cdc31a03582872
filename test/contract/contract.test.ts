import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { profiles } from '../../contracts/core/assumption.ts';
import { sharedErrors } from '../../contracts/core/shared-errors.ts';
import { doors, plainFetch } from '../doors/doors.ts';
import { casesOf, documentedRateCase, sharedCasesOf } from './cases.ts';
import { readOperationRecipes, readSharedRecipes } from './recipes.ts';

/** Every door with the documented profile, and every other profile through the quickest door. */
const ways = [
  ...doors.map((door) => ({ door, profile: 'documented' as const })),
  ...profiles.filter((profile) => profile !== 'documented').map((profile) => ({ door: plainFetch, profile })),
].map((way) => ({ ...way, name: `through ${way.door.name}, ${way.profile}` }));

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('%s', (_, vendor) => {
  const recipes = readOperationRecipes(vendor.name);

  it('has recipes for every operation and for nothing else', () => {
    expect([...recipes.keys()].toSorted()).toEqual(Object.keys(vendor.operations).toSorted());
  });

  it('has a recipe for every error that its operations share', () => {
    const { errors } = readSharedRecipes(vendor.name);
    expect(Object.keys(errors).toSorted()).toEqual(sharedErrors(vendor).toSorted());
  });

  describe.each(Object.entries(vendor.operations))('%s', (key, operation) => {
    it('has a recipe for each of its documented errors', () => {
      expect(Object.keys(recipes.get(key)?.errors ?? {}).toSorted()).toEqual(operation.errors.toSorted());
    });

    const documentedRate = documentedRateCase(vendor, key);
    if (documentedRate) {
      it(`${documentedRate.title}, as documented`, () =>
        documentedRate.run({ door: plainFetch, profile: 'documented' }));
    }

    describe.each(ways)('$name', (way) => {
      it.each(casesOf(vendor, key))('$title', async (contractCase) => {
        await contractCase.run(way);
      });
    });
  });

  describe.each(ways)('shared errors $name', (way) => {
    it.each(sharedCasesOf(vendor))('$title', async (contractCase) => {
      await contractCase.run(way);
    });
  });
});

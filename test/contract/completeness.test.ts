import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { sharedErrors } from '../../contracts/core/contract/gateway-errors.ts';
import { coreTransport } from '../http/core-transport.ts';
import { documentedRateCase } from './cases.ts';
import { readOperationRecipes, readSharedRecipes } from './recipes.ts';
import { operationsByKey } from '../../contracts/core/contract/find-operation.ts';

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('%s', (_, vendor) => {
  const recipes = readOperationRecipes(vendor.name);

  it('has recipes for every operation and for nothing else', () => {
    expect([...recipes.keys()].toSorted()).toEqual([...operationsByKey(vendor).keys()].toSorted());
  });

  it('has a recipe for every error that its operations share', () => {
    const { errors } = readSharedRecipes(vendor.name);
    expect(Object.keys(errors).toSorted()).toEqual(sharedErrors(vendor).toSorted());
  });

  it('names only assumptions that are an assumption', () => {
    const named = [...recipes.values()].flatMap(({ success, errors, boundaries }) => [
      ...success.flatMap(({ dependsOn }) => dependsOn),
      ...Object.values(errors).flatMap(({ dependsOn }) => dependsOn),
      ...boundaries.flatMap(({ passes, fails }) => [...passes.dependsOn, ...fails.dependsOn]),
    ]);
    expect(named.filter((id) => !Object.hasOwn(vendor.assumptions, id))).toEqual([]);
  });

  describe.each([...operationsByKey(vendor)])('%s', (key, operation) => {
    it('has a recipe for each of its documented errors', () => {
      expect(Object.keys(recipes.get(key)?.errors ?? {}).toSorted()).toEqual(operation.errors.toSorted());
    });

    const documentedRate = documentedRateCase(vendor, key);
    if (documentedRate) {
      it(`${documentedRate.title}, as documented`, () =>
        documentedRate.run({ transport: coreTransport, profile: 'documented' }));
    }
  });
});

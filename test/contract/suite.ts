import { describe, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { casesOf, sharedCasesOf, type Way } from './cases.ts';

/** A way with a name for the titles of tests. */
export type NamedWay = Way & { readonly name: string };

/** Tries every promise of every vendor's recipes in each of the ways. */
export function describeContract(ways: readonly NamedWay[]): void {
  describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('%s', (_, vendor) => {
    describe.each(Object.keys(vendor.operations))('%s', (key) => {
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
}

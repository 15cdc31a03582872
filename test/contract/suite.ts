import { afterAll, describe, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import type { Profile } from '../../contracts/core/assumption.ts';
import { doors, type Door } from '../doors/doors.ts';
import { keepOpen } from '../doors/keep-open.ts';
import { casesOf, sharedCasesOf, type ContractCase } from './cases.ts';

/**
 * Tries every promise of every vendor's recipes in a profile, through every door unless told otherwise. Each profile has a
 * file, so that they run side by side.
 */
export function describeContract(profile: Profile, through: readonly Door[] = doors): void {
  const tryAll = (cases: readonly ContractCase[], opened: Door): void => {
    const door = keepOpen(opened);
    afterAll(() => door.shut());
    it.each(cases)('$title', async (contractCase) => {
      await contractCase.run({ door, profile });
    });
  };

  describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('%s', (_, vendor) => {
    describe.each(Object.keys(vendor.operations))('%s', (key) => {
      describe.each(through)('through $name', (door) => {
        tryAll(casesOf(vendor, key), door);
      });
    });

    describe.each(through)('shared errors through $name', (door) => {
      tryAll(sharedCasesOf(vendor), door);
    });
  });
}

import { describe, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import type { Profile } from '../../contracts/core/assumption.ts';
import { doors, type Door } from '../doors/doors.ts';
import { casesOf, sharedCasesOf } from './cases.ts';

/** Tries every promise of every vendor's recipes in a profile, through every door unless told otherwise. Each profile has a file, so that they run side by side. */
export function describeContract(profile: Profile, through: readonly Door[] = doors): void {
  const ways = through.map((door) => ({ name: `through ${door.name}`, way: { door, profile } }));

  describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('%s', (_, vendor) => {
    describe.each(Object.keys(vendor.operations))('%s', (key) => {
      describe.each(ways)('$name', ({ way }) => {
        it.each(casesOf(vendor, key))('$title', async (contractCase) => {
          await contractCase.run(way);
        });
      });
    });

    describe.each(ways)('shared errors $name', ({ way }) => {
      it.each(sharedCasesOf(vendor))('$title', async (contractCase) => {
        await contractCase.run(way);
      });
    });
  });
}

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
  const tryAll = (title: string, cases: readonly ContractCase[]): void => {
    for (const opened of through) {
      describe(`${title} through ${opened.name}`, () => {
        const door = keepOpen(opened);
        afterAll(() => door.shut());
        for (const { title, run } of cases) it(title, () => run({ door, profile }));
      });
    }
  };

  for (const vendor of vendors) {
    describe(vendor.name, () => {
      for (const key of Object.keys(vendor.operations)) tryAll(key, casesOf(vendor, key));
      tryAll('what all operations share', sharedCasesOf(vendor));
    });
  }
}

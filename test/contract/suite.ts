import { afterAll, describe, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import type { Profile } from '../../contracts/core/contract/assumption.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { plainFetch, transports, type Transport } from '../http/transports.ts';
import { isWhole } from '../share.ts';
import { keepOpen } from '../http/keep-open.ts';
import { casesOf, sharedCasesOf, type ContractCase } from './cases.ts';
import { operationsByKey } from '../../contracts/core/contract/find-operation.ts';

/**
 * Tries every promise of every vendor's recipes in a profile, through every transport unless told otherwise; by day a profile
 * that is not the usual one goes through the quickest alone, since no guess about a vendor is known to a transport. Each
 * profile has a file, so that they run side by side.
 */
export function describeContract(
  profile: Profile,
  through: readonly Transport[] = profile === 'documented' || isWhole ? transports : [plainFetch],
  of: readonly Vendor[] = vendors,
): void {
  for (const vendor of of) {
    for (const opened of through) {
      describe(`${vendor.name} through ${opened.name}`, () => {
        const transport = keepOpen(opened);
        afterAll(() => transport.shut());
        const describeCases = (title: string, cases: readonly ContractCase[]): void => {
          describe(title, () => {
            for (const { title, run } of cases) it(title, () => run({ transport, profile }));
          });
        };

        for (const key of [...operationsByKey(vendor).keys()]) describeCases(key, casesOf(vendor, key));
        describeCases('what all operations share', sharedCasesOf(vendor));
      });
    }
  }
}

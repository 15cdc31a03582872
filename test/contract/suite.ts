import { afterAll, describe, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import type { Profile } from '../../contracts/core/contract/assumption.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { plainFetch, server, transports, type Transport } from '../http/transports.ts';
import { isWhole, takeShare } from '../share.ts';
import { keepOpen } from '../http/keep-open.ts';
import { casesOf, sharedCasesOf, type ContractCase } from './cases.ts';
import { operationsByKey } from '../../contracts/core/contract/find-operation.ts';

/** By day the others, which wrap one of these, take a third of the operations. */
const isCommon = (transport: Transport): boolean => transport === server || transport === plainFetch;

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

        const keys = [...operationsByKey(vendor).keys()];
        for (const key of isCommon(opened) ? keys : takeShare(keys, 3))
          describeCases(key, casesOf(vendor, key));
        describeCases('what all operations share', sharedCasesOf(vendor));
      });
    }
  }
}

import { sharedErrors } from '../../../contracts/core/contract/gateway-errors.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import { batchFields } from './input-rules.ts';
import { operationsByKey } from '../../../contracts/core/contract/find-operation.ts';

/** Something that the documents say may come of a call. */
export interface DocumentedOutcome {
  /** `success`, the key of an error, or the edge of a limit. */
  readonly outcome: string;
  /** Whether it is the success, an error, or the error of a limit. */
  readonly kind: 'success' | 'error' | 'limit';
}

/** The row of the errors that every operation of a vendor can give. */
export const sharedRow = '*';

export const success = 'success';
export const edgeOfRate = 'as many calls as allowed';
export const edgeOf = (field: string): string => `as many entries in ${field} as allowed`;

/** What may come of a vendor's calls: a row for each operation, and one for the errors that they share. */
export function documentedOutcomes(vendor: Vendor): ReadonlyMap<string, readonly DocumentedOutcome[]> {
  const operations = [...operationsByKey(vendor)];
  const rows = operations.map(([key, operation]): [string, DocumentedOutcome[]] => {
    const edges = [
      ...(operation.rate ? [edgeOfRate] : []),
      ...batchFields({ operation }).map(({ name }) => edgeOf(name)),
    ];
    return [
      key,
      [
        { outcome: success, kind: 'success' },
        ...operation.errors.map((outcome) => ({ outcome, kind: 'error' }) as const),
        ...edges.map((outcome) => ({ outcome, kind: 'limit' }) as const),
      ],
    ];
  });
  const shared = sharedErrors(vendor)
    .filter((error) => operations.some(([, { errors }]) => !errors.includes(error)))
    .map((outcome) => ({ outcome, kind: 'error' }) as const);
  return new Map([...rows, [sharedRow, shared]]);
}

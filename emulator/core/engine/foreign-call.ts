import { reason, words, type Reason } from '../../../contracts/core/contract/reason.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import { cutShort, shortestSecret } from '../journal/mask-secrets.ts';
import { readRequest, type VendorCall } from './call-context.ts';
import type { Implementation } from './handler.ts';

/** A call of another vendor. */
export interface ForeignCall {
  readonly vendor: string;
  readonly title: string;
  readonly operation: string;
}

/** The call of another vendor that a request is, if it is one. */
export function findForeignCall(
  implementations: readonly Implementation[],
  vendor: string,
  request: HttpRequest,
): ForeignCall | undefined {
  for (const implementation of implementations) {
    const { name, title } = implementation.vendor;
    const route = name === vendor ? undefined : readRequest(implementation, request).found.route;
    if (route) return { vendor: name, title, operation: route.key };
  }
  return undefined;
}

/** The same of the vendors of an emulator. */
export type FindForeignCall = (vendor: string, request: HttpRequest) => ForeignCall | undefined;

/** Why a call was refused: its place is what is wrong with a call of another vendor, whatever else is said to it. */
export function reasonFor(
  findElsewhere: FindForeignCall,
  { implementation: { vendor }, found, credential }: VendorCall,
  request: HttpRequest,
  credentialId: string | undefined,
  told: Reason | undefined,
): Reason | undefined {
  const other = found.miss && findElsewhere(vendor.name, request);
  const reason = reasonElsewhere(vendor, other) ?? told;
  const isStranger = credential === undefined && credentialId !== undefined;
  return isStranger && credentialId.length >= shortestSecret ? cutShort(reason, credentialId) : reason;
}

/** Whatever a vendor says to a call of another one, the place is what is wrong with it. */
function reasonElsewhere({ title }: Vendor, other: ForeignCall | undefined): Reason | undefined {
  if (!other) return undefined;
  const received = words(`${other.operation} of ${other.title}`);
  return reason('route', 'origin', `a call of ${title}`, received, { vendor: other.vendor });
}

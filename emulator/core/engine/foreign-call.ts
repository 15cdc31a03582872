import { reason, words, type Reason } from '../../../contracts/core/contract/reason.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import { findKeyByWords } from '../../../contracts/core/config/name-operation.ts';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import { splitTarget, decodePairs } from '../../../contracts/core/wire/query-string.ts';
import { cutShort, shortestSecret } from '../journal/mask-secrets.ts';
import { readRequest, type VendorCall } from './call-context.ts';
import type { Implementation } from './handler.ts';

/** A call of another vendor. */
export interface ForeignCall {
  readonly vendor: string;
  readonly title: string;
  readonly operation: string;
  /** Whether the whole request is one of the other vendor, or names an operation of it and is of the form of this one. */
  readonly by: 'route' | 'name';
}

/** A target is searched for names so far, in characters. */
const longestSearched = 4096;

/** So many parameters and headers may name the action. */
const mostNames = 3;

/** The call of another vendor that a request is, if it is one. */
export function findForeignCall(
  implementations: readonly Implementation[],
  vendor: string,
  request: HttpRequest,
): ForeignCall | undefined {
  for (const implementation of implementations) {
    const { name, title } = implementation.vendor;
    const route = name === vendor ? undefined : readRequest(implementation, request).found.route;
    if (route) return { vendor: name, title, operation: route.key, by: 'route' };
  }
  return findByName(implementations, vendor, request);
}

/** An operation of another vendor by the name that a request gives, in whatever form it comes. */
function findByName(
  implementations: readonly Implementation[],
  own: string,
  { target, headers }: HttpRequest,
): ForeignCall | undefined {
  const { path, query } = splitTarget(target.slice(0, longestSearched));
  const actions = [...decodePairs(query), ...headers].filter(([name]) => /(?:^|-)action$/i.test(name));
  const asked = [...actions.slice(0, mostNames).map(([, value]) => value), path.split('/').at(-1) ?? ''];
  const isOwn = ({ vendor }: Implementation): boolean => vendor.name === own;
  const [mine, others] = [implementations.filter(isOwn), implementations.filter((one) => !isOwn(one))];
  for (const name of asked) {
    if (mine.some(({ vendor }) => isDeclined(name, vendor))) return undefined;
    const owner = others.find(({ vendor }) => isDeclined(name, vendor))?.vendor;
    if (owner) return { vendor: owner.name, title: owner.title, operation: name, by: 'name' };
    for (const { vendor } of others) {
      const operation = findKeyByWords(name, vendor);
      if (operation !== undefined) return { vendor: vendor.name, title: vendor.title, operation, by: 'name' };
    }
  }
  return undefined;
}

/** Whether a vendor documents an operation of this name, which is not built here. */
function isDeclined(name: string, { declined }: Vendor): boolean {
  return declined.some(({ action }) => action === name);
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
  const isElsewhere = other && (other.by === 'route' || told?.subject === 'route');
  const reason = isElsewhere ? reasonElsewhere(vendor, other) : told;
  const isStranger = credential === undefined && credentialId !== undefined;
  return isStranger && credentialId.length >= shortestSecret ? cutShort(reason, credentialId) : reason;
}

/** Whatever a vendor says to a call of another one, the place is what is wrong with it. */
function reasonElsewhere({ title }: Vendor, other: ForeignCall): Reason {
  const received = words(`${other.operation} of ${other.title}`);
  return reason('route', 'origin', `a call of ${title}`, received, { vendor: other.vendor });
}

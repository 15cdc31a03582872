import type { Assume } from '../../core/contract/assumption.ts';
import type { Route } from '../../core/contract/vendor.ts';
import type { assumptions } from '../assumptions/index.ts';

/**
 * Whether a method is served that leads to an operation: a HEAD leads where a GET does, unless that changes something, and a
 * GET also where only a sample sends one.
 */
export function isServed(
  method: string,
  { operation: { route, readOnly } }: Route,
  assume: Assume<typeof assumptions>,
): boolean {
  if (method === 'HEAD' && (!readOnly || assume('polyv-live.head-and-options') !== 'as Spring')) return false;
  const isAside = method !== 'POST' && route.methods[0] === 'POST';
  return !isAside || assume('polyv-live.get-for-post') === 'accept';
}

import type { Vendor } from './vendor.ts';
import { findOperation } from './find-operation.ts';

/** The errors that every operation of a vendor can give: the checks', and those that no operation lists as its own. */
export function sharedErrors(vendor: Vendor): readonly string[] {
  const own = new Set(Object.values(vendor.operations).flatMap(({ errors }) => errors));
  const checked = new Set(vendor.checks.flatMap(({ errors }) => errors));
  return Object.keys(vendor.errors).filter((error) => checked.has(error) || !own.has(error));
}

/** Whether an operation can give an error, by its own list or by the shared one. */
export function canGive(vendor: Vendor, operation: string, error: string): boolean {
  return (
    (findOperation(vendor, operation)?.errors.includes(error) ?? false) ||
    sharedErrors(vendor).includes(error)
  );
}

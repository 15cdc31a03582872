import type { Assumptions } from './assumption.ts';
import { sharedErrors } from './gateway-errors.ts';
import { packageOf } from './sdk-sample.ts';
import type { Vendor } from './vendor.ts';
import type { NamedOperation } from './find-operation.ts';

/** An operation as the catalogue shows it. */
export function describeOperation(vendor: Vendor, key: string, operation: NamedOperation) {
  const { name, doc, route, errors, rate, quotas = [], regions, source } = operation;
  return {
    vendor: vendor.name,
    key,
    name,
    summary: doc.summary,
    route: { ...route, methods: [...route.methods] },
    errors: [...errors],
    rate: rate ?? null,
    quota: quotas.map((quota) => ({ name: quota, limit: vendor.quotas?.[quota]?.limit ?? null })),
    ...(regions && { regions: [...regions] }),
    evidence: source,
    assumptions: assumptionsAbout(vendor.assumptions, key),
  };
}

/** A vendor as the catalogue shows it: what all of its operations share. */
export function describeVendor(vendor: Vendor) {
  return {
    name: vendor.name,
    title: vendor.title,
    hosts: [...vendor.hosts],
    quotas: Object.fromEntries(Object.entries(vendor.quotas ?? {}).map(([name, { limit }]) => [name, limit])),
    /** A call that succeeds in the demo state. */
    example: vendor.example,
    /** The package on npm by which its documents make calls; null where they sign by hand. Left out where nothing is known. */
    ...(vendor.sdkSample && { sdk: packageOf(vendor.sdkSample) }),
    /** In the vendor's order: the first that refuses a call wins. */
    checks: vendor.checks.map(({ name, errors, source }) => ({
      name,
      errors: [...errors],
      evidence: source,
    })),
    sharedErrors: sharedErrors(vendor).map((key) => {
      const { code, status, message, meaning, retryable, source } = vendor.errors[key]!;
      return { key, code, status, message, meaning, retryable, evidence: source };
    }),
    /** All of its errors by name, those of single operations included. */
    errors: Object.entries(vendor.errors).map(([key, { code, status, meaning, retryable }]) => ({
      key,
      code,
      status,
      meaning,
      retryable,
    })),
    declined: [...vendor.declined],
  };
}

/** The ids of the assumptions that bear on an operation, those about all operations included. */
export function assumptionsAbout(assumptions: Assumptions, key: string): string[] {
  return Object.entries(assumptions)
    .filter(([, { operations }]) => operations?.includes(key) ?? true)
    .map(([id]) => id);
}

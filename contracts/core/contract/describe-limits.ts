import type { Operation } from './operation.ts';
import type { Vendor } from './vendor.ts';

/** The quotas that an operation counts against, in words. */
export function describeQuotas({ quotas }: Vendor, operation: Operation): readonly string[] {
  return (operation.quotas ?? []).map(
    (name) => `${quotas?.[name]?.limit ?? ''} ${quotas?.[name]?.counts ?? name} (\`${name}\`)`,
  );
}

/** What all calls of a vendor together may amount to, in a sentence; undefined where no document says it. */
export function describeVendorRate({ rate }: Pick<Vendor, 'rate'>): string | undefined {
  return (
    rate && `All calls together: ${describeRate({ rate })}; more are refused for ${rate.blockSeconds} s.`
  );
}

/** A documented rate in words, or that none is documented. */
export function describeRate({ rate }: Pick<Operation, 'rate'>): string {
  if (!rate) return 'none documented';
  const window =
    rate.perSeconds === 1 ? 'second' : rate.perSeconds === 60 ? 'minute' : `${rate.perSeconds} seconds`;
  return `${rate.requests} per ${window}`;
}

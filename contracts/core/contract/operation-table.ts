import { printSource } from './source.ts';
import type { Operation } from './operation.ts';
import type { Vendor } from './vendor.ts';
import { operationsByKey, type NamedOperation } from './find-operation.ts';

/** A Markdown table of what is emulated, with how each operation is known. */
export function operationTable(vendors: readonly Vendor[]): string {
  const rows = vendors.flatMap((vendor) =>
    [...operationsByKey(vendor)].map(([key, operation]) => operationRow(vendor, key, operation)),
  );
  return [
    '| vendor | operation | client method | limit | errors of its own | evidence |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function operationRow(vendor: Vendor, key: string, operation: NamedOperation): string {
  const cells = [
    vendor.name,
    `\`${key}\``,
    `\`${operation.name}\``,
    describeRate(operation),
    String(operation.errors.length),
    printSource(operation.source),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The quotas that an operation counts against, in words. */
export function describeQuotas({ quotas }: Vendor, operation: Operation): readonly string[] {
  return (operation.quotas ?? []).map(
    (name) => `${quotas?.[name]?.limit ?? ''} ${quotas?.[name]?.counts ?? name} (\`${name}\`)`,
  );
}

/** A documented rate in words, or that none is documented. */
export function describeRate({ rate }: Pick<Operation, 'rate'>): string {
  if (!rate) return 'none documented';
  const window =
    rate.perSeconds === 1 ? 'second' : rate.perSeconds === 60 ? 'minute' : `${rate.perSeconds} seconds`;
  return `${rate.requests} per ${window}`;
}

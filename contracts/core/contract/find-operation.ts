import type { Operation } from './operation.ts';

/** An operation with the name of its client method, under which the vendor declares it. */
export interface NamedOperation extends Operation {
  readonly name: string;
}

interface Declared {
  readonly operations: Readonly<Record<string, Operation>>;
}

const known = new WeakMap<Declared['operations'], ReadonlyMap<string, NamedOperation>>();

/** A vendor's operations by key: the name that faults, journal, recipes and the wire have for each. */
export function operationsByKey({ operations }: Declared): ReadonlyMap<string, NamedOperation> {
  let table = known.get(operations);
  if (!table) {
    table = new Map(Object.entries(operations).map(([name, it]) => [it.key, { ...it, name }]));
    known.set(operations, table);
  }
  return table;
}

/** The operation with a key, or undefined when the vendor has none. */
export function findOperation(vendor: Declared, key: string | undefined): NamedOperation | undefined {
  return key === undefined ? undefined : operationsByKey(vendor).get(key);
}

/** The keys of a vendor's operations. */
export type OperationKey<Vendor extends Declared> = Vendor['operations'][keyof Vendor['operations']]['key'];

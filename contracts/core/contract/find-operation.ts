import { undocumented, type OperationDoc, type OperationDocs } from './operation-docs.ts';
import type { Operation } from './operation.ts';

/** An operation with the name of its client method, under which the vendor declares it, and with what its comment says. */
export interface NamedOperation extends Operation {
  /** The method of the client. */
  readonly name: string;
  /** What is said of the operation and its fields. */
  readonly doc: OperationDoc;
}

interface Declared {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly docs?: OperationDocs;
}

const known = new WeakMap<Declared, ReadonlyMap<string, NamedOperation>>();

/** A vendor's operations by key: the name that faults, journal, recipes and the wire have for each. */
export function operationsByKey(vendor: Declared): ReadonlyMap<string, NamedOperation> {
  let table = known.get(vendor);
  if (!table) {
    table = new Map(
      Object.entries(vendor.operations).map(([name, operation]) => [
        operation.key,
        {
          ...operation,
          name,
          // For most calls nobody asks what an operation means.
          get doc() {
            return vendor.docs?.[name] ?? undocumented;
          },
        },
      ]),
    );
    known.set(vendor, table);
  }
  return table;
}

/** The operation with a key, or undefined when the vendor has none. */
export function findOperation(vendor: Declared, key: string | undefined): NamedOperation | undefined {
  return key === undefined ? undefined : operationsByKey(vendor).get(key);
}

/** The keys of a vendor's operations. */
export type OperationKey<Vendor extends Declared> = Vendor['operations'][keyof Vendor['operations']]['key'];

import { computed, signal } from '@preact/signals';
import type { describeOperation, describeVendor } from '../../contracts/core/contract/catalog-entry.ts';
import { control } from '../api/control.ts';

export type VendorEntry = ReturnType<typeof describeVendor>;
export type OperationEntry = ReturnType<typeof describeOperation>;

interface Catalog {
  readonly vendors: readonly VendorEntry[];
  readonly operations: readonly OperationEntry[];
}

/** Every vendor and operation; empty until it has come. */
export const catalog = signal<Catalog>({ vendors: [], operations: [] });

/** Whether it has come: what is drawn without it has other names, and moves then. */
export const hasCatalog = computed(() => catalog.value.vendors.length > 0);

export async function loadCatalog(): Promise<void> {
  // The contract leaves its shape to the functions that make it.
  catalog.value = (await control.value.getCatalog()) as unknown as Catalog;
}

const byKey = computed(
  () => new Map(catalog.value.operations.map((entry) => [`${entry.vendor} ${entry.key}`, entry])),
);

export function operationOf(vendor: string, key: string | undefined): OperationEntry | undefined {
  return key === undefined ? undefined : byKey.value.get(`${vendor} ${key}`);
}

export function vendorOf(name: string): VendorEntry | undefined {
  return catalog.value.vendors.find((vendor) => vendor.name === name);
}

/** What an operation is called in short: the method of the client. */
export function nameOf(vendor: string, key: string | undefined): string | undefined {
  return operationOf(vendor, key)?.name ?? key;
}

/** What an error of a vendor means; undefined for what is none of its documented ones. */
export function meaningOf(vendor: string, error: string): string | undefined {
  return vendorOf(vendor)?.errors.find(({ key }) => key === error)?.meaning;
}

import { operationOf, vendorOf } from '../../state/catalog.ts';

interface Choice {
  readonly key: string;
  readonly meaning: string;
}

/** The documented errors of an operation, its own first; without one, those that all operations of the vendor share. */
export function errorsFor(vendor: string, operation: string): readonly Choice[] {
  const entry = vendorOf(vendor);
  if (!entry) return [];
  const own = operationOf(vendor, operation === '' ? undefined : operation)?.errors ?? [];
  const keys = [...new Set([...own, ...entry.sharedErrors.map(({ key }) => key)])];
  return keys.map((key) => ({
    key,
    meaning: entry.errors.find((error) => error.key === key)?.meaning ?? '',
  }));
}

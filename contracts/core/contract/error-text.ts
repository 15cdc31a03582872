import type { VendorApi } from './vendor-api.ts';
import type { ErrorSpec, Vendor } from './vendor.ts';
import { findOperation } from './find-operation.ts';

/** An error as an operation says it; without an operation, as the vendor says it elsewhere. Undefined when the vendor has no such error. */
export function specFor(vendor: Vendor, error: string, operation: string | undefined): ErrorSpec | undefined {
  const spec = vendor.errors[error];
  const own = findOperation(vendor, operation)?.texts?.[error];
  if (!spec || !own) return spec;
  const { translations: _, textSource: __, ...rest } = spec;
  return {
    ...rest,
    message: own.message,
    textSource: own.source,
    ...(own.translations && { translations: own.translations }),
  };
}

/** Every message that some operation gives for an error, the usual one first. */
export function messagesOf(
  { errors, operations }: Pick<VendorApi, 'errors' | 'operations'>,
  error: string,
): readonly string[] {
  const own = Object.values(operations).flatMap(({ texts }) => texts?.[error]?.message ?? []);
  return [...new Set([errors[error]?.message ?? [], ...own].flat())];
}

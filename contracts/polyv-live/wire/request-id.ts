import type { IdSource } from '../../core/contract/int64.ts';

/** An id as the newer envelope shows it, for example `d310b70bc329403f87f77f9203d50f89.128.16360831552223589`. */
export function newRequestId({ ids, now }: { readonly ids: IdSource; readonly now: number }): string {
  const tail = String(ids.integer(10_000)).padStart(4, '0');
  return `${ids.hex(32)}.${ids.integer(256)}.${now}${tail}`;
}

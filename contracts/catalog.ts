import type { Vendor } from './core/vendor.ts';
import { tencentChat } from './tencent-chat/index.ts';

/** Every vendor, in the order of their ports: the only list. */
export const catalog = [tencentChat] as const;

export type VendorName = (typeof catalog)[number]['name'];

/** The catalogue with each vendor's own types forgotten, for loops. */
export const vendors: readonly Vendor[] = catalog;

export const vendorNames: readonly VendorName[] = catalog.map(({ name }) => name);

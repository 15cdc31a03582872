import type { Vendor } from './core/contract/vendor.ts';
import { polyvLive } from './polyv-live/index.ts';
import { tencentChat } from './tencent-chat/index.ts';
import { tencentTrtc } from './tencent-trtc/index.ts';
import { volcengineLivesaas } from './volcengine-livesaas/index.ts';

/** Every vendor, in the order of their ports: the only list. */
export const catalog = [tencentChat, tencentTrtc, volcengineLivesaas, polyvLive] as const;

export type VendorName = (typeof catalog)[number]['name'];

/** The catalogue with each vendor's own types forgotten, for loops. */
export const vendors: readonly Vendor[] = [...catalog];

export const vendorNames: readonly VendorName[] = catalog.map(({ name }) => name);

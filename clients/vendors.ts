// Written by "npm run vendors" from contracts/vendor-names.ts.
import type { VendorName } from '../contracts/vendor-names.ts';
import { createTencentChatClient } from './tencent-chat/index.ts';
import { createTencentTrtcClient } from './tencent-trtc/index.ts';
import { createVolcengineLivesaasClient } from './volcengine-livesaas/index.ts';
import { createPolyvLiveClient } from './polyv-live/index.ts';

export * from './tencent-chat/index.ts';
export * from './tencent-trtc/index.ts';
export * from './volcengine-livesaas/index.ts';
export * from './polyv-live/index.ts';

/**
 * How to create the client of each vendor.
 *
 * @example
 * const names = Object.keys(clients);
 */
export const clients = {
  /** Makes a client of `tencent-chat`. */
  'tencent-chat': createTencentChatClient,
  /** Makes a client of `tencent-trtc`. */
  'tencent-trtc': createTencentTrtcClient,
  /** Makes a client of `volcengine-livesaas`. */
  'volcengine-livesaas': createVolcengineLivesaasClient,
  /** Makes a client of `polyv-live`. */
  'polyv-live': createPolyvLiveClient,
} as const satisfies Record<VendorName, unknown>;

/** A client of each vendor. */
export type Clients = { readonly [Name in VendorName]: ReturnType<(typeof clients)[Name]> };

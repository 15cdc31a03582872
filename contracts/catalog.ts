// Written by "npm run vendors" from contracts/vendor-names.ts.
import type { Vendor } from './core/contract/vendor.ts';
import { tencentChat } from './tencent-chat/index.ts';
import { tencentTrtc } from './tencent-trtc/index.ts';
import { volcengineLivesaas } from './volcengine-livesaas/index.ts';
import { polyvLive } from './polyv-live/index.ts';
import type { TencentChatCredentials } from './tencent-chat/wire/credentials.ts';
import type { TencentTrtcCredentials } from './tencent-trtc/wire/credentials.ts';
import type { VolcengineLivesaasCredentials } from './volcengine-livesaas/wire/credentials.ts';
import type { PolyvLiveCredentials } from './polyv-live/wire/credentials.ts';

export { vendorNames, type VendorName } from './vendor-names.ts';
export { tencentChat, type TencentChat } from './tencent-chat/index.ts';
export { tencentTrtc, type TencentTrtc } from './tencent-trtc/index.ts';
export { volcengineLivesaas, type VolcengineLivesaas } from './volcengine-livesaas/index.ts';
export { polyvLive, type PolyvLive } from './polyv-live/index.ts';

/**
 * Every vendor, in the order of their ports.
 *
 * @example
 * const ports = catalog.map(({ name }, index) => [name, 4011 + index] as const);
 */
export const catalog: readonly [
  typeof tencentChat,
  typeof tencentTrtc,
  typeof volcengineLivesaas,
  typeof polyvLive,
] = [tencentChat, tencentTrtc, volcengineLivesaas, polyvLive];

/** The credentials of each vendor, as a program or a configuration gives them. */
export interface VendorCredentials {
  /** Who calls `tencent-chat`. */
  readonly 'tencent-chat': TencentChatCredentials;
  /** Who calls `tencent-trtc`. */
  readonly 'tencent-trtc': TencentTrtcCredentials;
  /** Who calls `volcengine-livesaas`. */
  readonly 'volcengine-livesaas': VolcengineLivesaasCredentials;
  /** Who calls `polyv-live`. */
  readonly 'polyv-live': PolyvLiveCredentials;
}

/**
 * The catalogue with each vendor's own types forgotten, for loops.
 *
 * @example
 * const hosts = vendors.flatMap(({ hosts }) => hosts);
 */
export const vendors: readonly Vendor[] = [...catalog];

import type { VendorName } from '../contracts/catalog.ts';
import { createPolyvLiveClient } from './polyv-live/index.ts';
import { createTencentChatClient } from './tencent-chat/index.ts';
import { createTencentTrtcClient } from './tencent-trtc/index.ts';
import { createVolcengineLivesaasClient } from './volcengine-livesaas/index.ts';

/** How to create the client of each vendor. */
export const clients = {
  'tencent-chat': createTencentChatClient,
  'tencent-trtc': createTencentTrtcClient,
  'volcengine-livesaas': createVolcengineLivesaasClient,
  'polyv-live': createPolyvLiveClient,
} as const satisfies Record<VendorName, unknown>;

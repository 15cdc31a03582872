import type { VendorName } from '../contracts/catalog.ts';
import { createTencentChatClient } from './tencent-chat/index.ts';

/** How to create the client of each vendor. */
export const clients = {
  'tencent-chat': createTencentChatClient,
} as const satisfies Record<VendorName, unknown>;

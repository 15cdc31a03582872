// Written by "npm run vendors" from contracts/vendor-names.ts.
import type { VendorName } from '../../contracts/vendor-names.ts';
import type { Implementation } from '../core/engine/handler.ts';
import { tencentChatImplementation } from './tencent-chat/index.ts';
import { tencentTrtcImplementation } from './tencent-trtc/index.ts';
import { volcengineLivesaasImplementation } from './volcengine-livesaas/index.ts';
import { polyvLiveImplementation } from './polyv-live/index.ts';

/** The behaviour of every vendor in the catalogue. */
export const implementations: Readonly<Record<VendorName, Implementation>> = {
  'tencent-chat': tencentChatImplementation,
  'tencent-trtc': tencentTrtcImplementation,
  'volcengine-livesaas': volcengineLivesaasImplementation,
  'polyv-live': polyvLiveImplementation,
};

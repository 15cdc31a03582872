import { clientMutants } from './clients.ts';
import { coreMutants } from './core.ts';
import type { Mutant } from './mutant.ts';
import { safetyMutants } from './safety.ts';
import { polyvLiveMutants } from './polyv-live.ts';
import { tencentChatMutants } from './tencent-chat.ts';
import { tencentTrtcMutants } from './tencent-trtc.ts';
import { transportMutants } from './transports.ts';
import { volcengineLivesaasMutants } from './volcengine-livesaas.ts';

/** Every seeded defect. */
export const catalogue: readonly Mutant[] = [
  ...coreMutants,
  ...transportMutants,
  ...safetyMutants,
  ...tencentChatMutants,
  ...tencentTrtcMutants,
  ...volcengineLivesaasMutants,
  ...polyvLiveMutants,
  ...clientMutants,
];

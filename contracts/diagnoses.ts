// Written by "npm run vendors" from contracts/vendor-names.ts.
import type { AnyDiagnosis } from './core/contract/vendor.ts';
import { diagnosis as tencentChatDiagnosis } from './tencent-chat/diagnosis/diagnose.ts';
import { diagnosis as tencentTrtcDiagnosis } from './tencent-trtc/diagnosis/diagnose.ts';
import { diagnosis as volcengineLivesaasDiagnosis } from './volcengine-livesaas/diagnosis/diagnose.ts';
import { diagnosis as polyvLiveDiagnosis } from './polyv-live/diagnosis/diagnose.ts';

/** How refusals of each vendor are explained, apart from the catalogue: a call is answered without it. */
export const diagnoses: Readonly<Record<string, AnyDiagnosis>> = {
  'tencent-chat': tencentChatDiagnosis,
  'tencent-trtc': tencentTrtcDiagnosis,
  'volcengine-livesaas': volcengineLivesaasDiagnosis,
  'polyv-live': polyvLiveDiagnosis,
};

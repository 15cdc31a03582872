import type { LimitHelp } from './limit-help.ts';
import { chatLimits } from './tencent-chat.ts';
import { trtcLimits } from './tencent-trtc.ts';
import { livesaasLimits } from './volcengine-livesaas.ts';
import { polyvLimits } from './polyv-live.ts';

const helps: Readonly<Record<string, LimitHelp>> = {
  'tencent-chat': chatLimits,
  'tencent-trtc': trtcLimits,
  'volcengine-livesaas': livesaasLimits,
  'polyv-live': polyvLimits,
};

export function helpOf(vendor: string): LimitHelp {
  return helps[vendor]!;
}

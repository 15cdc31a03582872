import { describe } from 'vitest';
import { itExplains } from './measure.ts';
import { fresh } from './signed/fresh.ts';
import { polyvSamples } from './signed/polyv-live.ts';
import { chatSamples } from './signed/tencent-chat.ts';
import { tc3Samples, v1Samples } from './signed/tencent-trtc.ts';
import { volcSamples } from './signed/volcengine-livesaas.ts';

describe('calls that are signed wrongly by signers that know nothing of ours', () => {
  itExplains('the first set', [...chatSamples, ...tc3Samples, ...v1Samples, ...volcSamples, ...polyvSamples]);
  itExplains('the second set', fresh);
});

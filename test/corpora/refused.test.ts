import { describe } from 'vitest';
import { itExplains } from './measure.ts';
import { polyvRefusedThird, volcRefusedThird } from './refused/third/others.ts';
import { chatRefusedThird, trtcRefusedThird } from './refused/third/tencent.ts';
import { polyvRefusedFifth } from './refused/fifth/polyv-live.ts';
import { chatRefusedFifth } from './refused/fifth/tencent-chat.ts';
import { trtcRefusedFifth } from './refused/fifth/tencent-trtc.ts';
import { volcRefusedFifth } from './refused/fifth/volcengine-livesaas.ts';
import { readRecorded } from './recorded/read-recorded.ts';
import { polyvRefusals } from './refused/polyv-live.ts';
import { chatRefusals } from './refused/tencent-chat.ts';
import { refusedSixth } from './refused/sixth.ts';
import { trtcRefusals } from './refused/tencent-trtc.ts';
import { volcRefusals } from './refused/volcengine-livesaas.ts';

describe('calls that are refused for something else than their signature', () => {
  itExplains('those to Tencent Live', chatRefusals, { oneIn: 6 });
  itExplains('those to Tencent RTC', trtcRefusals, { oneIn: 6 });
  itExplains('those to Volcengine', volcRefusals, { oneIn: 6 });
  itExplains('those to Polyv', polyvRefusals, { oneIn: 6 });
  itExplains(
    'the third set',
    [...chatRefusedThird, ...trtcRefusedThird, ...volcRefusedThird, ...polyvRefusedThird],
    { oneIn: 6 },
  );
  itExplains(
    'the fifth set',
    [...chatRefusedFifth, ...trtcRefusedFifth, ...volcRefusedFifth, ...polyvRefusedFifth],
    { oneIn: 6 },
  );
  itExplains('the sixth set', refusedSixth, { oneIn: 3 });
  itExplains('the seventh set', readRecorded('refused'), { oneIn: 6 });
  itExplains('the ninth set', readRecorded('refused-ninth'), { oneIn: 12 });
  itExplains('the eleventh set', readRecorded('refused-eleventh'), { oneIn: 12 });
  itExplains('the twelfth set', readRecorded('refused-twelfth'), { oneIn: 12 });
  itExplains('the thirteenth set', readRecorded('refused-thirteenth'), { oneIn: 12 });
  itExplains('the fourteenth set', readRecorded('refused-fourteenth'), { oneIn: 12 });
  itExplains('the sixteenth set', readRecorded('refused-sixteenth'), { oneIn: 12 });
  itExplains('the seventeenth set', readRecorded('refused-seventeenth'), { oneIn: 12 });
  itExplains('the eighteenth set', readRecorded('refused-eighteenth'), { oneIn: 12 });
  itExplains('the nineteenth set', readRecorded('refused-nineteenth'), { oneIn: 12 });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { itExplains } from './measure.ts';
import { polyvFourth, volcFourth } from './signed/fourth/others.ts';
import { chatFourth, trtcFourth } from './signed/fourth/tencent.ts';
import { polyvFifth } from './signed/fifth/polyv-live.ts';
import { chatFifth } from './signed/fifth/tencent-chat.ts';
import { tc3Fifth, v1Fifth } from './signed/fifth/tencent-trtc.ts';
import { volcFifth } from './signed/fifth/volcengine-livesaas.ts';
import { fresh } from './signed/fresh.ts';
import { polyvSixth, volcSixth } from './signed/sixth/others.ts';
import { chatSixth, trtcSixth } from './signed/sixth/tencent.ts';
import { chooseByTime, chooseFew, readRecorded } from './recorded/read-recorded.ts';
import { polyvSamples } from './signed/polyv-live.ts';
import { chatSamples } from './signed/tencent-chat.ts';
import { tc3Samples, v1Samples } from './signed/tencent-trtc.ts';
import { polyvThird } from './signed/third/polyv-live.ts';
import { chatThird } from './signed/third/tencent-chat.ts';
import { trtcThird } from './signed/third/tencent-trtc.ts';
import { volcThird } from './signed/third/volcengine-livesaas.ts';
import { volcSamples } from './signed/volcengine-livesaas.ts';

const first = [...chatSamples, ...tc3Samples, ...v1Samples, ...volcSamples, ...polyvSamples];
const fourth = [...chatFourth, ...trtcFourth, ...volcFourth, ...polyvFourth];
const fifth = [...chatFifth, ...tc3Fifth, ...v1Fifth, ...volcFifth, ...polyvFifth];
const sixth = [...chatSixth, ...trtcSixth, ...volcSixth, ...polyvSixth];
const third = [...chatThird, ...trtcThird, ...volcThird, ...polyvThird];
const seventh = readRecorded('signed');
const eighth = readRecorded('eighth');
const ninth = readRecorded('ninth');
const tenth = readRecorded('tenth');
const eleventh = readRecorded('eleventh');
const twelfth = readRecorded('twelfth');
const thirteenth = readRecorded('thirteenth');
const fourteenth = readRecorded('fourteenth');
const fifteenth = readRecorded('fifteenth');
const sixteenth = readRecorded('sixteenth');
const seventeenth = readRecorded('seventeenth');
const eighteenth = readRecorded('eighteenth');
const nineteenth = readRecorded('nineteenth');

describe('calls that are signed wrongly by signers that know nothing of ours', () => {
  itExplains('the first set', first, { oneIn: 16 });
  itExplains('the second set', fresh, { oneIn: 8 });
  itExplains('the third set', third, { oneIn: 16 });
  itExplains('the fourth set, of rarer habits', fourth, { least: 0.9, oneIn: 12 });
  itExplains('the fifth set', fifth, { oneIn: 16 });
  itExplains('the sixth set, of layouts and rarer habits', sixth, { oneIn: 12 });
  itExplains('the seventh set, recorded from a signer in Python', chooseByTime(seventh));
  itExplains('the eighth set, by kinds and by what other languages do', chooseFew(eighth));
  itExplains('the ninth set, recorded from a signer in PHP', chooseByTime(ninth));
  itExplains('the tenth set, of kinds that the ninth has not', chooseByTime(tenth));
  itExplains('the eleventh set, recorded from signers in PHP and Java', chooseByTime(eleventh));
  itExplains('the twelfth set, recorded from a signer in C#', chooseByTime(twelfth));
  itExplains('the thirteenth set, of tools and gateways', chooseByTime(thirteenth));
  itExplains('the fourteenth set, of rarer languages and shells', chooseByTime(fourteenth));
  itExplains('the fifteenth set, chosen because it is rare', chooseByTime(fifteenth), { least: 0.9 });
  itExplains('the sixteenth set, by kinds that a stranger chose', chooseByTime(sixteenth));
  itExplains('the seventeenth set, by kinds that a second stranger chose', chooseByTime(seventeenth));
  itExplains('the eighteenth set, in search of false sentences', chooseByTime(eighteenth));
  itExplains('the nineteenth set, half of it two mistakes at once', chooseByTime(nineteenth));

  it.each(['docs/how-we-know.md', 'docs/zh/how-we-know.md'])('are as many as %s says', (page) => {
    const text = readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8');
    for (const { length: count } of [
      first,
      fresh,
      third,
      fourth,
      fifth,
      sixth,
      seventh,
      eighth,
      ninth,
      tenth,
      eleventh,
      twelfth,
      thirteenth,
      fourteenth,
      fifteenth,
      sixteenth,
      seventeenth,
      eighteenth,
      nineteenth,
    ])
      expect(text).toMatch(new RegExp(String.raw`\| ${count} \| [^|]+ \| \d+ \| \d+ \|`));
  });
});

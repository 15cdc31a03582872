import { describe, expect, it } from 'vitest';
import { readSentences } from '../../emulator/reference/language/sentences.ts';
import { createTeller } from '../../emulator/reference/language/tell.ts';
import { explain } from '../corpora/ask.ts';
import { polyvRefusals } from '../corpora/refused/polyv-live.ts';
import { chatRefusals } from '../corpora/refused/tencent-chat.ts';
import { trtcRefusals } from '../corpora/refused/tencent-trtc.ts';
import { volcRefusals } from '../corpora/refused/volcengine-livesaas.ts';
import type { Sample } from '../corpora/sample.ts';

const tell = createTeller(readSentences());

/** What a developer reads of a refused call. */
function readSaid(sample: Sample): readonly string[] {
  const { reason, mistakes, verdict } = explain(sample);
  return [
    ...(mistakes.length > 0 || !reason ? [verdict] : []),
    ...mistakes.flatMap(({ title, detail, fix }) => [title, detail, fix]),
    ...(reason ? [reason.expected, reason.received ?? '', reason.text] : []),
  ];
}

/** Two words in a row that are neither data nor the form of a header. */
const isEnglish = (text: string): boolean =>
  /[a-z]{3,},? [a-z]{3,}/.test(
    text.replaceAll(/"[^"]*"|“[^”]*”|（[^）]*）|<[^>]*>|`[^`]*`|[\w-]*-[\w-]*/g, ''),
  );

describe('the explanation of a refused call, in Chinese', () => {
  it.each([
    ['tencent-chat', chatRefusals],
    ['tencent-trtc', trtcRefusals],
    ['volcengine-livesaas', volcRefusals],
    ['polyv-live', polyvRefusals],
  ])('has no English in it but what was sent: %s', (_, samples) => {
    const english = samples
      .flatMap(readSaid)
      .map((text) => tell(text) ?? text)
      .filter(isEnglish);
    expect(english).toEqual([]);
    expect(samples.length).toBeGreaterThan(20);
  });
});

import { expect, it } from 'vitest';
import type { Explanation } from '../../contracts/control/explanation.ts';
import { takeShare } from '../share.ts';
import { explain } from './ask.ts';
import { textOf, textOfMistake, type Sample } from './sample.ts';

/** Of so many samples the right answer must come. */
const leastRate = 0.95;

interface Answer {
  readonly sample: Sample;
  readonly text: string;
  readonly isRight: boolean;
  /** Mistakes that are named and are not the one that was made. */
  readonly wrong: readonly string[];
}

function ask(sample: Sample): Answer {
  const explanation = explain(sample);
  const { says, names = says } = sample;
  const text = `${explanation.outcome}: ${textOf(explanation)}`;
  const unlike = explanation.mistakes
    .map(textOfMistake)
    .filter((mistake) => !names.test(mistake) && !isAbout(mistake, explanation.reason));
  // Of several that come to the same signature one is right, and nobody can say which.
  const isAmongThem = explanation.isOneOf === true && unlike.length < explanation.mistakes.length;
  return {
    sample,
    text,
    isRight: explanation.outcome !== 'success' && says.test(text),
    wrong: isAmongThem ? [] : unlike,
  };
}

/** Whether a mistake is about the same field, header or parameter as the reason, and the reason about no signature. */
function isAbout(mistake: string, reason: Explanation['reason']): boolean {
  return reason !== undefined && !reason.received?.startsWith('another') && mistake.includes(reason.path);
}

const print = ({ sample: { vendor, title }, text }: Answer): string => `${vendor}, ${title}\n  ${text}`;

/**
 * Tests that samples are explained as somebody who knows the answer would, and prints those that are not. By day one in so many
 * is enough, for a search that comes to nothing takes a second; `SAMPLES=all` asks for each.
 */
export function itExplains(
  what: string,
  samples: readonly Sample[],
  { least = leastRate, oneIn = 1 }: { readonly least?: number; readonly oneIn?: number } = {},
): void {
  it(`are explained, ${what}, in at least ${least * 100} % of the cases, and none by a wrong name`, () => {
    const asked = takeShare(samples, oneIn);
    const answers = asked.map(ask);
    const missed = answers.filter(({ isRight }) => !isRight);
    if (missed.length > 0)
      console.warn(
        `${missed.length} of ${asked.length} ${what} are missed:\n${missed.map(print).join('\n')}`,
      );
    expect(answers.filter(({ wrong }) => wrong.length > 0).map(print)).toEqual([]);
    expect(1 - missed.length / asked.length).toBeGreaterThanOrEqual(least);
  });

  it(`are different calls with different titles: ${what}`, () => {
    const titles = samples.map(({ vendor, title }) => `${vendor}, ${title}`);
    const calls = samples.map(({ vendor, sent, before }) => JSON.stringify([vendor, sent, before]));
    expect(new Set(titles).size).toBe(samples.length);
    expect(new Set(calls).size).toBe(samples.length);
  });
}

import { measureColdStart, type Spread } from './cold-start.ts';
import type { Effort } from './effort.ts';
import { goal, type Report } from './report.ts';

/** The longest that a start may take, in milliseconds, and as a part of what a bare Express server takes. */
const longest = 150;
const largestRatio = 0.9;

/** From spawning a process to its first right answer. */
export async function reportColdStart({ isQuick }: Effort): Promise<Report> {
  const { bundle, express, ratio } = await measureColdStart(isQuick ? 5 : 25);
  return {
    title: 'Cold start',
    text: `From spawning a process to its first answer, in turn. Ours has verified the signature of a \`ban_member\` by then.`,
    whenMissed:
      'What it spends beyond Node’s own start is compiling the bundle and building the schemas of all calls, which Node ' +
      '20 does anew at every start; Node 22.8 and later keep the compiled code once `understudy` has run. Tried and kept: ' +
      'one file for `start`; Express, YAML and the other commands loaded when they are needed; the demo state worked out ' +
      'by the build. Tried without gain: a larger young generation, lazier compilation. Not tried: a start from a V8 ' +
      'snapshot.',
    head: ['', 'measured', 'goal'],
    rows: [
      [
        'the bundle, with its first signed call',
        print(bundle),
        goal(bundle.median <= longest, `at most ${longest} ms`),
      ],
      ['Express 5, constant reply', print(express), ''],
      ['ratio of the medians', ratio.toFixed(2), goal(ratio <= largestRatio, `at most ${largestRatio}`)],
    ],
  };
}

function print({ min, median, max }: Spread): string {
  return `${median.toFixed(0)} ms (${min.toFixed(0)} to ${max.toFixed(0)})`;
}

import { measureColdStart, type Spread } from './cold-start.ts';
import type { Effort } from './effort.ts';
import { goal, type Report } from './report.ts';

/** The longest that a start may take, as a part of what a bare Express server takes. */
const largestRatio = 0.8;

/** From spawning a process to its first right answer. */
export async function reportColdStart({ isQuick }: Effort): Promise<Report> {
  const { first, later, express, ratios } = await measureColdStart(isQuick ? 5 : 25);
  return {
    title: 'Cold start',
    text:
      'From spawning the command of the package to its first answer, in turn. Ours has verified the signature of a ' +
      '`ban_member` by then. The first start ever has no compiled code; it keeps what later starts take ' +
      '([decision 5](decisions/005-bundles-and-no-dependency.md)).',
    whenMissed:
      'What it spends beyond Node’s own start is compiling the bundle, which only the first start does, loading Node’s own ' +
      'modules for HTTP, and loading the vendor that is called, with the schemas of its calls. Tried and kept: one file for ' +
      '`start`, in CommonJS; Express, YAML, explanations, the forms of the control API, the other commands and each vendor ' +
      'loaded when they are needed; the default sandbox worked out by the build; compiled code kept for the next start. Tried ' +
      'without gain: a larger young generation, lazier compilation. Tried and left: a flag of V8 around the regular expression ' +
      'by which Node 20 reads `::1`, which takes some 7 ms. Not tried: a start from a V8 snapshot, which needs a second process.',
    head: ['', 'measured', 'as a part of Express', 'goal'],
    rows: [
      ['the first start ever', print(first), ...printRatio(ratios.first)],
      ['a later start', print(later), ...printRatio(ratios.later)],
      ['Express 5, constant reply', print(express), '', ''],
    ],
  };
}

function printRatio(ratio: number): [string, string] {
  return [ratio.toFixed(2), goal(ratio <= largestRatio, `at most ${largestRatio}`)];
}

function print({ min, median, max }: Spread): string {
  return `${median.toFixed(0)} ms (${min.toFixed(0)} to ${max.toFixed(0)})`;
}

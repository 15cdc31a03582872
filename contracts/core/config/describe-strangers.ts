import { bounds } from './bounds.ts';
import { shorten } from './shorten.ts';
import { hintAt } from './suggest-name.ts';

/** What is said of each name that nobody knows, one in a line; `describeIssues` tells each at its own place. */
export function describeStrangers(names: readonly string[], describe: (name: string) => string): string {
  return names
    .slice(0, bounds.wrongNames)
    .map((name) => describe(name).replaceAll('\n', ' '))
    .join('\n');
}

/** Of more fields, no list helps. */
const mostListed = 9;

/** Says that there is no such field, and which ones look like it. */
export function describeStranger(name: string, known: readonly string[]): string {
  const list = known.length > 0 && known.length <= mostListed ? ` It takes: ${known.join(', ')}.` : '';
  return `there is no field "${shorten(name)}" here.${hintAt(name, known) || hintAtLonger(name, known) || list}`;
}

/** Offers names of which only the beginning was written. */
function hintAtLonger(name: string, known: readonly string[]): string {
  if (name.length < 3) return '';
  const longer = known.filter((candidate) => candidate.toLowerCase().startsWith(name.toLowerCase()));
  const [first, second] = longer.slice(0, 2).map((candidate) => `"${candidate}"`);
  if (first === undefined) return '';
  return ` Did you mean ${second === undefined ? first : `${first} or ${second}`}?`;
}

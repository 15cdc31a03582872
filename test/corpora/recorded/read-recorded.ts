import { readdirSync, readFileSync } from 'node:fs';
import { isWhole, takeShare } from '../../share.ts';
import { samplesOf, type Sample } from '../sample.ts';

/** A call as a line of a file holds it; the files were written by signers in Python, PHP, Java and C# that know the vendors' pages alone. */
interface Line {
  readonly title: string;
  readonly says: string;
  readonly names?: string;
  /** When it was sent, in ISO 8601. */
  readonly at?: string;
  /** Whether it was explained rightly before anything was mended for it. */
  readonly firstSight: boolean;
  /** Nothing names it yet. */
  readonly open?: true;
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string;
  /** A body that is no UTF-8. */
  readonly base64?: string;
}

interface Recorded extends Sample {
  readonly since: 'always' | 'mended' | 'never';
}

type Kind =
  | 'signed'
  | 'refused'
  | 'eighth'
  | 'ninth'
  | 'tenth'
  | 'eleventh'
  | 'twelfth'
  | 'thirteenth'
  | 'fourteenth'
  | 'fifteenth'
  | 'sixteenth'
  | 'seventeenth'
  | 'eighteenth'
  | 'nineteenth'
  | 'refused-ninth'
  | 'refused-eleventh'
  | 'refused-twelfth'
  | 'refused-thirteenth'
  | 'refused-fourteenth'
  | 'refused-sixteenth'
  | 'refused-seventeenth'
  | 'refused-eighteenth'
  | 'refused-nineteenth';

/** The calls of one kind, each with when it is explained rightly. */
export function readRecorded(kind: Kind): readonly Recorded[] {
  const folder = new URL(`./${kind}/`, import.meta.url);
  return readdirSync(folder)
    .toSorted()
    .flatMap((file) => {
      const sample = samplesOf(file.replace('.jsonl', ''));
      const lines = readFileSync(new URL(file, folder), 'utf8').trimEnd().split('\n');
      return lines.map((line): Recorded => {
        const { title, says, names, at, firstSight, open, method, target, headers, ...rest } = JSON.parse(
          line,
        ) as Line;
        const body = rest.base64 === undefined ? (rest.body ?? '') : Buffer.from(rest.base64, 'base64');
        const more = {
          ...(names !== undefined && { names: new RegExp(names, 'i') }),
          ...(at !== undefined && { at }),
        };
        return {
          ...sample(title, { method, target, headers, body }, new RegExp(says, 'i'), more),
          since: open ? 'never' : firstSight ? 'always' : 'mended',
        };
      });
    });
}

/** All calls where there is time for them, as at night; else one in so many of those that are explained. */
export function chooseFew(all: readonly Recorded[], oneIn = 48): readonly Recorded[] {
  return takeShare(isWhole ? all : all.filter(({ since }) => since !== 'never'), oneIn);
}

/** All calls where there is time for them, as at night; else a sixth of those that something was mended for, and few of the others. */
export function chooseByTime(all: readonly Recorded[]): readonly Recorded[] {
  if (isWhole) return all;
  const [mended, others] = ['mended', 'always'].map((time) => all.filter(({ since }) => since === time));
  return [...chooseFew(mended!, 6), ...chooseFew(others!)];
}

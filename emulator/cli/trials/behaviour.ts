/** What can be seen of a run from outside, besides how it ended. */
export interface Behaviour {
  /** How often each line was written. */
  readonly lines: ReadonlyMap<string, number>;
  /** How often each call was made. */
  readonly calls: ReadonlyMap<string, MadeCall>;
}

/** A call as it was asked for, with how often. */
export interface MadeCall {
  readonly vendor: string;
  readonly operation: string;
  readonly count: number;
}

/** What of a run can be compared with others: runs with nothing changed may differ in the rest. */
export type Compared = 'everything' | `the exit code and ${'the calls' | 'what it wrote'}` | 'nothing';

/** Tells a run from those with nothing changed. */
export interface Comparison {
  readonly compared: Compared;
  /** Whether a run wrote what it writes when nothing is changed. */
  writesTheSame(run: Behaviour): boolean;
  /** Whether it made the same calls. */
  callsTheSame(run: Behaviour): boolean;
  /** The lines that it does not write when nothing is changed, to the letter. */
  newLines(run: Behaviour): readonly string[];
}

/** Shows some side of a run; equal texts are equal behaviour. */
type View = (run: Behaviour) => string;

/**
 * Learns from a few runs with nothing changed what is alike in all of them. Lines that differ in their numbers alone are
 * compared without numbers; whatever still differs is not compared.
 */
export function compareRuns(first: Behaviour, ...others: readonly Behaviour[]): Comparison {
  const agree = (view: View): boolean => others.every((other) => view(first) === view(other));
  const restless = new Set(
    others
      .flatMap(({ lines }) => [...difference(first.lines, lines), ...difference(lines, first.lines)])
      .map(withoutNumbers),
  );
  const known = (line: string): string => {
    const bare = withoutNumbers(line);
    return restless.has(bare) ? bare : line;
  };
  const written: View = ({ lines }) => print([...lines].map(([line, count]) => [known(line), count]));
  const called = [byInput, byOperation, withoutCounts].find(agree);
  const isWrittenAlike = agree(written);
  const usual = new Set([first, ...others].flatMap(({ lines }) => [...lines.keys()]));
  return {
    compared: describe(isWrittenAlike, called !== undefined),
    writesTheSame: (run) => !isWrittenAlike || written(run) === written(first),
    callsTheSame: (run) => called === undefined || called(run) === called(first),
    newLines: ({ lines }) => [...lines.keys()].filter((line) => !usual.has(line)),
  };
}

function describe(isWrittenAlike: boolean, isCalledAlike: boolean): Compared {
  if (isWrittenAlike) return isCalledAlike ? 'everything' : 'the exit code and what it wrote';
  return isCalledAlike ? 'the exit code and the calls' : 'nothing';
}

const byInput: View = ({ calls }) => print([...calls].map(([key, { count }]) => [key, count]));

const byOperation: View = ({ calls }) =>
  print([...calls.values()].map(({ vendor, operation, count }) => [`${vendor} ${operation}`, count]));

/** For programs that ask again until something is there. */
const withoutCounts: View = ({ calls }) =>
  JSON.stringify(
    [...new Set([...calls.values()].map(({ vendor, operation }) => `${vendor} ${operation}`))].toSorted(),
  );

/** Counts in an order of their own, with what became equal counted together. */
function print(counts: readonly (readonly [string, number])[]): string {
  const sums = new Map<string, number>();
  for (const [key, count] of counts) sums.set(key, (sums.get(key) ?? 0) + count);
  return JSON.stringify([...sums].toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

function difference(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): string[] {
  return [...left].filter(([line, count]) => right.get(line) !== count).map(([line]) => line);
}

/** A line without its numbers, and without words that hold some. */
function withoutNumbers(line: string): string {
  return line.replaceAll(/[\p{L}_-]*\d[\p{L}\p{N}_.-]*/gu, '#');
}

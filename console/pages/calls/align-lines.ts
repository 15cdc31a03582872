/** A line of two texts beside each other, and how many characters they share from its beginning. */
export interface AlignedLine {
  readonly expected: string | undefined;
  readonly inferred: string | undefined;
  readonly same: number;
}

/**
 * Puts two texts beside each other line by line. A line that only one of them has stands alone where the next lines agree
 * again, so that one line more does not make all that follow differ.
 */
export function alignLines(expected: string, inferred: string | undefined): readonly AlignedLine[] {
  const left = expected.split('\n');
  if (inferred === undefined)
    return left.map((line) => ({ expected: line, inferred: undefined, same: line.length }));
  const right = inferred.split('\n');
  const aligned: AlignedLine[] = [];
  let at = 0;
  let beside = 0;
  while (at < left.length || beside < right.length) {
    const one = left[at];
    const other = right[beside];
    const isExtraLeft = one !== other && left[at + 1] !== undefined && left[at + 1] === other;
    const isExtraRight = one !== other && right[beside + 1] !== undefined && right[beside + 1] === one;
    const pair = {
      expected: isExtraRight ? undefined : one,
      inferred: isExtraLeft ? undefined : other,
    };
    aligned.push({ ...pair, same: countSame(pair.expected, pair.inferred) });
    if (!isExtraRight) at += 1;
    if (!isExtraLeft) beside += 1;
  }
  return aligned;
}

function countSame(one = '', other = ''): number {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count += 1;
  return count;
}

import { bounds } from './bounds.ts';

/** The known names that look most like a mistyped one, at most three, best first. A name as long as a text is none. */
export function nearestNames(name: string, known: readonly string[]): readonly string[] {
  if (name.length > bounds.nameToCompare) return [];
  return known
    .slice(0, bounds.namesToCompare)
    .filter(({ length }) => Math.abs(length - name.length) <= Math.max(2, length / 2))
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(2, candidate.length / 2))
    .toSorted((left, right) => left.distance - right.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** A sentence that offers the nearest names, with a space before it, or nothing when none is near. */
export function hintAt(name: string, known: readonly string[]): string {
  const near = nearestNames(name, known);
  return near.length === 0 ? '' : ` Did you mean ${near.map((candidate) => `"${candidate}"`).join(' or ')}?`;
}

/** How many characters must be inserted, deleted or replaced (Levenshtein). */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const above = row;
    row = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const replaced = above[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, above[j]! + 1, row[j - 1]! + 1));
    }
  }
  return row[right.length]!;
}

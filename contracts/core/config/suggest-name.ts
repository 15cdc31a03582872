import { nameToCompare, namesToCompare } from './bounds.ts';

interface Near {
  readonly candidate: string;
  readonly distance: number;
}

/** So many are told. */
const mostNear = 3;

/** The known names that look most like a mistyped one, at most three, best first. A name as long as a text is none. */
export function nearestNames(name: string, known: readonly string[]): readonly string[] {
  if (name.length > nameToCompare) return [];
  const wanted = codesOf(name);
  let near: readonly Near[] = [];
  for (const candidate of known.slice(0, namesToCompare)) {
    const most = Math.min(Math.max(2, Math.floor(candidate.length / 2)), mostToBeNearer(near));
    if (Math.abs(candidate.length - name.length) > most) continue;
    const distance = editDistance(wanted, codesOf(candidate), most);
    if (distance === Infinity) continue;
    near = [...near, { candidate, distance }]
      .toSorted((left, right) => left.distance - right.distance)
      .slice(0, mostNear);
  }
  return near.map(({ candidate }) => candidate);
}

/** Where enough are known, only what is nearer than the last of them is of use, and what is not is given up early. */
function mostToBeNearer(near: readonly Near[]): number {
  const last = near[mostNear - 1];
  return last ? last.distance - 1 : Infinity;
}

/** A sentence that offers the nearest names, with a space before it, or nothing when none is near. */
export function hintAt(name: string, known: readonly string[]): string {
  return offerNames(nearestNames(name, known));
}

/** A sentence that offers names, with a space before it, or nothing when there are none. */
export function offerNames(names: Iterable<string>): string {
  const quoted = [...names].map((name) => `"${name}"`);
  return quoted.length === 0 ? '' : ` Did you mean ${quoted.join(' or ')}?`;
}

function codesOf(name: string): Uint16Array {
  const small = name.normalize('NFKC').toLowerCase();
  return Uint16Array.from({ length: small.length }, (_, index) => small.charCodeAt(index));
}

/**
 * How many characters must be inserted, deleted or replaced (Levenshtein); Infinity where that are more than `most`. Only what
 * lies so near to the diagonal is looked at.
 */
function editDistance(left: Uint16Array, right: Uint16Array, most: number): number {
  const row = Uint16Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const [from, to] = [Math.max(1, i - most), Math.min(right.length, i + most)];
    let diagonal = row[from - 1]!;
    let before = from === 1 ? i : most + 1;
    row[from - 1] = before;
    let least = before;
    for (let j = from; j <= to; j += 1) {
      const replaced = diagonal + (left[i - 1] === right[j - 1] ? 0 : 1);
      diagonal = row[j]!;
      before = Math.min(replaced, before + 1, j === i + most ? replaced : diagonal + 1);
      row[j] = before;
      if (before < least) least = before;
    }
    if (least > most) return Infinity;
  }
  const distance = row[right.length]!;
  return distance <= most ? distance : Infinity;
}

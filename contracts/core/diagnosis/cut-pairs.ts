import type { Pairs } from '../wire/query-string.ts';

/** Values with more signs than these in them are rare. */
const mostCuts = 2;

/**
 * Parameters as a client meant them that put a value with `&` into the URL as it is: what follows the sign was read as a
 * parameter of its own. One list for each place where that may have been.
 */
export function joinCutPairs(pairs: Pairs): readonly Pairs[] {
  return pairs.flatMap(([name, start], at) =>
    Array.from({ length: mostCuts }, (_, less) => less + 1).flatMap((cuts) => {
      const more = pairs.slice(at + 1, at + 1 + cuts);
      if (more.length < cuts) return [];
      return endings(more).map((end) => pairs.toSpliced(at, cuts + 1, [name, start + end]));
    }),
  );
}

/** What was cut off, with or without the equals sign that an empty value does not show. */
function endings(more: Pairs): readonly string[] {
  const bare = more.map(([name, value]) => `&${name}${value === '' ? '' : `=${value}`}`).join('');
  const [, last = ''] = more.at(-1) ?? [];
  return last === '' ? [bare, `${bare}=`] : [bare];
}

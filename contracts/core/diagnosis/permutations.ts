/** All orders of some things, the given one first; nothing where there are too many to be tried. */
export function permutations<Item>(items: readonly Item[], most = 5): readonly (readonly Item[])[] {
  if (items.length > most) return [];
  if (items.length < 2) return [items];
  return items.flatMap((item, at) =>
    permutations(items.toSpliced(at, 1), most).map((rest) => [item, ...rest]),
  );
}

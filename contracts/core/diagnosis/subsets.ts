function* choose(count: number, size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let at = from; at <= count - size; at += 1)
    for (const rest of choose(count, size - 1, at + 1)) yield [at, ...rest];
}

/** So many items may be left out, or may be left, where there are more of them than can be chosen from in every way. */
const most = 3;
const fewItems = 11;

/** Lists without two of their items or more, the longest first: all of them where there are few items. */
export function* withoutSome<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  const count = items.length;
  for (let out = 2; out < count; out += 1) {
    if (count > fewItems && out > most && count - out > most) continue;
    for (const places of choose(count, out)) yield items.filter((_, at) => !places.includes(at));
  }
}

/** All lists of some of the items, the empty one first. */
export function* someOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let size = 0; size <= items.length; size += 1)
    for (const places of choose(items.length, size)) yield places.map((at) => items[at]!);
}

/** Choices of one of each kind, those that differ from the first ones in the fewest kinds at the beginning. */
export function* combine<Choices extends readonly (readonly unknown[])[]>(
  kinds: Choices,
  most: number,
): Generator<{ readonly [Kind in keyof Choices]: Choices[Kind][number] }> {
  type Combined = { readonly [Kind in keyof Choices]: Choices[Kind][number] };
  for (let size = 1; size <= Math.min(most, kinds.length); size += 1)
    for (const places of choose(kinds.length, size)) yield* vary(kinds, places) as Generator<Combined>;
}

function* vary(
  kinds: readonly (readonly unknown[])[],
  places: readonly number[],
): Generator<readonly unknown[]> {
  const [place, ...rest] = places;
  if (place === undefined) {
    yield kinds.map(([first]) => first);
    return;
  }
  for (const choice of kinds[place]!.slice(1))
    for (const others of vary(kinds, rest)) yield others.with(place, choice);
}

/** How many values there are in one, itself included; beyond `most`, or with one of a kind in it, that is Infinity. */
export function countUpTo(
  most: number,
  value: unknown,
  endless?: abstract new (...args: never) => object,
): number {
  if (typeof value !== 'object' || value === null) return 1;
  if (endless && value instanceof endless) return Infinity;
  const inner: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  if (inner.length > most) return Infinity;
  let count = 1;
  for (const item of inner) {
    count += countUpTo(most - count, item, endless);
    if (count > most) return Infinity;
  }
  return count;
}

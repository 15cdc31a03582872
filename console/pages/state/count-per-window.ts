interface Windows {
  readonly perSeconds: number;
  /** How many windows, the one of `now` included. */
  readonly windows: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** How many calls there were in each of the last windows, which begin at whole multiples of their length; the latest last. */
export function countPerWindow(
  calls: readonly { readonly time: string }[],
  { perSeconds, windows, now }: Windows,
): readonly number[] {
  const size = perSeconds * 1000;
  const last = Math.floor(now / size);
  const counts = Array.from({ length: windows }, () => 0);
  for (let index = calls.length - 1; index >= 0; index -= 1) {
    const age = last - Math.floor(Date.parse(calls[index]!.time) / size);
    if (age >= windows) break;
    if (age >= 0) counts[windows - 1 - age]! += 1;
  }
  return counts;
}

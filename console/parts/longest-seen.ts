/** No vendor says when a sanction began, so the bar is full where it was seen first. */
const seen = new Map<string, number>();

/** So many are remembered. */
const most = 2000;

/** The most that was ever left of something, in milliseconds. A new end is a new thing. */
export function longestSeen(name: string, until: string, left: number): number {
  const key = `${name} ${until}`;
  const longest = Math.max(seen.get(key) ?? 1, left);
  seen.set(key, longest);
  if (seen.size > most) seen.delete(seen.keys().next().value!);
  return longest;
}

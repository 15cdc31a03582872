/** Where a reload finds it again. */
const store = 'longest-seen';

/** So many are remembered. */
const most = 2000;

/** No vendor says when a sanction began, so the bar is full where it was seen first. */
const seen = readKept();

addEventListener('pagehide', () => {
  try {
    sessionStorage.setItem(store, JSON.stringify([...seen]));
  } catch {
    // Where nothing may be kept, the bars begin anew.
  }
});

/** The most that was ever left of something, in milliseconds. A new end is a new thing. */
export function longestSeen(name: string, until: string, left: number): number {
  const key = `${name} ${until}`;
  const longest = Math.max(seen.get(key) ?? 1, left);
  seen.set(key, longest);
  if (seen.size > most) seen.delete(seen.keys().next().value!);
  return longest;
}

function readKept(): Map<string, number> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(store) ?? '[]');
    return new Map(Array.isArray(kept) ? kept.filter(isSeen) : []);
  } catch {
    return new Map();
  }
}

function isSeen(entry: unknown): entry is [string, number] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number';
}

/**
 * The most things that a watcher remembers at once; the one that was not seen for longest goes first. Each is a few numbers
 * and digests, so that all memories of a sandbox together stay below 8 MB, whatever its callers send.
 */
const mostRemembered = 512;

/** A memory of bounded size. */
export interface Memory<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
  size(): number;
  keys(): Iterable<string>;
  values(): Iterable<Value>;
}

export function createMemory<Value>(most = mostRemembered): Memory<Value> {
  const kept = new Map<string, Value>();
  return {
    // Most memories are empty most of the time, and an empty one needs no digest of the key.
    get: (key) => (kept.size === 0 ? undefined : kept.get(key)),
    set(key, value) {
      kept.delete(key);
      kept.set(key, value);
      if (kept.size > most) kept.delete(kept.keys().next().value!);
    },
    delete: (key) => void kept.delete(key),
    size: () => kept.size,
    keys: () => kept.keys(),
    values: () => kept.values(),
  };
}

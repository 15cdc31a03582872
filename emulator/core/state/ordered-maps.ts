/** Something that ends by itself: `until` is in seconds since 1970, and at exactly that second it is over. */
export interface Timed {
  readonly until: number;
}

/**
 * Sanctions by subject, in the order in which they were imposed. A sanction has an end and no timer:
 * whoever looks says what time it is.
 */
export interface ExpiringMap<Entry extends Timed> {
  impose(subject: string, entry: Entry): void;
  lift(subject: string): boolean;
  /** The sanction in force at `now` (milliseconds since 1970), if there is one. */
  find(subject: string, now: number): Entry | undefined;
  /** What is in force at `now`, oldest first. Asking again for the same list costs nothing, whatever the page. */
  active(now: number): readonly (readonly [subject: string, entry: Entry])[];
  /** Everything that was imposed and not lifted, ended or not; of what has ended, the last ten thousand. */
  all(): readonly (readonly [subject: string, entry: Entry])[];
}

/** So many sanctions that have ended are remembered, since lists may show them and time may be put back. */
const endedKept = 10_000;

export function createExpiringMap<Entry extends Timed>(): ExpiringMap<Entry> {
  const imposed = createLatestLast<Entry>();
  let listed: readonly (readonly [string, Entry])[] | undefined;
  /** The list holds from the moment it was made up to the first end of a sanction in it, in milliseconds. */
  let listedFrom = 0;
  let listedUntil = 0;

  /** When anybody last asked, in milliseconds since 1970. */
  let lastAsked = 0;
  let sweepAt = 2 * endedKept;

  const isActive = (entry: Entry, now: number): boolean => now < entry.until * 1000;

  /** Forgets the oldest of what has ended. Sweeping when the number has doubled costs each sanction next to nothing. */
  const sweep = (): void => {
    const ended = imposed.entries().filter(([, entry]) => !isActive(entry, lastAsked));
    for (const [subject] of ended.slice(0, -endedKept)) imposed.delete(subject);
    sweepAt = 2 * Math.max(imposed.size(), endedKept);
  };

  return {
    impose(subject, entry) {
      imposed.set(subject, entry);
      listed = undefined;
      if (imposed.size() > sweepAt) sweep();
    },
    lift(subject) {
      listed = undefined;
      return imposed.delete(subject);
    },
    find(subject, now) {
      lastAsked = now;
      const entry = imposed.get(subject);
      return entry && isActive(entry, now) ? entry : undefined;
    },
    active(now) {
      lastAsked = now;
      if (listed && now >= listedFrom && now < listedUntil) return listed;
      listed = imposed.entries().filter(([, entry]) => isActive(entry, now));
      listedFrom = now;
      listedUntil = listed.reduce((earliest, [, entry]) => Math.min(earliest, entry.until * 1000), Infinity);
      return listed;
    },
    all: () => imposed.entries(),
  };
}

/** A map whose entries stand in the order in which they were set last. */
export interface LatestLast<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): boolean;
  size(): number;
  entries(): readonly (readonly [key: string, value: Value])[];
}

/**
 * In a plain map a key would have to be deleted before it moves to the end, and each deletion of a key makes the next search
 * for it slower. Here the order is worked out when somebody asks for it.
 */
export function createLatestLast<Value>(): LatestLast<Value> {
  const values = new Map<string, { readonly value: Value; readonly turn: number }>();
  let lastTurn = 0;
  /** Whether no key was set again while it was there: then a plain map has the order by itself. */
  let isInOrder = true;
  return {
    get: (key) => values.get(key)?.value,
    set(key, value) {
      lastTurn += 1;
      if (isInOrder && values.has(key)) isInOrder = false;
      values.set(key, { value, turn: lastTurn });
    },
    delete: (key) => values.delete(key),
    size: () => values.size,
    entries() {
      const all = [...values];
      if (!isInOrder) all.sort(([, left], [, right]) => left.turn - right.turn);
      return all.map(([key, { value }]) => [key, value] as const);
    },
  };
}

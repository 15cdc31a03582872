/** Something that ends by itself: `until` is in seconds since 1970, and at exactly that second it is over. */
export interface Timed {
  readonly until: number;
}

/**
 * Sanctions by subject, in the order in which they were imposed. A sanction has an end and no timer:
 * whoever looks says what time it is.
 */
export interface ExpiringMap<Entry extends Timed> {
  /** `now` is in milliseconds since 1970. Default: when somebody asked last. */
  impose(subject: string, entry: Entry, now?: number): void;
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
  const imposed = new LatestLast<Entry>();
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
    const ended = imposed.inOrder().filter(([, entry]) => !isActive(entry, lastAsked));
    for (const [subject] of ended.slice(0, -endedKept)) imposed.values.delete(subject);
    sweepAt = 2 * Math.max(imposed.values.size, endedKept);
  };

  return {
    impose(subject, entry, now = lastAsked) {
      lastAsked = now;
      imposed.set(subject, entry);
      listed = undefined;
      if (imposed.values.size > sweepAt) sweep();
    },
    lift(subject) {
      listed = undefined;
      return imposed.values.delete(subject);
    },
    find(subject, now) {
      lastAsked = now;
      const entry = imposed.values.get(subject)?.value;
      return entry && isActive(entry, now) ? entry : undefined;
    },
    active(now) {
      lastAsked = now;
      if (listed && now >= listedFrom && now < listedUntil) return listed;
      listed = imposed.inOrder().filter(([, entry]) => isActive(entry, now));
      listedFrom = now;
      listedUntil = listed.reduce((earliest, [, entry]) => Math.min(earliest, entry.until * 1000), Infinity);
      return listed;
    },
    all: () => imposed.inOrder(),
  };
}

/**
 * Values by key, in the order in which they were set last. In a plain map a key would have to be deleted before it moves to the
 * end, and each deletion of a key makes the next search for it slower. Here the order is worked out when somebody asks for it.
 */
export class LatestLast<Value> {
  /** Each with the turn in which it was set. Whoever sets one does so by `set`. */
  readonly values = new Map<string, { readonly value: Value; readonly turn: number }>();
  #lastTurn = 0;
  /** Whether no key was set again while it was there: then a plain map has the order by itself. */
  #isInOrder = true;

  set(key: string, value: Value): void {
    this.#lastTurn += 1;
    if (this.#isInOrder && this.values.has(key)) this.#isInOrder = false;
    this.values.set(key, { value, turn: this.#lastTurn });
  }

  /** All of them, the one that was set last at the end. */
  inOrder(): readonly (readonly [key: string, value: Value])[] {
    const all = [...this.values];
    if (!this.#isInOrder) all.sort(([, left], [, right]) => left.turn - right.turn);
    return all.map(([key, { value }]) => [key, value] as const);
  }
}

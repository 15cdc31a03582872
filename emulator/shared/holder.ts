import { defaultSandbox } from '../core/engine/emulator.ts';
import type { Ground, HeldSandbox } from './ground.ts';
import { holdSandbox, subjectOf } from './held-sandbox.ts';
import type { Registered } from './registry-directory.ts';
import type { LoggedRecord } from './shared-log.ts';

/** The sandboxes that a replica has loaded: those that it was asked for lately. */
export interface Holder {
  /** Gives a sandbox that is where the log was when this was asked, loading it first. Throws a `LogUnavailable`. */
  hold(registered: Registered): Promise<HeldSandbox>;
  /** Gives a sandbox that is there already, as far as it has come. */
  loaded(registered: Registered): HeldSandbox | undefined;
  /** Hands a record to the sandbox that it is of, if that is loaded. */
  take(record: LoggedRecord): void;
  /** Of everything that was taken, up to which place it is applied; undefined while a sandbox is being loaded. */
  applied(heard: number): number | undefined;
  /** Tells of every sandbox that has been loaded. */
  onLoaded(listener: (held: HeldSandbox) => void): void;
  /** Settles when all that was taken is applied. */
  settled(): Promise<void>;
  all(): readonly HeldSandbox[];
  drop(key: string): void;
  /** One more asks for every sandbox, or one less: while anybody does, all are loaded and none is let go. */
  watch(isBegun: boolean): void;
  isWatched(): boolean;
  /** Lets those go that nobody has asked for in so many milliseconds. */
  dropIdle(milliseconds: number): void;
}

interface Entry {
  readonly held: HeldSandbox;
  readonly loading: Promise<void>;
  lastUsed: number;
  isLoaded: boolean;
}

/** Those that have taken records which they have not applied: a mark has to be compared first. */
function createBacklog() {
  const busy = new Set<HeldSandbox>();
  return {
    note(held: HeldSandbox): void {
      if (held.waiting() !== undefined) busy.add(held);
    },
    applied(heard: number): number {
      let least = heard;
      for (const held of busy) {
        const next = held.waiting();
        if (next === undefined) busy.delete(held);
        else least = Math.min(least, next - 1);
      }
      return least;
    },
  };
}

/** Whether it ended well. */
const whenEnded = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

/** `now` is a clock in milliseconds, whatever it counts from. */
export function createHolder(ground: Ground, now: () => number): Holder {
  const entries = new Map<string, Entry>();
  const listeners: ((held: HeldSandbox) => void)[] = [];
  const backlog = createBacklog();
  const loading = new Set<Entry>();
  let watchers = 0;

  const drop = (key: string): void => {
    dropFrom(entries, ground, subjectOf(key));
  };

  const load = (registered: Registered): Entry => {
    const held = holdSandbox(ground, registered);
    const entry = { held, loading: held.load(), lastUsed: now(), isLoaded: false };
    entries.set(held.subject, entry);
    loading.add(entry);
    void whenEnded(entry.loading).then((isLoaded) => {
      loading.delete(entry);
      entry.isLoaded = isLoaded;
      if (!isLoaded) drop(registered.key);
      else for (const listener of listeners) listener(held);
    });
    return entry;
  };

  return {
    async hold(registered) {
      const entry = entries.get(subjectOf(registered.key)) ?? load(registered);
      entry.lastUsed = now();
      await entry.loading;
      return entry.held;
    },
    loaded({ key }) {
      const entry = entries.get(subjectOf(key));
      if (!entry?.isLoaded) return undefined;
      entry.lastUsed = now();
      return entry.held;
    },
    take(record) {
      const held = entries.get(record.subject)?.held;
      held?.take(record);
      if (held) backlog.note(held);
    },
    applied: (heard) => (loading.size > 0 ? undefined : backlog.applied(heard)),
    onLoaded: (listener) => void listeners.push(listener),
    async settled() {
      for (const { held } of entries.values()) await held.settled();
    },
    all: () => [...entries.values()].map(({ held }) => held),
    drop,
    watch(isBegun) {
      watchers += isBegun ? 1 : -1;
    },
    isWatched: () => watchers > 0,
    dropIdle(milliseconds) {
      if (watchers > 0) return;
      for (const { held, lastUsed } of entries.values()) {
        const isOld = held.isGone || now() - lastUsed >= milliseconds;
        if (isOld && held.name !== defaultSandbox && held.isIdle()) drop(held.key);
      }
    },
  };
}

function dropFrom(entries: Map<string, Entry>, { emulator }: Ground, subject: string): void {
  const entry = entries.get(subject);
  if (!entry) return;
  entries.delete(subject);
  entry.held.stop();
  const { name } = entry.held;
  const isReplaced = [...entries.values()].some(({ held }) => held.name === name);
  if (!isReplaced && name !== defaultSandbox) emulator.remove(name);
}

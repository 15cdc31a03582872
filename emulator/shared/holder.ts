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

/** `now` is a clock in milliseconds, whatever it counts from. */
export function createHolder(ground: Ground, now: () => number): Holder {
  const entries = new Map<string, Entry>();
  let watchers = 0;

  const drop = (key: string): void => {
    const entry = entries.get(subjectOf(key));
    if (!entry) return;
    entries.delete(subjectOf(key));
    entry.held.stop();
    const { name } = entry.held;
    const isReplaced = [...entries.values()].some(({ held }) => held.name === name);
    if (!isReplaced && name !== defaultSandbox) ground.emulator.remove(name);
  };

  const load = (registered: Registered): Entry => {
    const held = holdSandbox(ground, registered);
    const entry = { held, loading: held.load(), lastUsed: now(), isLoaded: false };
    entries.set(held.subject, entry);
    entry.loading.then(
      () => (entry.isLoaded = true),
      () => {
        drop(registered.key);
      },
    );
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
    take: (record) => entries.get(record.subject)?.held.take(record),
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

import { defaultSandbox } from '../core/engine/emulator.ts';
import type { ReplicaServices, LoadedSandbox } from './replica-services.ts';
import { createLoadedSandbox, keyOf, subjectOf } from './loaded-sandbox.ts';
import type { Registered } from './registry-directory.ts';
import type { LoggedRecord } from './shared-log.ts';

/** The sandboxes that a replica has loaded: those that it was asked for lately. */
export interface LoadedSandboxes {
  /** Gives a sandbox that is where the log was when this was asked, loading it first. Throws a `LogUnavailable`. */
  get(registered: Registered): Promise<LoadedSandbox>;
  /** Gives a sandbox that is there already, as far as it has come. */
  find(registered: Registered): LoadedSandbox | undefined;
  /** The same for somebody who only looks: it may be let go as if he had not. */
  peek(registered: Registered): LoadedSandbox | undefined;
  /** Hands a record to the sandbox that it is of, if that is loaded. */
  take(record: LoggedRecord): void;
  /** Of everything that was taken, up to which place it is applied; undefined while a sandbox is being loaded. */
  applied(heard: number): number | undefined;
  /** Tells the key of a sandbox that is not loaded and has, or may have, a new record, as long as somebody asks for all. */
  onUnheld(listener: (key: string) => void): void;
  /** Tells of every sandbox that has been loaded. */
  onLoaded(listener: (loaded: LoadedSandbox) => void): void;
  /** Settles when all that was taken is applied. */
  settled(): Promise<void>;
  all(): readonly LoadedSandbox[];
  drop(key: string): void;
  /** A sandbox was deleted at this place of the log. */
  endAt(key: string, sequence: number): void;
  /** Somebody asks for a sandbox by its name, or for all, and gives what ends that: meanwhile what is asked for is not let go. */
  watch(name: string | undefined): () => void;
  /** Whether anybody asks for a sandbox; without a name, for all of them. */
  readonly isWatched: (name?: string) => boolean;
  /** The names of those that somebody asks for alone. */
  watchedNames(): readonly string[];
  /** Lets those go that nobody has asked for in so many milliseconds. */
  dropIdle(milliseconds: number): void;
}

interface Entry {
  readonly loaded: LoadedSandbox;
  readonly loading: Promise<void>;
  lastUsed: number;
  isLoaded: boolean;
}

/** Those that have taken records which they have not applied: a mark has to be compared first. */
function createBacklog() {
  const busy = new Set<LoadedSandbox>();
  return {
    note(loaded: LoadedSandbox): void {
      if (loaded.waiting() !== undefined) busy.add(loaded);
    },
    applied(heard: number): number {
      let least = heard;
      for (const loaded of busy) {
        const next = loaded.waiting();
        if (next === undefined) busy.delete(loaded);
        else least = Math.min(least, next - 1);
      }
      return least;
    },
  };
}

interface Watch extends Pick<LoadedSandboxes, 'watch' | 'isWatched' | 'watchedNames' | 'onUnheld'> {
  readonly tellUnheld: (key: string) => void;
}

/** What is asked for: sandboxes by their names, or all of them. */
function createWatch(): Watch {
  const watched: (string | undefined)[] = [];
  const unheld: ((key: string) => void)[] = [];
  return {
    watch(name) {
      watched.push(name);
      let isOver = false;
      return () => {
        if (!isOver) watched.splice(watched.indexOf(name), 1);
        isOver = true;
      };
    },
    isWatched: (name) => watched.includes(undefined) || watched.includes(name),
    watchedNames: () => [...new Set(watched)].filter((name) => name !== undefined),
    onUnheld: (listener) => void unheld.push(listener),
    tellUnheld(key) {
      if (watched.includes(undefined)) for (const listener of unheld) listener(key);
    },
  };
}

/** Whether it ended well. */
const whenEnded = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

const loadedIn = (entry: Entry | undefined): LoadedSandbox | undefined =>
  entry?.isLoaded === true ? entry.loaded : undefined;

interface Places {
  /** By the subjects of their records. */
  readonly entries: Map<string, Entry>;
  /** The sandbox of a name, and those that were deleted under it and are not let go yet. */
  readonly byName: Map<string, Set<Entry>>;
}

function enter({ entries, byName }: Places, loaded: LoadedSandbox, now: number): Entry {
  const namesakes = byName.get(loaded.name) ?? new Set();
  const loading = loadBehind([...namesakes], loaded);
  const entry = { loaded, loading, lastUsed: now, isLoaded: false };
  entries.set(loaded.subject, entry);
  byName.set(loaded.name, namesakes.add(entry));
  return entry;
}

/** Loads a sandbox when those that were deleted under its name have come to their ends. */
async function loadBehind(former: readonly Entry[], loaded: LoadedSandbox): Promise<void> {
  await Promise.all(
    former.map(async (entry) => {
      await whenEnded(entry.loading);
      await entry.loaded.settled();
    }),
  );
  await loaded.load();
}

/** Whether nobody has asked for it since, and it may be let go. */
function isUnused({ loaded, lastUsed }: Entry, since: number, { isWatched }: Watch): boolean {
  const isAsked = lastUsed > since || isWatched(loaded.name);
  return (loaded.isGone || !isAsked) && loaded.name !== defaultSandbox && loaded.isIdle();
}

/** `now` is a clock in milliseconds, whatever it counts from. */
export function createLoadedSandboxes(services: ReplicaServices, now: () => number): LoadedSandboxes {
  const entries = new Map<string, Entry>();
  const places: Places = { entries, byName: new Map() };
  const listeners: ((loaded: LoadedSandbox) => void)[] = [];
  const backlog = createBacklog();
  const loading = new Set<Entry>();
  const watching = createWatch();

  const drop = (key: string): void => {
    dropFrom(places, services, subjectOf(key));
  };

  const load = (registered: Registered): Entry => {
    const loaded = createLoadedSandbox(services, registered);
    const entry = enter(places, loaded, now());
    loading.add(entry);
    void whenEnded(entry.loading).then((isLoaded) => {
      loading.delete(entry);
      entry.isLoaded = isLoaded;
      if (isLoaded) for (const listener of listeners) listener(loaded);
      else drop(registered.key);
      // What it took meanwhile has to be told all the same.
      if (!isLoaded) watching.tellUnheld(registered.key);
    });
    return entry;
  };

  return {
    async get(registered) {
      const entry = entries.get(subjectOf(registered.key)) ?? load(registered);
      entry.lastUsed = now();
      await entry.loading;
      return entry.loaded;
    },
    find({ key }) {
      const entry = entries.get(subjectOf(key));
      if (!entry?.isLoaded) return undefined;
      entry.lastUsed = now();
      return entry.loaded;
    },
    peek: ({ key }) => loadedIn(entries.get(subjectOf(key))),
    take(record) {
      const loaded = entries.get(record.subject)?.loaded;
      loaded?.take(record);
      if (loaded) backlog.note(loaded);
      else watching.tellUnheld(keyOf(record.subject));
    },
    applied: (heard) => (loading.size > 0 ? undefined : backlog.applied(heard)),
    onLoaded: (listener) => void listeners.push(listener),
    async settled() {
      for (const { loaded } of entries.values()) await loaded.settled();
    },
    all: () => [...entries.values()].map(({ loaded }) => loaded),
    drop,
    endAt: (key, sequence) => entries.get(subjectOf(key))?.loaded.endAt(sequence),
    ...watching,
    dropIdle(milliseconds) {
      if (watching.isWatched()) return;
      const since = now() - milliseconds;
      for (const entry of entries.values()) if (isUnused(entry, since, watching)) drop(entry.loaded.key);
    },
  };
}

function dropFrom({ entries, byName }: Places, { emulator }: ReplicaServices, subject: string): void {
  const entry = entries.get(subject);
  if (!entry) return;
  entries.delete(subject);
  entry.loaded.stop();
  const { name } = entry.loaded;
  const namesakes = byName.get(name);
  namesakes?.delete(entry);
  if (namesakes && namesakes.size > 0) return;
  byName.delete(name);
  if (name !== defaultSandbox) emulator.remove(name);
}

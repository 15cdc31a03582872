import type { ReplicaServices } from './replica-services.ts';
import type { Reader } from './reader.ts';
import { createDirectory, type Registered } from './registry-directory.ts';
import { createRegistryChanges, type RegistryChanges } from './registry-changes.ts';
import { keepRegistry, loadRegistry, type SavedRegistry, type Standing } from './registry-snapshot.ts';
import { readRegistryRecord, type RegistryRecord } from './shared-record.ts';
import type { LoggedRecord } from './shared-log.ts';

/** Which sandboxes there are, and whose each credential is. */
export interface Registry {
  all(): readonly Registered[];
  count(): number;
  names(): readonly string[];
  byName(name: string): Registered | undefined;
  byKey(key: string): Registered | undefined;
  owner(claim: string): Registered | undefined;
  /** Tells of every sandbox that is made. */
  onAdded(listener: (registered: Registered) => void): void;
  /** Tells of every sandbox that is deleted, and at which place of the log. */
  onRemoved(listener: (registered: Registered, at: number) => void): void;
  /** The version of Understudy whose log this is; undefined for a new one. */
  version(): string | undefined;
  /** Whether all of it has the form that this version knows. */
  isReadable(): boolean;
  /** The last record that was taken in. */
  sequence(): number;
  /** Whether records are missing: they were trimmed before they could be taken in, or a server has not shown them. */
  isBehind(): boolean;
  /** Goes on from what is kept, where that is later, and else from the last record that counts. Throws a `LogUnavailable`. */
  load(): Promise<void>;
  /** Takes in the next record. Gives why it could not. */
  take(record: LoggedRecord): string | undefined;
  /**
   * Adds what `decide` makes of the registry as it is, and asks again where somebody was quicker. Nothing is added where
   * it gives something else than a change, which is the answer.
   */
  readonly change: RegistryChanges['change'];
}

type Listener = (registered: Registered, at: number) => void;

type Needed = Pick<ReplicaServices, 'log' | 'writer' | 'snapshots' | 'complain' | 'logVersion'>;

/** Makes a function that notes what a record says of whose log it is, or of its sandboxes. Gives how many changes it had. */
function createNote(
  logVersion: ReplicaServices['logVersion'],
  apply: ReturnType<typeof createDirectory>['apply'],
  changed: (kind: 'added' | 'removed', registered: Registered, at: number) => void,
): (framed: { readonly version: string; readonly record: RegistryRecord }, at: number) => number {
  return ({ version, record }, at) => {
    if (record.kind === 'closing') logVersion.close(at, record.to);
    else if (record.kind === 'opened') logVersion.open(at, version);
    else if (record.kind === 'reopened') logVersion.open(at);
    else {
      for (const change of record.changes) {
        const registered = apply(change);
        if (registered && change.kind !== 'claimed') changed(change.kind, registered, at);
      }
      return record.changes.length;
    }
    return 1;
  };
}

/** A newcomer reads the changes behind what is kept one by one: so many of them are soon read, whatever a snapshot costs. */
const fewChanges = 256;
/** What is kept is as large as the registry: it is kept again when one of so many sandboxes has changed. */
const shareOfAll = 16;

/** Keeps the registry when so many changes have come since then that it is worth it. */
function createKeeping(services: Needed) {
  let known: Standing = { number: 0, revision: 0 };
  let [changes, isKeeping] = [0, false];
  const isDue = (sandboxes: number): boolean =>
    changes >= Math.min(services.snapshots.records, Math.max(fewChanges, sandboxes / shareOfAll));
  return {
    /** Notes what is kept, behind which nothing was taken in yet. */
    note(standing: Standing): void {
      [known, changes] = [standing, 0];
    },
    count(more: number): void {
      changes += more;
    },
    async consider(sandboxes: () => number, save: () => SavedRegistry): Promise<void> {
      if (isKeeping) return;
      isKeeping = true;
      try {
        // What came while it was kept may be enough again.
        while (isDue(sandboxes())) {
          const before = changes;
          known = await keepRegistry(services.log, save(), known);
          changes -= Math.min(changes, before);
        }
      } catch (error) {
        services.complain(`The registry of the sandboxes could not be kept: ${String(error)}`);
      }
      isKeeping = false;
    },
  };
}

/**
 * Of several records that carry the same number, the first one in the log counts, and the others are as if they were not
 * there: so of two replicas that change the same registry one wins, and a record that stands twice counts once. The log itself
 * compares nothing.
 */
export function createRegistry(services: Needed, reader: Pick<Reader, 'catchUp' | 'reach'>): Registry {
  const { log, writer, logVersion } = services;
  const { apply, find, restore, save } = createDirectory();
  const keeping = createKeeping(services);
  const listeners = { added: new Set<Listener>(), removed: new Set<Listener>() };
  const note = createNote(logVersion, apply, (kind, registered, at) => {
    for (const listener of listeners[kind]) listener(registered, at);
  });
  /** Who has written what cannot be read, if anybody. */
  let [stranger, sequence]: [string | undefined, number] = [undefined, 0];
  /** The last record that counts: its number and its place. */
  let [number, place, isBehind] = [0, 0, false];
  const whose = () => ({ version: logVersion.version() ?? writer.version, logVersion: logVersion.save() });
  const changes = createRegistryChanges({
    ...{ log, writer, reader },
    next: () => number + 1,
    check: () => {
      logVersion.check(writer.version);
    },
    kept: () =>
      void keeping.consider(find.count, () => ({ ...whose(), number, sequence: place, sandboxes: save() })),
  });
  return {
    ...{ ...find, sequence: () => sequence, isBehind: () => isBehind, change: changes.change },
    ...{ version: () => logVersion.version() ?? stranger, isReadable: () => stranger === undefined },
    onAdded: (listener) => void listeners.added.add(listener),
    onRemoved: (listener) => void listeners.removed.add(listener),
    async load() {
      const found = await loadRegistry(log);
      if (found && !found.saved) stranger ??= found.version;
      // What was missing may be shown now.
      if (isBehind) [sequence, isBehind] = [place, false];
      if (!found?.saved || found.saved.number <= number) return;
      ({ number, sequence: place } = found.saved);
      [sequence, isBehind] = [place, false];
      keeping.note({ number, revision: found.revision });
      logVersion.restore(found.saved.logVersion);
      restore(found.saved.sandboxes);
    },
    take(record) {
      if (record.sequence <= sequence) return undefined;
      sequence = record.sequence;
      const read = readRegistryRecord(record.bytes);
      if ('wrong' in read) {
        stranger ??= read.version;
        return read.wrong;
      }
      if (read.number > number + 1) isBehind = true;
      if (read.number !== number + 1) return undefined;
      [number, place] = [read.number, record.sequence];
      changes.counts(record.id);
      keeping.count(note(read, record.sequence));
      return undefined;
    },
  };
}

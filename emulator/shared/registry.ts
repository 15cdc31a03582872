import { randomUUID } from 'node:crypto';
import type { Ground } from './ground.ts';
import { createDirectory, type Registered } from './registry-directory.ts';
import { keepRegistry, loadRegistry, type SavedRegistry } from './registry-snapshot.ts';
import { printRecord, readRegistryRecord, registrySubject, type RegistryRecord } from './shared-record.ts';
import type { LoggedRecord } from './shared-log.ts';

/** Which sandboxes there are, and whose each credential is. */
export interface Registry {
  all(): readonly Registered[];
  byName(name: string): Registered | undefined;
  byKey(key: string): Registered | undefined;
  owner(claim: string): Registered | undefined;
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
   * it gives something else than a record, which is the answer.
   */
  change<Other>(decide: () => RegistryRecord | { readonly other: Other }): Promise<Other | undefined>;
}

type Needed = Pick<Ground, 'log' | 'writer' | 'snapshots' | 'complain' | 'tenure'>;

/** Notes what a record says of whose log it is, or hands it on. */
function createNote(
  tenure: Ground['tenure'],
  apply: ReturnType<typeof createDirectory>['apply'],
): (framed: { readonly version: string; readonly record: RegistryRecord }, at: number) => void {
  return ({ version, record }, at) => {
    if (record.kind === 'closing') tenure.close(at, record.to);
    else if (record.kind === 'opened') tenure.open(at, version);
    else if (record.kind === 'reopened') tenure.open(at);
    else apply(record);
  };
}

/** Keeps the registry when so many records have come since then that it is worth it. */
function createKeeping(ground: Needed) {
  let [kept, isKeeping] = [0, false];
  return {
    /** Notes the number of what is kept. */
    note(number: number): void {
      kept = number;
    },
    async consider(number: number, sandboxes: number, save: () => SavedRegistry): Promise<void> {
      if (isKeeping || number - kept < Math.max(ground.snapshots.records, sandboxes)) return;
      isKeeping = true;
      try {
        kept = await keepRegistry(ground.log, save());
      } catch (error) {
        ground.complain(`The registry of the sandboxes could not be kept: ${String(error)}`);
      }
      isKeeping = false;
    },
  };
}

/**
 * Of several records that carry the same number, the first one in the log counts, and the others are as if they were not
 * there: so of two replicas that change the same registry one wins, and a record that stands twice counts once. The log itself
 * compares nothing. `catchUp` takes in everything that the log has of the registry.
 */
export function createRegistry(ground: Needed, catchUp: () => Promise<void>): Registry {
  const { log, writer, tenure } = ground;
  const { apply, find, count, restore, save } = createDirectory();
  const keeping = createKeeping(ground);
  const note = createNote(tenure, apply);
  /** Who has written what cannot be read, if anybody. */
  let [stranger, sequence]: [string | undefined, number] = [undefined, 0];
  /** The last record that counts: its number and its place. */
  let [number, place, isBehind] = [0, 0, false];
  /** The ids of records that this replica has sent, as long as it is not known whether they count. */
  const sent = new Set<string>();
  return {
    ...{ ...find, sequence: () => sequence, isBehind: () => isBehind },
    ...{ version: () => tenure.version() ?? stranger, isReadable: () => stranger === undefined },
    async load() {
      const found = await loadRegistry(log);
      if (found && !found.saved) stranger ??= found.version;
      // What was missing may be shown now.
      if (isBehind) [sequence, isBehind] = [place, false];
      if (!found?.saved || found.saved.number <= number) return;
      ({ number, sequence: place } = found.saved);
      [sequence, isBehind] = [place, false];
      keeping.note(number);
      tenure.restore(found.saved.tenure);
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
      sent.delete(record.id);
      note(read, record.sequence);
      return undefined;
    },
    async change(decide) {
      for (;;) {
        await catchUp();
        const record = decide();
        if ('other' in record) return record.other;
        if ('key' in record) tenure.check(writer.version);
        const id = randomUUID();
        sent.add(id);
        try {
          await log.append(registrySubject, printRecord(writer, record, number + 1), { id });
          await catchUp();
          if (sent.has(id)) continue;
        } finally {
          sent.delete(id);
        }
        const whose = { version: tenure.version() ?? writer.version, tenure: tenure.save() };
        const saveAll = (): SavedRegistry => ({ ...whose, number, sequence: place, sandboxes: save() });
        void keeping.consider(number, count(), saveAll);
        return undefined;
      }
    },
  };
}

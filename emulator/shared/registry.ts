import { randomUUID } from 'node:crypto';
import { printRecord, readRegistryRecord, type RegistryRecord, type Writer } from './shared-record.ts';
import { LogConflict, type LoggedRecord, type SharedLog } from './shared-log.ts';

export const registrySubject = 'registry';

/** A sandbox as the registry knows it. */
export interface Registered {
  readonly name: string;
  /** Names this sandbox and never another one, not even one that gets its name later. */
  readonly key: string;
  /** The credentials that it has, had or will have by its scenario. */
  readonly claims: Set<string>;
}

/** Which sandboxes there are, and whose each credential is. */
export interface Registry {
  all(): readonly Registered[];
  byName(name: string): Registered | undefined;
  byKey(key: string): Registered | undefined;
  owner(claim: string): Registered | undefined;
  /** The version of Understudy whose log this is; undefined for a new one. */
  version(): string | undefined;
  /** The last record that was taken in. */
  sequence(): number;
  /** Takes in the next record. Gives why it could not. */
  take(record: LoggedRecord): string | undefined;
  /**
   * Adds what `decide` makes of the registry as it is, and asks again where somebody was quicker. Nothing is added where
   * it gives something else than a record, which is the answer.
   */
  change<Other>(decide: () => RegistryRecord | { readonly other: Other }): Promise<Other | undefined>;
}

/** The sandboxes of a registry, by all that they are found by. */
function createDirectory() {
  const names = new Map<string, Registered>();
  const keys = new Map<string, Registered>();
  const owners = new Map<string, Registered>();
  const forget = ({ name, key, claims }: Registered): void => {
    names.delete(name);
    keys.delete(key);
    for (const claim of claims) owners.delete(claim);
  };
  const claim = (registered: Registered, claims: readonly string[]): void => {
    for (const one of claims) {
      registered.claims.add(one);
      owners.set(one, registered);
    }
  };
  const apply = (record: Exclude<RegistryRecord, { kind: 'opened' }>): void => {
    if (record.kind === 'added') {
      const registered = { name: record.name, key: record.key, claims: new Set<string>() };
      names.set(record.name, registered);
      keys.set(record.key, registered);
      claim(registered, record.claims);
    } else {
      const registered = keys.get(record.key);
      if (registered && record.kind === 'claimed') claim(registered, record.claims);
      else if (registered) forget(registered);
    }
  };

  return {
    apply,
    find: {
      all: () => [...names.values()],
      byName: (name: string) => names.get(name),
      byKey: (key: string) => keys.get(key),
      owner: (one: string) => owners.get(one),
    },
  };
}

/** `catchUp` takes in everything that the log has of the registry. */
export function createRegistry(log: SharedLog, writer: Writer, catchUp: () => Promise<void>): Registry {
  const { apply, find } = createDirectory();
  let [version, sequence, count]: [string | undefined, number, number] = [undefined, 0, 0];
  return {
    ...find,
    version: () => version,
    sequence: () => sequence,
    take(record) {
      if (record.sequence <= sequence) return undefined;
      sequence = record.sequence;
      const read = readRegistryRecord(record.bytes);
      if ('wrong' in read) return read.wrong;
      count = read.number;
      if (read.record.kind === 'opened') version = read.version;
      else apply(read.record);
      return undefined;
    },
    async change(decide) {
      for (;;) {
        await catchUp();
        const record = decide();
        if ('other' in record) return record.other;
        try {
          const bytes = printRecord(writer, record, count + 1);
          await log.append(registrySubject, bytes, { id: randomUUID(), expectedLast: sequence });
          await catchUp();
          return undefined;
        } catch (error) {
          if (!(error instanceof LogConflict)) throw error;
        }
      }
    },
  };
}

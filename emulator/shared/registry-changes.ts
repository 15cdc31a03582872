import { randomUUID } from 'node:crypto';
import type { Reader } from './reader.ts';
import type { SharedLog } from './shared-log.ts';
import {
  printRecord,
  registrySubject,
  type RegistryChange,
  type RegistryRecord,
  type Writer,
} from './shared-record.ts';

/** What somebody wants to change, or why not. */
export type Decision<Other> = RegistryChange | VersionRecord | { readonly other: Other };

/** Whose the log is, is changed by a record of its own. */
type VersionRecord = Exclude<RegistryRecord, { kind: 'changed' }>;

interface Asked {
  readonly decide: () => Decision<unknown>;
  readonly resolve: (other: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** Whether everything has been taken in that was there when this was asked. */
  isSure: boolean;
}

/** What changes are made of and by. */
export interface ChangeServices {
  readonly log: SharedLog;
  readonly writer: Writer;
  readonly reader: Pick<Reader, 'catchUp' | 'reach'>;
  /** The number that the next record must have. */
  readonly next: () => number;
  /** Throws where this replica may change no sandbox. */
  readonly check: () => void;
  /** Hears of every record that counts and was sent here. */
  readonly kept: () => void;
}

export interface RegistryChanges {
  readonly change: <Other>(decide: () => Decision<Other>) => Promise<Other | undefined>;
  /** Notes that a record counts. */
  readonly counts: (id: string) => void;
}

/** So many changes, and about so many characters, make one record. */
const most = { changes: 500, characters: 200_000 };

/**
 * Writes changes of the registry, one record at a time, with everything that was asked for meanwhile: a second record under way would have
 * the same number, and not count.
 */
export function createRegistryChanges(services: ChangeServices): RegistryChanges {
  const { log, writer, reader } = services;
  /** The ids of records that this replica has sent, as long as it is not known whether they count. */
  const sent = new Set<string>();
  let waiting: Asked[] = [];
  let isWorking = false;

  /** Whether the record counts. It was sent with the number behind everything that had been taken in. */
  const send = async (record: RegistryRecord): Promise<boolean> => {
    const id = randomUUID();
    sent.add(id);
    try {
      const bytes = printRecord(writer, record, services.next());
      const { sequence } = await log.append(registrySubject, bytes, { id });
      await reader.reach(sequence);
      return !sent.has(id);
    } finally {
      sent.delete(id);
    }
  };

  const round = async (): Promise<void> => {
    const asked = waiting;
    const { record, together, refused, later } = gather(asked, services.check);
    waiting = later;
    try {
      if (record && (await send(record))) {
        services.kept();
        for (const { resolve } of together) resolve(undefined);
      } else waiting = [...together, ...waiting];
      if (refused.length > 0) await reader.catchUp(registrySubject);
      for (const one of refused) one.isSure = true;
      waiting = [...refused, ...waiting];
    } catch (error) {
      for (const { reject } of [...together, ...refused]) reject(error);
      waiting = waiting.filter((one) => !together.includes(one) && !refused.includes(one));
    }
  };

  const work = async (): Promise<void> => {
    if (isWorking) return;
    isWorking = true;
    while (waiting.length > 0) await round();
    isWorking = false;
  };

  return {
    change: <Other>(decide: () => Decision<Other>) =>
      new Promise<Other | undefined>((resolve, reject) => {
        waiting.push({ decide, resolve: resolve as Asked['resolve'], reject, isSure: false });
        void work();
      }),
    counts: (id) => void sent.delete(id),
  };
}

interface Gathered {
  readonly record: RegistryRecord | undefined;
  /** Those whose changes the record has. */
  readonly together: readonly Asked[];
  /** Those that may be refused by something that is there no more. */
  readonly refused: readonly Asked[];
  readonly later: Asked[];
}

/** Has everybody decide on the registry as it is. Who depends on another one's change decides after it. */
function gather(asked: readonly Asked[], check: () => void): Gathered {
  const [together, refused, later]: [Asked[], Asked[], Asked[]] = [[], [], []];
  const changes: RegistryChange[] = [];
  const touched = new Set<string>();
  let [logVersion, characters]: [VersionRecord | undefined, number] = [undefined, 0];
  for (const one of asked) {
    if (logVersion || changes.length >= most.changes || characters >= most.characters) {
      later.push(one);
      continue;
    }
    const decision = decideFor(one, check);
    if (!decision) continue;
    if ('other' in decision) {
      if (one.isSure) one.resolve(decision.other);
      else refused.push(one);
      continue;
    }
    const all = 'key' in decision ? touches(decision) : [];
    const mayGo = 'key' in decision ? all.every((name) => !touched.has(name)) : changes.length === 0;
    if (!mayGo) {
      later.push(one);
      continue;
    }
    together.push(one);
    for (const name of all) touched.add(name);
    characters += all.join().length;
    if ('key' in decision) changes.push(decision);
    else logVersion = decision;
  }
  const record = logVersion ?? (changes.length > 0 ? { kind: 'changed' as const, changes } : undefined);
  return { record, together, refused, later };
}

/** Nothing where it throws, which whoever asked is told. */
function decideFor(asked: Asked, check: () => void): Decision<unknown> | undefined {
  try {
    const decision = asked.decide();
    if ('key' in decision) check();
    return decision;
  } catch (error) {
    asked.reject(error);
    return undefined;
  }
}

/** What a change is about, by names of which no two kinds have the same. */
function touches(change: RegistryChange): readonly string[] {
  const names = change.kind === 'added' ? [`name ${change.name}`] : [];
  const claims = change.kind === 'removed' ? [] : change.claims.map((claim) => `claim ${claim}`);
  return [...names, `key ${change.key}`, ...claims];
}

import type { HostClock } from '../core/engine/clock.ts';
import {
  isSubjectOf,
  LogConflict,
  LogUnavailable,
  type Appended,
  type Following,
  type KeptSnapshot,
  type LoggedRecord,
  type LogStatus,
  type SharedLog,
} from './shared-log.ts';

/** A log in this process: for tests, and for those who want to see replicas at work without a server. */
export interface MemoryLog {
  /** The log as one more replica sees it; each may lose its connection alone. */
  connect(): MemoryConnection;
  /** All records that are there, oldest first. */
  records(): readonly LoggedRecord[];
}

export interface MemoryConnection extends SharedLog {
  /** Takes the connection away for a reason, or gives it back. */
  cut(reason: string): void;
  mend(): void;
  /** Holds back what is followed, as a slow replica would, until `goOn`. */
  stall(): void;
  goOn(): void;
}

interface Store {
  readonly records: LoggedRecord[];
  readonly lastOf: Map<string, number>;
  readonly snapshots: Map<string, KeptSnapshot>;
  readonly pumps: Set<() => void>;
  readonly ears: Set<(bytes: Uint8Array) => void>;
  last: number;
  revision: number;
}

/** `now` is the time that records get, in milliseconds since 1970. */
export function createMemoryLog(now: HostClock): MemoryLog {
  const store: Store = {
    records: [],
    lastOf: new Map(),
    snapshots: new Map(),
    pumps: new Set(),
    ears: new Set(),
    last: 0,
    revision: 0,
  };
  return { connect: () => connect(store, now), records: () => [...store.records] };
}

function connect(store: Store, now: HostClock): MemoryConnection {
  const line = createLine();
  const follow = createFollow(store, line);
  return {
    async append(subject, bytes, { id }) {
      await line.pass();
      return append(store, { subject, bytes, at: now(), id });
    },
    room: () => Infinity,
    follow,
    async lastSequence(pattern) {
      await line.pass();
      let last = 0;
      for (const [subject, sequence] of store.lastOf)
        if (isSubjectOf(pattern, subject)) last = Math.max(last, sequence);
      return last;
    },
    async changedBehind(sequence) {
      await line.pass();
      const behind = store.records.slice(findFrom(store.records, sequence));
      return new Set(behind.map(({ subject }) => subject));
    },
    async putSnapshot(key, bytes, expectedRevision) {
      await line.pass();
      const present = store.snapshots.get(key)?.revision ?? 0;
      if (present !== expectedRevision)
        throw new LogConflict(`The snapshot ${key} has revision ${present}, not ${expectedRevision}.`);
      store.revision += 1;
      store.snapshots.set(key, { bytes, revision: store.revision });
      return store.revision;
    },
    async getSnapshot(key) {
      await line.pass();
      return store.snapshots.get(key);
    },
    async deleteSnapshot(key) {
      await line.pass();
      store.snapshots.delete(key);
    },
    async trim(subject, before) {
      await line.pass();
      const kept = store.records.filter((it) => it.subject !== subject || it.sequence >= before);
      store.records.splice(0, store.records.length, ...kept);
    },
    tell(bytes) {
      if (line.isFlowing()) for (const ear of store.ears) ear(bytes);
    },
    onTold: (listener) =>
      subscribe(store.ears, (bytes) => {
        if (line.isFlowing()) listener(bytes);
      }),
    ...line.handles,
    close() {
      line.close();
      return Promise.resolve();
    },
  };
}

function append(store: Store, record: Omit<LoggedRecord, 'sequence'>): Appended {
  store.last += 1;
  store.records.push({ ...record, sequence: store.last });
  store.lastOf.set(record.subject, store.last);
  for (const pump of store.pumps) pump();
  return { sequence: store.last };
}

function createFollow(store: Store, line: Line): SharedLog['follow'] {
  return (pattern, after, hear): Following => {
    let heard = after;
    let isStopped = false;
    let isDue = false;
    const pump = (): void => {
      if (isDue) return;
      isDue = true;
      // As from a server: never within the call that adds a record.
      queueMicrotask(() => {
        isDue = false;
        for (const record of store.records.slice(findFrom(store.records, heard))) {
          if (isStopped || !line.isFlowing()) return;
          heard = record.sequence;
          if (isSubjectOf(pattern, record.subject)) hear(record);
        }
      });
    };
    const forget = line.onFlow(pump);
    store.pumps.add(pump);
    const stop = (): void => {
      isStopped = true;
      store.pumps.delete(pump);
      forget();
    };
    line.stops.add(stop);
    pump();
    return { stop };
  };
}

function findFrom(records: readonly LoggedRecord[], after: number): number {
  const index = records.findLastIndex(({ sequence }) => sequence <= after);
  return index + 1;
}

/** The way between a replica and the log. */
interface Line {
  /** Throws a `LogUnavailable` while it is cut; what is asked arrives in a later turn. */
  readonly pass: () => Promise<void>;
  readonly isFlowing: () => boolean;
  readonly onFlow: (listener: () => void) => () => void;
  readonly stops: Set<() => void>;
  readonly close: () => void;
  readonly handles: Pick<MemoryConnection, 'cut' | 'mend' | 'stall' | 'goOn' | 'status' | 'onStatus'>;
}

function createLine(): Line {
  const listeners = new Set<(status: LogStatus) => void>();
  const flowing = new Set<() => void>();
  const stops = new Set<() => void>();
  let status: LogStatus = { state: 'connected' };
  let isStalled = false;
  const change = (next: LogStatus): void => {
    status = next;
    for (const listener of listeners) listener(next);
    for (const listener of flowing) listener();
  };
  const refuse = (): void => {
    if (status.state === 'degraded') throw new LogUnavailable(status.reason);
  };
  return {
    async pass() {
      refuse();
      await Promise.resolve();
      refuse();
    },
    isFlowing: () => !isStalled && status.state === 'connected',
    onFlow: (listener) => subscribe(flowing, listener),
    stops,
    close() {
      for (const stop of stops) stop();
      change({ state: 'degraded', reason: 'The log was closed.' });
    },
    handles: {
      cut: (reason) => {
        change({ state: 'degraded', reason });
      },
      mend: () => {
        change({ state: 'connected' });
      },
      stall() {
        isStalled = true;
      },
      goOn() {
        isStalled = false;
        for (const listener of flowing) listener();
      },
      status: () => status,
      onStatus: (listener) => subscribe(listeners, listener),
    },
  };
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

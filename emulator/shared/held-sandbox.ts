import { randomUUID } from 'node:crypto';
import type { ControlContext } from '../control/context.ts';
import { applyRecord } from './apply-record.ts';
import type { Ground, HeldSandbox, Outcome, Pending, Place } from './ground.ts';
import { printRecord, readSandboxRecord, type SandboxRecord } from './shared-record.ts';
import { LogUnavailable, type LoggedRecord } from './shared-log.ts';
import { createKnownIds } from './known-ids.ts';
import type { Registered } from './registry-directory.ts';
import { checkMark, forgetOlder, loadSnapshot, writeSnapshot } from './snapshots.ts';
import type { SnapshotContent } from './snapshot-form.ts';

export function subjectOf(key: string): string {
  return `sandbox.${key}`;
}

/** What became of a record, and where it was heard. */
interface Heard {
  readonly outcome: Outcome;
  readonly sequence: number;
}

interface Waiter {
  sequence: number | undefined;
  readonly context: ControlContext | undefined;
  readonly resolve: (heard: Heard) => void;
  readonly reject: (error: Error) => void;
}

export function holdSandbox(ground: Ground, registered: Registered): HeldSandbox {
  return new Held(ground, registered);
}

class Held implements HeldSandbox {
  readonly name: string;
  readonly key: string;
  readonly claims: Set<string>;
  readonly subject: string;
  readonly place: Place = { sequence: 0, count: 0, at: 0, records: 0, bytes: 0 };
  readonly pending = new Map<string, Pending>();
  readonly ids = createKnownIds();
  isGone = false;
  readonly #ground: Ground;
  readonly #waiters = new Map<string, Waiter>();
  #queue: LoggedRecord[] = [];
  /** What comes while the sandbox is loaded, and may be ahead of what is loaded. */
  #ahead: LoggedRecord[] | undefined = [];
  #received = 0;
  #working: Promise<void> | undefined;
  #isStopped = false;
  #isMarkDue = false;

  constructor(ground: Ground, { name, key, claims }: Registered) {
    [this.name, this.key, this.claims, this.subject] = [name, key, claims, subjectOf(key)];
    this.#ground = ground;
  }

  take(record: LoggedRecord): void {
    if (this.#ahead) this.#ahead.push(record);
    else this.#receive(record);
  }

  async load(): Promise<void> {
    const { log } = this.#ground;
    const snapshot = await loadSnapshot(this.#ground, this);
    if (snapshot) this.#goOnFrom(snapshot);
    const last = await log.lastSequence(this.subject);
    await new Promise<void>((resolve, reject) => {
      if (this.#received >= last) {
        resolve();
        return;
      }
      const following = log.follow(this.subject, this.#received, (record) => {
        this.#receive(record);
        if (record.sequence < last) return;
        following.stop();
        clearTimeout(timer);
        resolve();
      });
      const timer = setTimeout(() => {
        following.stop();
        reject(new LogUnavailable(`The calls of the sandbox "${this.name}" did not come in time.`));
      }, this.#ground.patience);
    });
    await this.settled();
    const ahead = this.#ahead ?? [];
    this.#ahead = undefined;
    for (const record of ahead) this.#receive(record);
    await this.settled();
  }

  async append(record: SandboxRecord, context?: ControlContext): Promise<Outcome> {
    const id = randomUUID();
    const { log, writer, patience, tenure } = this.#ground;
    tenure.check(writer.version);
    const heard = new Promise<Heard>((resolve, reject) => {
      this.#waiters.set(id, { sequence: undefined, context, resolve, reject });
    });
    // Whoever fails below is told of that alone.
    heard.catch(() => undefined);
    let timer: NodeJS.Timeout | undefined;
    try {
      const { sequence } = await log.append(this.subject, printRecord(writer, record), { id });
      const waiter = this.#waiters.get(id);
      if (waiter) waiter.sequence = sequence;
      if (this.#isStopped) throw new LogUnavailable('The replica was stopped.');
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new LogUnavailable('The record did not come back from the log in time.'));
        }, patience);
      });
      const own = await Promise.race([heard, late]);
      this.#checkPlace(own.sequence, sequence);
      return own.outcome;
    } finally {
      clearTimeout(timer);
      this.#waiters.delete(id);
    }
  }

  /** Where a record is heard behind the place that the log has named, the log's servers do not hold the same. */
  #checkPlace(heard: number, acknowledged: number): void {
    // What was sent twice is heard where it stands first, and perhaps only the second one was acknowledged.
    if (heard <= acknowledged) return;
    const reason = `The servers of the log hold different copies of it: record ${acknowledged} of "${this.name}" was heard as ${heard}. Begin a new log under another --shared-name.`;
    this.#ground.complain(reason);
    throw new LogUnavailable(reason);
  }

  async settled(): Promise<void> {
    while (this.#working) await this.#working;
  }

  isIdle(): boolean {
    return this.#waiters.size === 0 && !this.#working && this.pending.size === 0;
  }

  stop(): void {
    this.#isStopped = true;
    this.#queue = [];
    this.#rejectAll(() => true, 'The replica was stopped.');
  }

  #receive(record: LoggedRecord): void {
    if (record.sequence <= this.#received || this.#isStopped) return;
    this.#received = record.sequence;
    this.#queue.push(record);
    this.#work();
  }

  /** Applies what has come. A mark has to be compared with what is kept, and everything behind it waits for that. */
  #work(): void {
    if (this.#working) return;
    for (let record = this.#queue.shift(); record; record = this.#queue.shift()) {
      if (!this.#ground.tenure.counts(record.sequence)) {
        // Its caller is told so, and nobody has carried it out.
        this.#count(record);
        this.#waiters.get(record.id)?.reject(new LogUnavailable('The log was closed before the record.'));
        continue;
      }
      if (record.id !== '' && !this.ids.add(record.id)) {
        // A second attempt of a writer whose first one got no answer, and is there all the same.
        this.#count(record);
        continue;
      }
      const read = readSandboxRecord(record.bytes, this.#ground.writer.version);
      if ('wrong' in read) {
        this.#count(record);
        this.#ground.setAside(record, read.wrong);
      } else if (read.record.kind === 'mark') {
        this.#working = this.#passMark(record, read.by).finally(() => {
          this.#working = undefined;
          this.#work();
        });
        return;
      } else {
        this.#count(record);
        const own = this.#waiters.get(record.id);
        const place = { sequence: record.sequence, isLoading: this.#ahead !== undefined };
        const given = { ...read, ...place, isOwn: own !== undefined, context: own?.context };
        this.#tell(record, applyRecord(this.#ground, this, given));
        this.#askForMark(given.isOwn);
      }
    }
  }

  #count({ sequence, at, bytes }: LoggedRecord): void {
    const { place } = this;
    place.sequence = sequence;
    place.count += 1;
    place.at = Math.max(place.at, at);
    place.records += 1;
    place.bytes += bytes.length;
  }

  async #passMark(record: LoggedRecord, by: string): Promise<void> {
    const ground = this.#ground;
    this.#count(record);
    const newer = await checkMark(ground, this);
    if (newer) {
      this.#goOnFrom(newer);
      return;
    }
    [this.place.records, this.place.bytes] = [0, 0];
    forgetOlder(ground, this);
    this.#isMarkDue = false;
    // Settled before anything else is applied, so that what is written is what was at the mark.
    if (by === ground.writer.by && this.#ahead === undefined) void writeSnapshot(ground, this);
    this.#tell(record, { kind: 'noted' });
  }

  /** The replica whose record makes a snapshot due asks for it; where that has died, everybody does a little later. */
  #askForMark(isOwn: boolean): void {
    const { records, bytes } = this.place;
    const { snapshots } = this.#ground;
    const share = Math.max(records / snapshots.records, bytes / snapshots.bytes);
    if (this.#isMarkDue || this.#ahead || !(isOwn ? share >= 1 : share >= 2)) return;
    this.#isMarkDue = true;
    this.append({ kind: 'mark' }).catch((error: unknown) => {
      this.#isMarkDue = false;
      this.#ground.complain(`No snapshot of "${this.name}" could be begun: ${String(error)}`);
    });
  }

  #goOnFrom({ place, pending, ids }: SnapshotContent): void {
    Object.assign(this.place, place);
    this.ids.restore(ids);
    [this.place.records, this.place.bytes] = [0, 0];
    this.pending.clear();
    for (const one of pending) this.pending.set(`${one.entry}.${one.index}`, one);
    for (const { entry, by } of pending) this.#ground.leases.wait(this, entry, by);
    this.#received = Math.max(this.#received, place.sequence);
    this.#queue = this.#queue.filter(({ sequence }) => sequence > place.sequence);
    const isPast = ({ sequence = Infinity }: Waiter): boolean => sequence <= place.sequence;
    this.#rejectAll(isPast, 'This replica was too slow to see what became of the record.');
  }

  #tell({ id, sequence }: LoggedRecord, outcome: Outcome): void {
    this.#waiters.get(id)?.resolve({ outcome, sequence });
  }

  #rejectAll(which: (waiter: Waiter) => boolean, reason: string): void {
    for (const waiter of this.#waiters.values()) if (which(waiter)) waiter.reject(new LogUnavailable(reason));
  }
}

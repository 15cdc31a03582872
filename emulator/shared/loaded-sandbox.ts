import type { ControlContext } from '../control/context.ts';
import { applyRecord } from './apply-record.ts';
import { createCallBatches, type CallBatch, type CallBatches } from './call-batches.ts';
import type { LoggedCall } from './call-records.ts';
import type {
  CallOutcome,
  ReplicaServices,
  LoadedSandbox,
  Outcome,
  Pending,
  Place,
} from './replica-services.ts';
import { createOwnRecords, type OwnRecords } from './own-records.ts';
import { printCalls, printRecord, readSandboxRecord, type SandboxRecord } from './shared-record.ts';
import { LogUnavailable, type LoggedRecord } from './shared-log.ts';
import { createKnownIds } from './known-ids.ts';
import type { Registered } from './registry-directory.ts';
import { checkMark, forgetOlder, loadSnapshot, writeSnapshot } from './snapshots.ts';
import type { SnapshotContent } from './snapshot-form.ts';

const subjects = 'sandbox.';

export function subjectOf(key: string): string {
  return subjects + key;
}

export function keyOf(subject: string): string {
  return subject.slice(subjects.length);
}

export function createLoadedSandbox(services: ReplicaServices, registered: Registered): LoadedSandbox {
  return new Loaded(services, registered);
}

class Loaded implements LoadedSandbox {
  readonly name: string;
  readonly key: string;
  readonly claims: Set<string>;
  readonly subject: string;
  readonly place: Place = { sequence: 0, count: 0, at: 0, records: 0, bytes: 0 };
  readonly pending = new Map<string, Pending>();
  readonly ids = createKnownIds();
  isGone = false;
  readonly #services: ReplicaServices;
  readonly #own: OwnRecords;
  readonly #batches: CallBatches;
  #queue: LoggedRecord[] = [];
  /** What comes while the sandbox is loaded, and may be ahead of what is loaded. */
  #ahead: LoggedRecord[] | undefined = [];
  #received = 0;
  /** Where it was deleted. */
  #end = Infinity;
  #working: Promise<void> | undefined;
  #isStopped = false;
  #isMarkDue = false;

  constructor(services: ReplicaServices, { name, key, claims }: Registered) {
    [this.name, this.key, this.claims, this.subject] = [name, key, claims, subjectOf(key)];
    this.#services = services;
    this.#own = createOwnRecords(services, this);
    this.#batches = createCallBatches({
      send: (batch) => this.#sendCalls(batch),
      room: () => services.log.room(),
    });
  }

  take(record: LoggedRecord): void {
    if (this.#ahead) this.#ahead.push(record);
    else this.#receive(record);
  }

  async load(): Promise<void> {
    const { log } = this.#services;
    const snapshot = await loadSnapshot(this.#services, this);
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
      }, this.#services.patience);
    });
    await this.settled();
    const ahead = this.#ahead ?? [];
    this.#ahead = undefined;
    for (const record of ahead) this.#receive(record);
    this.#work();
    await this.settled();
  }

  endAt(sequence: number): void {
    this.#end = sequence;
    this.#work();
  }

  append(record: SandboxRecord, context?: ControlContext): Promise<Outcome> {
    return this.#own.send(printRecord(this.#services.writer, record), { context });
  }

  call(call: LoggedCall): Promise<CallOutcome> {
    return this.#batches.add(call);
  }

  async #sendCalls({ calls, printed }: CallBatch): Promise<readonly CallOutcome[]> {
    const outcome = await this.#own.send(printCalls(this.#services.writer, printed), { calls });
    if (outcome.kind === 'called') return outcome.outcomes;
    throw outcome.kind === 'threw' ? outcome.error : new Error(`Calls became ${outcome.kind}.`);
  }

  waiting(): number | undefined {
    return this.#queue[0]?.sequence;
  }

  async settled(): Promise<void> {
    while (this.#working) await this.#working;
  }

  isIdle(): boolean {
    return this.#own.isEmpty() && this.#batches.isIdle() && !this.#working && this.pending.size === 0;
  }

  stop(): void {
    this.#isStopped = true;
    this.#queue = [];
    this.#batches.stop(new LogUnavailable('The replica was stopped.'));
    this.#own.stop();
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
      if (record.sequence > this.#end) this.#goAway();
      if (!this.#services.logVersion.counts(record.sequence)) {
        // Its caller is told so, and nobody has carried it out.
        this.#count(record);
        this.#own.reject(record.id, 'The log was closed before the record.');
        continue;
      }
      if (record.id !== '' && !this.ids.add(record.id)) {
        // A second attempt of a writer whose first one got no answer, and is there all the same.
        this.#count(record);
        continue;
      }
      const own = this.#own.find(record.id);
      const read = own?.calls
        ? { by: this.#services.writer.by, record: { kind: 'calls' as const, calls: own.calls } }
        : readSandboxRecord(record.bytes, this.#services.writer.version);
      if ('wrong' in read) {
        this.#count(record);
        this.#services.setAside(record, read.wrong);
      } else if (read.record.kind === 'mark' && !this.isGone) {
        this.#working = this.#passMark(record, read.by).finally(() => {
          this.#working = undefined;
          this.#work();
        });
        return;
      } else {
        this.#count(record);
        const place = { sequence: record.sequence, isLoading: this.#ahead !== undefined };
        const given = { ...read, ...place, isOwn: own !== undefined, context: own?.context };
        this.#tell(record, applyRecord(this.#services, this, given));
        this.#askForMark(given.isOwn);
      }
    }
    // While it is loaded, what it had before may still come.
    if (this.#end < Infinity && !this.#ahead) this.#goAway();
  }

  #goAway(): void {
    if (this.isGone) return;
    this.#services.emulator.remove(this.name);
    this.isGone = true;
    this.pending.clear();
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
    const services = this.#services;
    this.#count(record);
    const newer = await checkMark(services, this);
    if (newer) {
      this.#goOnFrom(newer);
      return;
    }
    [this.place.records, this.place.bytes] = [0, 0];
    forgetOlder(services, this);
    this.#isMarkDue = false;
    // Settled before anything else is applied, so that what is written is what was at the mark.
    if (by === services.writer.by && this.#ahead === undefined) void writeSnapshot(services, this);
    this.#tell(record, { kind: 'noted' });
  }

  /** The replica whose record makes a snapshot due asks for it; where that has died, everybody does a little later. */
  #askForMark(isOwn: boolean): void {
    const { records, bytes } = this.place;
    const { snapshots } = this.#services;
    const share = Math.max(records / snapshots.records, bytes / snapshots.bytes);
    if (this.#isMarkDue || this.#ahead || this.isGone || !(isOwn ? share >= 1 : share >= 2)) return;
    this.#isMarkDue = true;
    this.append({ kind: 'mark' }).catch((error: unknown) => {
      this.#isMarkDue = false;
      this.#services.complain(`No snapshot of "${this.name}" could be begun: ${String(error)}`);
    });
  }

  #goOnFrom({ place, pending, ids }: SnapshotContent): void {
    Object.assign(this.place, place);
    this.ids.restore(ids);
    [this.place.records, this.place.bytes] = [0, 0];
    this.pending.clear();
    for (const one of pending) this.pending.set(`${one.entry}.${one.index}`, one);
    for (const { entry, by } of pending) this.#services.leases.wait(this, entry, by);
    this.#received = Math.max(this.#received, place.sequence);
    this.#queue = this.#queue.filter(({ sequence }) => sequence > place.sequence);
    this.#own.rejectUpTo(place.sequence, 'This replica was too slow to see what became of the record.');
  }

  #tell({ id, sequence }: LoggedRecord, outcome: Outcome): void {
    this.#own.tell(id, { outcome, sequence });
  }
}

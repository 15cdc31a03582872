import type { ControlContext, Handled } from '../control/context.ts';
import type { Callback } from '../core/engine/callback-queue.ts';
import type { Emulator, Exchange } from '../core/engine/emulator.ts';
import type { CallsRecord, LoggedCall } from './call-records.ts';
import type { KnownIds } from './known-ids.ts';
import type { LogTime } from './log-time.ts';
import type { PresentClaims } from './present-claims.ts';
import type { Registered } from './registry-directory.ts';
import type { LoggedRecord, SharedLog } from './shared-log.ts';
import type { SandboxRecord, Writer } from './shared-record.ts';
import type { LogVersion } from './log-version.ts';

/** What all sandboxes of a replica use. */
export interface ReplicaServices {
  readonly log: SharedLog;
  readonly writer: Writer;
  /** The emulator of the sandboxes that are loaded. */
  readonly emulator: Emulator;
  readonly claims: PresentClaims;
  readonly time: LogTime;
  readonly context: ControlContext;
  readonly leases: CallbackLeases;
  readonly snapshots: SnapshotRules;
  readonly logVersion: LogVersion;
  /** Milliseconds within which the log must answer. */
  readonly patience: number;
  /** When this replica began, in milliseconds since 1970. */
  readonly since: number;
  readonly counts: { snapshots: number; setAside: number; unanswered: number };
  /** Whether what is applied has happened before this replica looked. */
  isReplaying: boolean;
  isClosed: boolean;
  /** Hears of a record that is left out, and why. */
  setAside(record: Pick<LoggedRecord, 'subject' | 'sequence'>, why: string): void;
  /** Hears of work behind the replies that did not succeed; somebody else will do it. */
  complain(sentence: string): void;
}

/** A record with where it stands. */
export interface GivenRecord {
  readonly record: SandboxRecord | CallsRecord;
  readonly by: string;
  readonly sequence: number;
  /** Whether somebody here waits for what becomes of it. */
  readonly isOwn: boolean;
  /** What that one's answer is made in. */
  readonly context: ControlContext | undefined;
  readonly isLoading: boolean;
}

/** What became of a record. */
export type Outcome =
  /** What became of each of its calls, in their order. */
  | { readonly kind: 'called'; readonly outcomes: readonly CallOutcome[] }
  | { readonly kind: 'changed'; readonly handled: Handled }
  | { readonly kind: 'threw'; readonly error: unknown }
  | { readonly kind: 'noted' }
  /** The sandbox is there no more. */
  | { readonly kind: 'elsewhere' };

/** What became of a call. */
export type CallOutcome =
  | { readonly kind: 'answered'; readonly exchange: Exchange }
  | { readonly kind: 'threw'; readonly error: unknown }
  /** The sandbox does not answer to the credential of the call, or is there no more. */
  | { readonly kind: 'elsewhere' };

/** Where a sandbox stands in the log. */
export interface Place {
  /** The last record that was applied. */
  sequence: number;
  /** How many were applied since the sandbox was made: two replicas with the same count have missed nothing. */
  count: number;
  /** The latest time of any of them, in milliseconds since 1970. */
  at: number;
  /** Records and bytes since the last mark. */
  records: number;
  bytes: number;
}

/** A sandbox whose records a replica applies. */
export interface LoadedSandbox extends Omit<Registered, 'credentials'> {
  readonly subject: string;
  readonly place: Readonly<Place>;
  readonly pending: Map<string, Pending>;
  /** The ids of its newest records, by which one that stands twice is told. */
  readonly ids: KnownIds;
  /** Whether it was deleted: what still comes to it concerns nobody. */
  isGone: boolean;
  /** Takes the next record that the log has of it; what it has already is passed over. */
  take(record: LoggedRecord): void;
  /** Brings it to where the log is. Throws a `LogUnavailable`. */
  load(): Promise<void>;
  /** It was deleted at this place of the log: what stands behind that concerns nobody. */
  endAt(sequence: number): void;
  /** Adds a record, and gives what became of it once it is applied; `context` is whose answer it is. Throws a `LogUnavailable`. */
  append(record: SandboxRecord, context?: ControlContext): Promise<Outcome>;
  /** Adds a call, perhaps together with others, and gives what became of it once it is carried out. Throws a `LogUnavailable`. */
  call(call: LoggedCall): Promise<CallOutcome>;
  /** The place of the first record that was taken and is not applied, if there is one. */
  waiting(): number | undefined;
  /** Settles when everything that was taken is applied. */
  settled(): Promise<void>;
  /** Whether nobody waits for it. */
  isIdle(): boolean;
  stop(): void;
}

/** A callback of which nobody has said yet that it was delivered. */
export interface Pending {
  readonly entry: number;
  readonly index: number;
  /** The replica that is to deliver it. */
  readonly by: string;
}

/** Sees to it that every callback is delivered, and by one replica at a time. */
export interface CallbackLeases {
  /** Delivers the callbacks of a call of which this replica is to do so. */
  deliver(
    loaded: LoadedSandbox,
    entry: number,
    callbacks: readonly (readonly [index: number, Callback])[],
  ): void;
  /** Gives another replica some time to deliver, and takes over where it does not. */
  wait(loaded: LoadedSandbox, entry: number, by: string): void;
}

/** When a snapshot is due, and how much of the journal it brings along. */
export interface SnapshotRules {
  readonly records: number;
  readonly bytes: number;
  readonly journal: { readonly calls: number; readonly bytes: number };
}

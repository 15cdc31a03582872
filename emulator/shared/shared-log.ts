/**
 * An ordered log that several replicas read: the only thing they share. One log has one numbering over all of its
 * subjects, so that whoever reads all of it sees one order. A subject is words with dots between them, like
 * `sandbox.k3` or `registry`; where something is read, `>` as the last word stands for whatever follows.
 */
export interface SharedLog {
  /**
   * Adds a record, and answers once it is kept for good. It may stand there twice with its id, where an attempt of which
   * nothing was heard had succeeded: who reads leaves the second one out. Throws a `LogUnavailable`, and settles within a
   * bounded time; after a `LogUnavailable` the record may be there all the same.
   */
  append(subject: string, bytes: Uint8Array, options: AppendOptions): Promise<Appended>;
  /** The most bytes that a record may have at present. */
  room(): number;
  /**
   * Hears every record of a subject behind a number, once and in order: first those that are there, then those that
   * come, until it is stopped. It goes on by itself after a lost connection. What has been trimmed away is not heard;
   * where some of it may have been trimmed before it could be heard, `lose` is told once, and nothing more is heard:
   * whoever follows begins again from a snapshot. The log makes sure that nothing is left out, by a question for each number that is;
   * where the hearer does so, by numbers of his own, it asks nothing.
   */
  follow(
    subject: string,
    after: number,
    hear: (record: LoggedRecord) => void,
    lose?: () => void,
    checkedBy?: 'log' | 'hearer',
  ): Following;
  /**
   * The number of the last record of a subject, or 0. It counts everything whose `append` was answered before this was
   * asked, by whomever. Throws a `LogUnavailable` within a bounded time.
   */
  lastSequence(subject: string): Promise<number>;
  /** The subjects that have records behind a number at present, as far as those are not trimmed. Throws a `LogUnavailable`. */
  changedBehind(sequence: number): Promise<ReadonlySet<string>>;
  /**
   * Keeps bytes under a key in the place of what was kept with this revision, 0 for nothing. Gives the new revision.
   * Throws a `LogConflict` where another revision is there, or a `LogUnavailable`.
   */
  putSnapshot(key: string, bytes: Uint8Array, expectedRevision: number): Promise<number>;
  /** What is kept under a key. Throws a `LogUnavailable`. */
  getSnapshot(key: string): Promise<KeptSnapshot | undefined>;
  /** Forgets what is kept under a key. Throws a `LogUnavailable`. */
  deleteSnapshot(key: string): Promise<void>;
  /** Forgets the records of a subject before a number; that one stays. `Infinity` is behind all. Throws a `LogUnavailable`. */
  trim(subject: string, before: number): Promise<void>;
  /** Tells all who take part at present something that nobody keeps; what gets lost is lost. Never throws. */
  tell(bytes: Uint8Array): void;
  /** Hears what others, or this one, tell; the answer ends that. */
  onTold(listener: (bytes: Uint8Array) => void): () => void;
  status(): LogStatus;
  /** Tells of every change of the status; the answer ends the telling. */
  onStatus(listener: (status: LogStatus) => void): () => void;
  /** Ends all following. */
  close(): Promise<void>;
}

export interface AppendOptions {
  /** Tells a second attempt from another record. */
  readonly id: string;
}

/** Where a record stands. */
export interface Appended {
  readonly sequence: number;
}

export interface LoggedRecord extends Appended {
  /** Since when it is there, in milliseconds since 1970, by the log's own clock: another leader may have an earlier one. */
  readonly at: number;
  readonly subject: string;
  readonly id: string;
  readonly bytes: Uint8Array;
}

export interface Following {
  /** Nothing is heard after this. */
  stop(): void;
}

export interface KeptSnapshot {
  readonly bytes: Uint8Array;
  readonly revision: number;
}

/** Whether the log takes records, and why not. */
export type LogStatus = { readonly state: 'connected' } | Degraded;

interface Degraded {
  readonly state: 'degraded';
  readonly reason: string;
}

/** Why a program cannot take part in a log, in one sentence for whoever starts it. */
export class SharedProblem extends Error {
  override readonly name = 'SharedProblem';
}

/** Somebody else has changed what was to be changed. */
export class LogConflict extends Error {
  override readonly name = 'LogConflict';
}

/** The log cannot be reached, or has no majority. Says why in a sentence. */
export class LogUnavailable extends Error {
  override readonly name = 'LogUnavailable';
}

/** Whether a subject is among those that a pattern names. */
export function isSubjectOf(pattern: string, subject: string): boolean {
  if (pattern === '>') return true;
  return pattern.endsWith('.>') ? subject.startsWith(pattern.slice(0, -1)) : subject === pattern;
}

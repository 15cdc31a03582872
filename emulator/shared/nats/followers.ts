import type { Msg, NatsConnection } from '@nats-io/transport-node';
import {
  isSubjectOf,
  LogUnavailable,
  type Following,
  type LoggedRecord,
  type SharedLog,
} from '../shared-log.ts';
import { ownIdHeader, type Stream } from './append.ts';
import { readInOrder, type Reader } from './follow.ts';
import type { Layout } from './subjects.ts';

export interface Followers {
  readonly follow: SharedLog['follow'];
  /** A record is there: whoever follows its subject must hear it soon. */
  readonly await: (subject: string, sequence: number) => void;
  /**
   * Waits until somebody who follows a subject has come to a place of the log. Gives the last record that was heard of
   * it; nothing where nobody follows it, or nothing was heard. Throws a `LogUnavailable`.
   */
  readonly passed: (subject: string, sequence: number) => Promise<number | undefined>;
  /** Reads once what stands behind a place, up to another one, and gives the subjects. Throws a `LogUnavailable`. */
  readonly changed: (after: number, end: number) => Promise<ReadonlySet<string>>;
  readonly stop: () => void;
}

interface Follower {
  readonly pattern: string;
  readonly reader: Reader;
  /** By subject. */
  readonly heard: Map<string, number>;
  readonly waiting: Set<Wait>;
  position: number;
}

interface Wait {
  readonly sequence: number;
  readonly go: () => void;
}

export function createFollowers(connection: NatsConnection, stream: Stream, layout: Layout): Followers {
  const all = new Set<Follower>();
  const follow: SharedLog['follow'] = (pattern, after, hear, _lose, checkedBy = 'log'): Following => {
    const [heard, waiting] = [new Map<string, number>(), new Set<Wait>()];
    const reader = readInOrder(connection, stream.manager, {
      stream: stream.name,
      subject: layout.both(pattern),
      after,
      checkedBy,
      hear(message, { sequence, at }) {
        const subject = layout.readRecord(message.subject);
        follower.position = sequence;
        if (subject !== undefined) {
          heard.set(subject, sequence);
          hear(toRecord(message, subject, sequence, at));
        }
        for (const wait of waiting) if (wait.sequence <= sequence) wait.go();
      },
    });
    const follower: Follower = { pattern, reader, heard, waiting, position: after };
    all.add(follower);
    return {
      stop() {
        all.delete(follower);
        reader.stop();
      },
    };
  };
  const find = (subject: string) => [...all].find(({ pattern }) => isSubjectOf(pattern, subject));
  return {
    follow,
    await(subject, sequence) {
      for (const { pattern, reader } of all) if (isSubjectOf(pattern, subject)) reader.await(sequence);
    },
    async passed(subject, sequence) {
      const follower = find(subject);
      if (!follower) return undefined;
      follower.reader.await(sequence);
      await waitFor(follower, sequence, stream.patience.totalMilliseconds);
      if (!subject.endsWith('>')) return follower.heard.get(subject);
      const places = [...follower.heard].filter(([heard]) => isSubjectOf(subject, heard));
      return places.length === 0 ? undefined : Math.max(...places.map(([, place]) => place));
    },
    changed: (after, end) => findChanged({ connection, stream, layout }, after, end),
    stop() {
      for (const { reader } of all) reader.stop();
      all.clear();
    },
  };
}

interface Place {
  readonly connection: NatsConnection;
  readonly stream: Stream;
  readonly layout: Layout;
}

function findChanged(
  { connection, stream, layout }: Place,
  after: number,
  end: number,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  if (end <= after) return Promise.resolve(found);
  return new Promise((resolve, reject) => {
    const reader = readInOrder(connection, stream.manager, {
      ...{ stream: stream.name, subject: layout.both('>'), after, checkedBy: 'log', headersOnly: true },
      hear(message, { sequence }) {
        const subject = layout.readRecord(message.subject);
        if (subject !== undefined) found.add(subject);
        if (sequence < end) return;
        clearTimeout(timer);
        reader.stop();
        resolve(found);
      },
    });
    const timer = setTimeout(() => {
      reader.stop();
      reject(new LogUnavailable('NATS JetStream does not tell in time what has changed.'));
    }, stream.patience.totalMilliseconds);
  });
}

/** Its id is read when somebody asks: nobody does of a sandbox that is not loaded. A record of somebody else has no headers. */
function toRecord(message: Msg, subject: string, sequence: number, at: number): LoggedRecord {
  return {
    ...{ subject, sequence, at, bytes: message.data },
    get id() {
      return message.headers?.get(ownIdHeader) ?? '';
    },
  };
}

function waitFor(follower: Follower, sequence: number, milliseconds: number): Promise<void> {
  if (follower.position >= sequence) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      follower.waiting.delete(wait);
    };
    const wait: Wait = {
      sequence,
      go() {
        end();
        resolve();
      },
    };
    const timer = setTimeout(() => {
      end();
      reject(new LogUnavailable('NATS JetStream takes records, and does not deliver them in time.'));
    }, milliseconds);
    follower.waiting.add(wait);
  });
}

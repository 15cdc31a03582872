import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { SharedLog } from '../shared-log.ts';
import { addMessage, exchangeMessage, readLast, replaceMessage, type Stream } from './append.ts';
import { connectToNats } from './connect.ts';
import { createFollowers, type Followers } from './followers.ts';
import { insist, usualPatience, type Patience } from './patience.ts';
import { createSnapshots } from './snapshots.ts';
import { ensureStreams } from './streams.ts';
import { layoutOf, type Layout } from './subjects.ts';
import { watchLog, type Watch } from './watch.ts';

export interface NatsLogOptions {
  /** `nats://a:4222,b:4222`. */
  readonly url: string;
  /** Whose log it is; two names share nothing. */
  readonly name: string;
  /** On how many servers the log is kept. Default: 3 in a cluster, 1 on a server without one. */
  readonly replicas?: number;
  /** A file with credentials of NATS. */
  readonly credentials?: string;
  readonly patience?: Patience;
  /** Trimmed records stay for so long, for readers that are a little behind. Default: 2 minutes. */
  readonly trimAfterMilliseconds?: number;
  /** A reader that was not up to date for so long begins again. Default: three quarters of that. */
  readonly loseAfterMilliseconds?: number;
}

const usualTrimMilliseconds = 120_000;

/** Opens a log on NATS JetStream. Throws a `SharedProblem`, whose message is for whoever starts the program. */
export async function openNatsLog(options: NatsLogOptions): Promise<SharedLog> {
  const { url, name, credentials, patience = usualPatience } = options;
  const connection = await connectToNats(url, credentials, patience);
  try {
    const manager = await jetstreamManager(connection, {
      checkAPI: false,
      timeout: patience.attemptMilliseconds,
    });
    const layout = layoutOf(name);
    const replicas = options.replicas ?? (connection.info?.cluster === undefined ? 1 : 3);
    await ensureStreams(manager, layout, replicas, patience);
    const streamOf = (stream: string): Stream => ({
      name: stream,
      client: jetstream(connection),
      manager,
      patience,
      maxPayload: () => connection.info?.max_payload ?? 0,
    });
    return createLog(
      connection,
      layout,
      { log: streamOf(layout.records), kept: streamOf(layout.kept) },
      options,
    );
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function createLog(
  connection: NatsConnection,
  layout: Layout,
  { log, kept }: { readonly log: Stream; readonly kept: Stream },
  {
    trimAfterMilliseconds = usualTrimMilliseconds,
    loseAfterMilliseconds = trimAfterMilliseconds * 0.75,
  }: NatsLogOptions,
): SharedLog {
  const watch = watchLog(connection, () => replaceMessage(log, layout.fence(''), new Uint8Array()));
  const { learn, status, onStatus } = watch;
  const followers = createFollowers(connection, log, layout, loseAfterMilliseconds);
  const snapshots = createSnapshots(kept, layout);
  const trim = createTrim(log, layout, trimAfterMilliseconds);
  return {
    async append(subject, bytes, { id, expectedLast }) {
      const target = layout.record(subject);
      const sequence = await learn(
        expectedLast === undefined
          ? addMessage(log, target, bytes, id)
          : exchangeMessage(log, { subject: target, bytes, id, expectedLast, then: 'keep' }),
      );
      followers.await(subject, sequence);
      return { sequence };
    },
    follow: followers.follow,
    lastSequence: (subject) => learn(findLast(log, layout, followers, subject)),
    putSnapshot: (key, bytes, expected) => learn(snapshots.put(key, bytes, expected)),
    getSnapshot: (key) => learn(snapshots.get(key)),
    deleteSnapshot: (key) => learn(snapshots.delete(key)),
    trim: trim.plan,
    status,
    onStatus,
    close: () => close(connection, watch, followers, trim.stop),
  };
}

/** Exact where this connection follows the subject; else as the leader of the log knows it. */
async function findLast(log: Stream, layout: Layout, followers: Followers, subject: string): Promise<number> {
  // Whatever was there before the fence is in front of it: a leader that has been replaced cannot place one.
  const fence = await replaceMessage(log, layout.fence(subject.replace(/>$/, '')), new Uint8Array());
  const heard = await followers.passed(subject, fence);
  return heard ?? (await readLast(log, layout.record(subject)))?.seq ?? 0;
}

async function close(
  connection: NatsConnection,
  watch: Watch,
  followers: Followers,
  stopTrims: () => void,
): Promise<void> {
  stopTrims();
  followers.stop();
  watch.close();
  await connection.close();
}

interface Trim {
  readonly plan: SharedLog['trim'];
  readonly stop: () => void;
}

/**
 * Takes records away some time after it is asked to: a reader that is only a little behind still hears them. What is
 * not done when the process ends is done by the next one that trims the subject.
 */
function createTrim(stream: Stream, layout: Layout, afterMilliseconds: number): Trim {
  const timers = new Set<NodeJS.Timeout>();
  const purge = async (subject: string, before: number): Promise<void> => {
    const options = { filter: layout.record(subject), seq: before };
    await insist(stream.patience, () => stream.manager.streams.purge(stream.name, options));
  };
  return {
    plan(subject, before) {
      if (afterMilliseconds === 0) return purge(subject, before);
      const timer = setTimeout(() => {
        timers.delete(timer);
        purge(subject, before).catch(() => undefined);
      }, afterMilliseconds).unref();
      timers.add(timer);
      return Promise.resolve();
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { SharedLog } from '../shared-log.ts';
import { addMessage, createFence, readLast, roomIn, type Fence, type Stream } from './append.ts';
import { connectToNats, describeOldServer } from './connect.ts';
import { createFollowers, type Followers } from './followers.ts';
import { usualPatience, type Patience } from './patience.ts';
import { createSnapshots } from './snapshots.ts';

import { ensureStreams } from './streams.ts';
import { layoutOf, type Layout } from './subjects.ts';
import { createTrim } from './trim.ts';
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
  /** Hears of servers that are not to be relied on. */
  readonly warn?: ((sentence: string) => void) | undefined;
  /** Trimmed records stay for so long, for readers that are a little behind. Default: 30 s. */
  readonly trimAfterMilliseconds?: number;
}

const usualTrimMilliseconds = 30_000;

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
    const oldServer = describeOldServer(connection.info?.version ?? '', replicas);
    if (oldServer !== undefined) options.warn?.(oldServer);
    await ensureStreams(manager, layout, replicas, patience);
    // While the connection is lost, nothing is known of its server.
    let most = connection.info?.max_payload ?? 0;
    const maxPayload = (): number => (most = connection.info?.max_payload ?? most);
    const streamOf = (stream: string): Stream => ({
      name: stream,
      client: jetstream(connection),
      manager,
      patience,
      maxPayload,
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
  { trimAfterMilliseconds = usualTrimMilliseconds }: NatsLogOptions,
): SharedLog {
  const fence = createFence(log);
  const watch = watchLog(connection, () => fence(layout.fence('')));
  const { learn, status, onStatus } = watch;
  const followers = createFollowers(connection, log, layout);
  const snapshots = createSnapshots(kept, layout);
  const trim = createTrim(log, layout, trimAfterMilliseconds);
  return {
    async append(subject, bytes, { id }) {
      const sequence = await learn(addMessage(log, layout.record(subject), bytes, id));
      followers.await(subject, sequence);
      return { sequence };
    },
    room: () => roomIn(log),
    follow: followers.follow,
    lastSequence: (subject) => learn(findLast(log, layout, fence, followers, subject)),
    changedBehind: (sequence) => learn(findChanged(layout, fence, followers, sequence)),
    putSnapshot: (key, bytes, expected) => learn(snapshots.put(key, bytes, expected)),
    getSnapshot: (key) => learn(snapshots.get(key)),
    deleteSnapshot: (key) => learn(snapshots.delete(key)),
    trim: trim.plan,
    tell(bytes) {
      if (!connection.isClosed()) connection.publish(layout.talk, bytes);
    },
    onTold: (listener) => hearTalk(connection, layout, listener),
    status,
    onStatus,
    close: () => close(connection, watch, followers, trim.stop),
  };
}

function hearTalk(
  connection: NatsConnection,
  { talk }: Layout,
  listener: (bytes: Uint8Array) => void,
): () => void {
  const subscription = connection.subscribe(talk, {
    callback(error, { data }) {
      if (!error) listener(data);
    },
  });
  return () => {
    subscription.unsubscribe();
  };
}

/** Exact where this connection follows the subject; else as the leader of the log knows it. */
async function findLast(
  log: Stream,
  layout: Layout,
  fence: Fence,
  followers: Followers,
  subject: string,
): Promise<number> {
  // Whatever was there before the fence is in front of it: a leader that has been replaced cannot place one.
  const place = await fence(layout.fence(subject.replace(/>$/, '')));
  const heard = await followers.passed(subject, place);
  return heard ?? (await readLast(log, layout.record(subject)))?.seq ?? 0;
}

/** It reads up to a fence: the last record may have been trimmed, and would be waited for in vain. */
async function findChanged(
  layout: Layout,
  fence: Fence,
  followers: Followers,
  after: number,
): Promise<ReadonlySet<string>> {
  return followers.changed(after, await fence(layout.fence('changed')));
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

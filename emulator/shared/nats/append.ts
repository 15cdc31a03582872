import { headers, type MsgHdrs } from '@nats-io/transport-node';
import type {
  JetStreamClient,
  JetStreamManager,
  MsgRequest,
  NextMsgRequest,
  StoredMsg,
} from '@nats-io/jetstream';
import { LogUnavailable } from '../shared-log.ts';
import { insist, type Patience } from './patience.ts';

/** The id of a record; NATS has another one, if any. */
export const ownIdHeader = 'Understudy-Id';
/** For subject, headers and the protocol. */
const roomForHeaders = 2000;

/** What appending needs of a stream. */
export interface Stream {
  readonly name: string;
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
  readonly patience: Patience;
  /** The most bytes that the server takes in one message. */
  readonly maxPayload: () => number;
}

/**
 * Adds a message. Gives its place; where an attempt of which nothing was heard had succeeded, it stands in an earlier one as
 * well. The server is asked for nothing that it could refuse when it stores the message: no id, no expected place. A server
 * that is killed and reads its records again counts refusals anew, and its copy comes apart (nats-server 2.9.10, decision 16).
 */
export async function addMessage(
  stream: Stream,
  subject: string,
  bytes: Uint8Array,
  id: string,
): Promise<number> {
  checkSize(bytes, stream);
  const { seq } = await insist(stream.patience, (timeout) =>
    stream.client.publish(subject, bytes, { headers: headersOf(id), timeout }),
  );
  return seq;
}

/** Adds a message that says nothing, and takes back the one that was added before in this way. Gives its place. */
export type Fence = (subject: string) => Promise<number>;

export function createFence(stream: Stream): Fence {
  const standing = new Map<string, number>();
  return async (subject) => {
    const { seq } = await insist(stream.patience, (timeout) =>
      stream.client.publish(subject, undefined, { timeout }),
    );
    const former = standing.get(subject);
    standing.set(subject, seq);
    // Where it stays it is in nobody's way.
    if (former !== undefined) void removeMessage(stream, former);
    return seq;
  };
}

/** Takes one message away. Where that fails it stays, and whoever tidies up next finds it again. */
export async function removeMessage({ manager, name }: Stream, place: number): Promise<void> {
  await manager.streams.deleteMessage(name, place, false).catch(() => undefined);
}

/** The first message of a subject or of a pattern from a place on, as the leader knows it. */
export async function readNext(
  { manager, name }: Pick<Stream, 'manager' | 'name'>,
  subject: string,
  from: number,
): Promise<StoredMsg | undefined> {
  // The server's API has this form of a request since 2.9; the client types it only for reading without the leader.
  const request: NextMsgRequest = { seq: from, next_by_subj: subject };
  const found = await manager.streams.getMessage(name, request as unknown as MsgRequest);
  return found ?? undefined;
}

/** The last message of a subject or of a pattern, as the leader knows it. */
export async function readLast(stream: Stream, subject: string): Promise<StoredMsg | undefined> {
  const found = await insist(stream.patience, () =>
    stream.manager.streams.getMessage(stream.name, { last_by_subj: subject }),
  );
  return found ?? undefined;
}

function headersOf(id: string): MsgHdrs {
  const made = headers();
  made.set(ownIdHeader, id);
  return made;
}

/** The most bytes that a message may have. */
export function roomIn({ maxPayload }: Stream): number {
  return maxPayload() - roomForHeaders;
}

function checkSize(bytes: Uint8Array, stream: Stream): void {
  if (bytes.length <= roomIn(stream)) return;
  throw new LogUnavailable(
    `A record of ${bytes.length} bytes is larger than NATS takes. Raise max_payload (now ${stream.maxPayload()}) of its servers.`,
  );
}

import { headers, type MsgHdrs } from '@nats-io/transport-node';
import {
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamClient,
  type JetStreamManager,
  type MsgRequest,
  type NextMsgRequest,
  type StoredMsg,
} from '@nats-io/jetstream';
import { LogConflict, LogUnavailable } from '../shared-log.ts';
import { insist, type Patience } from './patience.ts';

/** The id of a record; NATS has another one, if any. */
export const ownIdHeader = 'Understudy-Id';
const rollupHeader = 'Nats-Rollup';
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
 * well. The server is not asked to leave the second one out: with message ids, copies of a log come apart while servers are
 * killed and stopped (nats-server 2.9.10, decision 16).
 */
export async function addMessage(
  stream: Stream,
  subject: string,
  bytes: Uint8Array,
  id: string,
): Promise<number> {
  checkSize(bytes, stream.maxPayload());
  const { seq } = await insist(stream.patience, (timeout) =>
    stream.client.publish(subject, bytes, { headers: headersOf({ [ownIdHeader]: id }), timeout }),
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
    if (former !== undefined)
      stream.manager.streams.deleteMessage(stream.name, former, false).catch(() => undefined);
    return seq;
  };
}

export interface Exchange {
  readonly subject: string;
  readonly bytes: Uint8Array;
  readonly id: string;
  /** The place of the last message of the subject, 0 for none. */
  readonly expectedLast: number;
  /** Whether the message takes away what it follows. */
  readonly then: 'keep' | 'replace';
}

/**
 * Adds a message only if the last one of its subject has the expected place. Gives its place; throws a `LogConflict`.
 *
 * A leader of JetStream compares the expected place with what it has stored, not with what is on its way: of six writers
 * at once all six got through (nats-server 2.9.10, three replicas). A message id is compared when a message is stored,
 * so those who expect the same get the same id, and one of them wins. A subject must be written in this way always.
 */
export async function exchangeMessage(stream: Stream, exchange: Exchange): Promise<number> {
  const { subject, bytes, id, expectedLast, then } = exchange;
  checkSize(bytes, stream.maxPayload());
  const extra = headersOf({ [ownIdHeader]: id, ...(then === 'replace' && { [rollupHeader]: 'sub' }) });
  return insist(stream.patience, async (timeout) => {
    const added = await publishOnce(stream, exchange, extra, timeout);
    if (added !== undefined) return added;
    // Somebody was first: perhaps an earlier attempt of our own, whose answer was lost.
    const first = await readNext(stream, subject, expectedLast + 1);
    if (first?.header.get(ownIdHeader) === id) return first.seq;
    throw new LogConflict(`${subject} has another record behind ${expectedLast}.`);
  });
}

/** The place of the message, or nothing when another one is there. */
async function publishOnce(
  { client }: Stream,
  { subject, bytes, expectedLast }: Exchange,
  extra: MsgHdrs,
  timeout: number,
): Promise<number | undefined> {
  try {
    const { seq, duplicate } = await client.publish(subject, bytes, {
      msgID: `${expectedLast} ${subject}`,
      expect: { lastSubjectSequence: expectedLast },
      headers: extra,
      timeout,
    });
    return duplicate ? undefined : seq;
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamWrongLastSequence)
      return undefined;
    throw error;
  }
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

function headersOf(values: Readonly<Record<string, string>>): MsgHdrs {
  const made = headers();
  for (const [name, value] of Object.entries(values)) made.set(name, value);
  return made;
}

function checkSize(bytes: Uint8Array, most: number): void {
  if (bytes.length + roomForHeaders <= most) return;
  throw new LogUnavailable(
    `A record of ${bytes.length} bytes is larger than NATS takes. Raise max_payload (now ${most}) of its servers.`,
  );
}

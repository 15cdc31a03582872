import type { Msg } from '@nats-io/transport-node';

/** What a consumer of JetStream says about a message that it delivers. */
export interface Delivery {
  /** Its place in the stream. */
  readonly sequence: number;
  /** The how manieth message of this consumer it is, from 1. */
  readonly count: number;
  /** When the leader took it, in milliseconds since 1970. */
  readonly at: number;
}

/** What stands in the reply subject of a delivered message; nothing where it was not delivered by a consumer. */
export function readDelivery({ reply }: Msg): Delivery | undefined {
  const tokens = reply?.split('.') ?? [];
  if (tokens[0] !== '$JS' || tokens[1] !== 'ACK') return undefined;
  // `$JS.ACK.<stream>.<consumer>.<attempts>.<sequence>.<count>.<nanoseconds>.<pending>`; newer servers put a domain and an
  // account in front of the stream, and may add a word at the end.
  const numbers = tokens.slice(tokens.length > 9 ? 7 : 5).map(Number);
  const [sequence, count, nanoseconds] = numbers;
  if (sequence === undefined || count === undefined || nanoseconds === undefined) return undefined;
  return { sequence, count, at: Math.floor(nanoseconds / 1e6) };
}

/** What a consumer says about itself. */
export interface ConsumerHeartbeat {
  /** The subject on which it wants to hear that we are still there. */
  readonly answerTo?: string;
}

const aboutItself = 100;

export function readHeartbeat({ headers, reply }: Msg): ConsumerHeartbeat | undefined {
  if (headers?.code !== aboutItself) return undefined;
  const answerTo = reply || headers.get('Nats-Consumer-Stalled');
  return answerTo === '' ? {} : { answerTo };
}

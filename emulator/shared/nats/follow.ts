import {
  createInbox,
  nanos,
  type Msg,
  type NatsConnection,
  type Subscription,
} from '@nats-io/transport-node';
import {
  AckPolicy,
  DeliverPolicy,
  type ConsumerConfig,
  type JetStreamManager,
  type StoredMsg,
} from '@nats-io/jetstream';
import { readNext } from './append.ts';

/** What a consumer of JetStream says about a message that it delivers. */
interface Delivery {
  /** Its place in the stream. */
  readonly sequence: number;
  /** The how manieth message of this consumer it is, from 1. */
  readonly count: number;
  /** When the leader took it, in milliseconds since 1970. */
  readonly at: number;
}

/** Where to read, and whom to tell. */
export interface Reading {
  readonly stream: string;
  /** A subject of NATS, or a pattern. */
  readonly subject: string;
  readonly after: number;
  /** Who makes sure that nothing is left out. */
  readonly checkedBy: 'log' | 'hearer';
  /** Messages come without what they say. */
  readonly headersOnly?: boolean;
  readonly hear: (message: Msg, delivery: Delivery) => void;
}

export interface Reader {
  readonly stop: () => void;
  /** A message with this number is there: begins anew when it does not come soon. */
  readonly await: (sequence: number) => void;
}

/** A consumer says at least this often that it is there. */
const heartbeatMilliseconds = 1000;
/** After so long a silence it is given up: its node is gone, or says nothing. */
const silenceMilliseconds = 3500;
const pauseMilliseconds = 100;
/** A consumer that nobody hears is taken away by the server. */
const unheardMilliseconds = 30_000;

/**
 * Reads a stream in its order, each message once, until it is stopped. It begins anew behind the last message, perhaps at
 * another node, when a message is missing or the consumer is silent.
 *
 * This is not the ordered consumer of the client for two reasons, both seen with nats-server 2.9.10. That one allows no
 * other heartbeat than 30 s, and beside a node that was stopped it stood still for as long. And it believes its consumer, which may
 * live on a node whose copy has holes, or be moved behind what it has not delivered when somebody purges messages of one
 * subject: its count shows nothing. So wherever numbers are left out, the leader is asked whether there is something.
 */
export function readInOrder(connection: NatsConnection, manager: JetStreamManager, reading: Reading): Reader {
  let last = reading.after;
  let awaited = 0;
  let current: Subscription | undefined;
  const stop = (): void => {
    silence.stop();
    patience.stop();
    current?.unsubscribe();
    current = undefined;
  };
  const hear = (message: Msg, delivery: Delivery): void => {
    last = delivery.sequence;
    if (last >= awaited) patience.stop();
    reading.hear(message, delivery);
  };
  const beginSoon = (): void => {
    current?.unsubscribe();
    current = undefined;
    silence.begin(pauseMilliseconds);
  };
  const begin = (): void => {
    current?.unsubscribe();
    if (connection.isClosed()) return;
    const inbox = createInbox();
    const take = createIntake({
      position: last,
      hear,
      isCurrent: () => subscription === current,
      begin: beginSoon,
      next: nextOf(manager, reading),
    });
    const subscription = connection.subscribe(inbox, {
      callback: (error, message) => {
        if (subscription !== current) return;
        silence.begin(error ? pauseMilliseconds : silenceMilliseconds);
        if (error) return;
        const heartbeat = readHeartbeat(message);
        if (!heartbeat) take(message);
        else if (heartbeat.answerTo !== undefined) connection.publish(heartbeat.answerTo);
      },
    });
    current = subscription;
    silence.begin(silenceMilliseconds);
    manager.consumers.add(reading.stream, configOf(reading, inbox, last)).catch(() => {
      if (subscription === current) silence.begin(pauseMilliseconds);
    });
  };
  const silence = createDelay(begin);
  const patience = createDelay(begin);
  begin();
  return {
    stop,
    await(sequence) {
      awaited = Math.max(awaited, sequence);
      if (current && last < awaited && !patience.isRunning()) patience.begin(silenceMilliseconds);
    },
  };
}

/** Asks the leader for the first message from a place on, where whoever hears does not see himself what is left out. */
function nextOf(manager: JetStreamManager, { stream: name, subject, checkedBy }: Reading): Intake['next'] {
  return checkedBy === 'hearer' ? undefined : (from) => readNext({ manager, name }, subject, from);
}

interface Intake {
  /** The last message that was heard. */
  readonly position: number;
  readonly hear: (message: Msg, delivery: Delivery) => void;
  /** Whether it is still this consumer that is read. */
  readonly isCurrent: () => boolean;
  /** Reads anew from the position on. */
  readonly begin: () => void;
  /** The first message that the leader has from a place on; nothing where it is not to be asked. */
  readonly next: ((from: number) => Promise<StoredMsg | undefined>) | undefined;
}

interface Arrived {
  readonly message: Msg;
  readonly delivery: Delivery;
  readonly isNext: Promise<boolean> | undefined;
}

/** Takes what one consumer delivers, as long as nothing is missing. */
function createIntake({ position, hear, isCurrent, begin, next }: Intake): (message: Msg) => void {
  let count = 0;
  let latest = position;
  const waiting: Arrived[] = [];
  const letThrough = async (): Promise<void> => {
    for (let first = waiting[0]; first && isCurrent(); first = waiting[0]) {
      const isSure = (await first.isNext) ?? true;
      if (!isCurrent()) return;
      if (!isSure) {
        begin();
        return;
      }
      waiting.shift();
      hear(first.message, first.delivery);
    }
  };
  return (message) => {
    const delivery = readDelivery(message);
    count += 1;
    if (delivery?.count !== count) {
      begin();
      return;
    }
    const { sequence } = delivery;
    // A node that has fallen behind begins where its own copy ends.
    if (sequence <= latest) return;
    const isNext =
      sequence === latest + 1
        ? undefined
        : next?.(latest + 1).then(
            (found) => found?.seq === sequence,
            // Whoever cannot know reads again.
            () => false,
          );
    latest = sequence;
    if (waiting.length === 0 && !isNext) {
      hear(message, delivery);
      return;
    }
    waiting.push({ message, delivery, isNext });
    if (waiting.length === 1) void letThrough();
  };
}

/** Something that is done after a while, unless it is stopped or begun again. */
function createDelay(act: () => void) {
  let timer: NodeJS.Timeout | undefined;
  let length = 0;
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    stop,
    isRunning: () => timer !== undefined,
    begin(milliseconds: number): void {
      if (timer && milliseconds === length) {
        timer.refresh();
        return;
      }
      stop();
      length = milliseconds;
      timer = setTimeout(() => {
        timer = undefined;
        act();
      }, milliseconds).unref();
    },
  };
}

function configOf({ subject, headersOnly }: Reading, inbox: string, after: number): ConsumerConfig {
  return {
    filter_subject: subject,
    ...(headersOnly && { headers_only: true }),
    deliver_subject: inbox,
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: after + 1,
    ack_policy: AckPolicy.None,
    max_deliver: 1,
    flow_control: true,
    idle_heartbeat: nanos(heartbeatMilliseconds),
    inactive_threshold: nanos(unheardMilliseconds),
    num_replicas: 1,
    mem_storage: true,
  } as ConsumerConfig;
}

/** What stands in the reply subject of a delivered message; nothing where it was not delivered by a consumer. */
function readDelivery({ reply }: Msg): Delivery | undefined {
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
interface ConsumerHeartbeat {
  /** The subject on which it wants to hear that we are still there. */
  readonly answerTo?: string;
}

const aboutItself = 100;

function readHeartbeat(message: Msg): ConsumerHeartbeat | undefined {
  // Headers are read when they are asked for, and no record need be asked.
  if (message.data.length > 0) return undefined;
  const { headers, reply } = message;
  if (headers?.code !== aboutItself) return undefined;
  const answerTo = reply || headers.get('Nats-Consumer-Stalled');
  return answerTo === '' ? {} : { answerTo };
}

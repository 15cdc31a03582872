import {
  createInbox,
  nanos,
  type Msg,
  type NatsConnection,
  type Subscription,
} from '@nats-io/transport-node';
import { AckPolicy, DeliverPolicy, type ConsumerConfig, type JetStreamManager } from '@nats-io/jetstream';
import { readDelivery, readHeartbeat, type ConsumerHeartbeat, type Delivery } from './read-message.ts';

/** Where to read, and whom to tell. */
export interface Reading {
  readonly stream: string;
  /** A subject of NATS, or a pattern. */
  readonly subject: string;
  readonly after: number;
  readonly hear: (message: Msg, delivery: Delivery) => void;
  /** Told once, in the place of more messages, when some may have been taken away before they were heard. */
  readonly lose: () => void;
  /** After so long without a sign of being up to date, messages may have been taken away. */
  readonly loseAfterMilliseconds: number;
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
 * another node, when a message is missing or the consumer is silent. (The ordered push consumer of the client allows no
 * other heartbeat than 30 s; beside a node that was stopped it stood still for as long.)
 */
export function readInOrder(connection: NatsConnection, manager: JetStreamManager, reading: Reading): Reader {
  let last = reading.after;
  let awaited = 0;
  let upToDateAt = performance.now();
  let current: Subscription | undefined;
  const stop = (): void => {
    silence.stop();
    patience.stop();
    current?.unsubscribe();
    current = undefined;
  };

  const take = (message: Msg, count: number): 'taken' | 'missing' => {
    const delivery = readDelivery(message);
    if (delivery?.count !== count) return 'missing';
    last = delivery.sequence;
    if (delivery.pending === 0) upToDateAt = performance.now();
    if (last >= awaited) patience.stop();
    reading.hear(message, delivery);
    return 'taken';
  };

  const answer = (heartbeat: ConsumerHeartbeat, count: number): void => {
    if (heartbeat.count === count) upToDateAt = performance.now();
    if (heartbeat.answerTo !== undefined) connection.publish(heartbeat.answerTo);
  };
  const begin = (): void => {
    current?.unsubscribe();
    if (connection.isClosed()) return;
    let count = 0;
    const inbox = createInbox();
    const subscription = connection.subscribe(inbox, {
      callback: (error, message) => {
        if (subscription !== current) return;
        silence.begin(error ? pauseMilliseconds : silenceMilliseconds);
        if (error) return;
        const heartbeat = readHeartbeat(message);
        if (performance.now() - upToDateAt > reading.loseAfterMilliseconds) {
          stop();
          reading.lose();
        } else if (heartbeat) answer(heartbeat, count);
        else if (take(message, count + 1) === 'taken') count += 1;
        else begin();
      },
    });
    current = subscription;
    silence.begin(silenceMilliseconds);
    manager.consumers.add(reading.stream, configOf(reading.subject, inbox, last)).catch(() => {
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

function configOf(subject: string, inbox: string, after: number): ConsumerConfig {
  return {
    filter_subject: subject,
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

import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { CallTiming } from '../../contracts/core/wire/http.ts';
import type { DeliveredReply } from '../core/engine/delivery.ts';
import { setImmediate } from 'node:timers';

let connections = 0;

interface Connection {
  readonly connection: number;
  readonly opened: number;
  hasCalled: boolean;
}

const connectionsOf = new WeakMap<Socket, Connection>();

/** Notes when a connection is opened. */
export function noteConnection(socket: Socket): Connection {
  const connection = { connection: (connections += 1), opened: currentTick(), hasCalled: false };
  connectionsOf.set(socket, connection);
  return connection;
}

/**
 * A call that comes in by a socket; whoever answers it notes when that was. A connection that nobody noted is taken for
 * opened now.
 */
export function arriveBy(socket: Socket): CallTiming {
  const known = connectionsOf.get(socket) ?? noteConnection(socket);
  const { connection, opened, hasCalled: isReused } = known;
  known.hasCalled = true;
  return {
    connection,
    opened,
    isReused,
    arrived: currentTick(),
    left: undefined,
    arrivedAt: performance.now(),
    leftAt: undefined,
    answeredIn: undefined,
  };
}

/** Answers a call that comes in without a socket, so that it stands by itself. */
export async function passThrough<Reply>(answer: (timing: CallTiming) => Promise<Reply>): Promise<Reply> {
  const tick = nextTick();
  const timing: CallTiming = {
    connection: (connections += 1),
    opened: tick,
    isReused: false,
    arrived: tick,
    left: undefined,
    arrivedAt: performance.now(),
    leftAt: undefined,
    answeredIn: undefined,
  };
  try {
    return await answer(timing);
  } finally {
    leave(timing);
  }
}

/** Notes that the reply to a call has gone, or its caller. Gives when, by `performance.now()`. */
export function leave(timing: CallTiming): number {
  const now = performance.now();
  timing.left = currentTick();
  timing.leftAt = now;
  return now;
}

/** Notes when a reply has gone. One that is late, slow or never sent goes when the caller has it, or has given up. */
export function noteLeaving(
  timing: CallTiming,
  { delivery }: DeliveredReply,
  response: ServerResponse,
): void {
  if (!delivery || response.destroyed) {
    leave(timing);
    return;
  }
  response.on('close', () => {
    leave(timing);
  });
}

/** Ticks of all doors of this process: one for each turn of its loop in which calls come, and for each call without a socket. */
let tick = 1;
let isTurnKnown = false;

/**
 * The tick of this turn of the loop. What is read in one turn had come before the turn began, and so before any reply that
 * was written in it.
 */
export function currentTick(): number {
  if (!isTurnKnown) {
    isTurnKnown = true;
    setImmediate(() => {
      tick += 1;
      isTurnKnown = false;
    }).unref();
  }
  return tick;
}

/** A tick of its own. */
export function nextTick(): number {
  tick += 1;
  return tick;
}

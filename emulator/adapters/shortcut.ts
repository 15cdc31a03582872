import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { HttpRequest } from '../../contracts/core/http.ts';
import type { DeliveredReply } from '../core/delivery.ts';
import { deliver } from './delivery.ts';
import type { Refuser } from './guard-protocol.ts';
import { printReply } from './last-reply.ts';
import { printOrdinaryReply } from './ordinary-reply.ts';
import { readOrdinaryRequest } from './ordinary-request.ts';
import { tooLate } from './protocol-errors.ts';
import type { ProtocolLimits } from './protocol-limits.ts';

/** Answers a request that has come whole. */
export type Answer = (request: HttpRequest) => DeliveredReply;

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** How an origin answers requests, and bytes that are none. */
interface Answering {
  readonly answer: Answer;
  readonly listener: Listener;
  readonly refuser: Refuser;
}

/** A connection that Node's HTTP server knows nothing of yet. */
interface Guest {
  readonly socket: Socket;
  /** When it was opened or answered last, by `performance.now()`. */
  since: number;
  hasCalled: boolean;
  /** Stops listening to it. */
  readonly leave: () => void;
}

/**
 * Answers ordinary requests between the socket and Node's HTTP server, which takes half of the time of a call for what
 * hardly any call needs. At the first chunk that is not exactly one ordinary request, or the first reply that is not an
 * ordinary one, a connection is handed over to Node's server for good, with all bytes that have not been answered. Gives the
 * listener that the server must have, and what closes the connections that it does not know.
 */
export function takeShortcut(
  server: Server,
  { answer, listener, refuser }: Answering,
  limits: ProtocolLimits,
): { readonly listener: Listener; readonly close: () => void } {
  const guests = new Set<Guest>();
  const decided = new WeakMap<Socket, DeliveredReply>();
  const handOver = takeConnections(server);
  const keepAliveSeconds = Math.floor(limits.keepAliveTimeout / 1000);

  const serve = (guest: Guest, chunk: Buffer): void => {
    const { socket } = guest;
    const request = readOrdinaryRequest(chunk);
    const reply = request && answer(request);
    const text = reply && printOrdinaryReply(reply, keepAliveSeconds);
    if (text !== undefined) {
      say(guest, text);
      return;
    }
    guest.leave();
    // Node's server reads the request again, and finds what has been answered already.
    if (reply) decided.set(socket, reply);
    handOver(socket, chunk);
  };

  server.on('connection', (socket: Socket) => {
    receive(socket, guests, serve);
  });
  repeatWhileOpen(server, limits.checkInterval, () => {
    dismissIdle(guests, limits, refuser);
  });

  return {
    listener(request, response) {
      const reply = decided.get(request.socket);
      decided.delete(request.socket);
      if (!reply) {
        listener(request, response);
        return;
      }
      request.resume();
      deliver(reply, response);
    },
    close() {
      for (const { socket } of guests) socket.destroy();
    },
  };
}

/** Takes a server its new connections. Gives what hands it one of them, with what has been read of it. */
function takeConnections(server: Server): (socket: Socket, chunk: Buffer) => void {
  const listeners = server.listeners('connection') as ((socket: Socket) => void)[];
  server.removeAllListeners('connection');
  return (socket, chunk) => {
    socket.pause();
    socket.unshift(chunk);
    for (const listener of listeners) listener.call(server, socket);
    process.nextTick(() => socket.resume());
  };
}

function receive(socket: Socket, guests: Set<Guest>, serve: (guest: Guest, chunk: Buffer) => void): void {
  const onData = (chunk: Buffer): void => {
    serve(guest, chunk);
  };
  const onEnd = (): void => {
    socket.end();
  };
  const leave = (): void => {
    guests.delete(guest);
    socket.off('data', onData).off('end', onEnd).off('close', leave);
  };
  const guest: Guest = { socket, since: performance.now(), hasCalled: false, leave };
  guests.add(guest);
  socket.on('data', onData).on('end', onEnd).on('close', leave);
  // What breaks a connection also closes it.
  socket.on('error', () => undefined);
}

function say(guest: Guest, text: string): void {
  const { socket } = guest;
  guest.hasCalled = true;
  guest.since = performance.now();
  if (socket.write(text)) return;
  // Whoever does not read is not read either.
  socket.pause();
  socket.once('drain', () => socket.resume());
}

function dismissIdle(
  guests: ReadonlySet<Guest>,
  { headersTimeout, keepAliveTimeout }: ProtocolLimits,
  refuser: Refuser,
): void {
  const now = performance.now();
  for (const { socket, since, hasCalled, leave } of guests) {
    if (now - since < (hasCalled ? keepAliveTimeout : headersTimeout)) continue;
    leave();
    if (hasCalled) socket.destroy();
    else socket.end(printReply(refuser(tooLate)), () => socket.destroy());
  }
}

function repeatWhileOpen(server: Server, milliseconds: number, action: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  server.on('listening', () => {
    timer = setInterval(action, milliseconds).unref();
  });
  server.on('close', () => {
    clearInterval(timer);
  });
}

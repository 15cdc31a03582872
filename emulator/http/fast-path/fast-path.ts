import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { CallTiming, HttpRequest } from '../../../contracts/core/wire/http.ts';
import type { DeliveredReply } from '../../core/engine/delivery.ts';
import type { Refuser } from '../guard/reject-bad-requests.ts';
import type { NodeListener } from '../node-listener.ts';
import { printOrdinaryReply, printReply, readOrdinaryRequest } from './simple-messages.ts';
import { arriveBy, leave, noteConnection, noteLeaving } from '../call-timing.ts';
import type { ProtocolLimits } from '../guard/protocol-limits.ts';
import { endSafely, type AnswerDefect } from '../answer.ts';
import { tooLate } from '../guard/protocol-errors.ts';
import { deliver } from '../send-reply.ts';
import { beginsTls, createTlsEntrance, type OpenTls } from './tls-entrance.ts';

/** Answers a request that has come whole, perhaps later, unless this is not the one to answer it. A promise never rejects. */
export type Answer = (
  request: HttpRequest,
  socket: Socket,
) => DeliveredReply | Promise<DeliveredReply> | undefined;

/** How an origin answers requests, and bytes that are none. */
interface Answering {
  /** Without it, Node's server reads all requests. */
  readonly answer?: Answer | undefined;
  readonly listener: NodeListener;
  readonly refuser: Refuser;
  readonly answerDefect: AnswerDefect;
  /** Without it, bytes of TLS are no request. */
  readonly tls?: TlsUse | undefined;
}

/** How an origin speaks TLS, and who hears of handshakes that failed. */
export interface TlsUse {
  readonly open: OpenTls;
  readonly complain: (sentence: string) => void;
}

export interface Shortcut {
  readonly listener: NodeListener;
  /** Takes a connection that was opened within another one, and has said nothing yet. */
  readonly take: (socket: Socket) => void;
  /** From here on Node's server gets every request, and may end the connection behind it. */
  readonly leaveAll: () => void;
  readonly close: () => void;
}

/**
 * Answers ordinary requests between the socket and Node's HTTP server, which does much that hardly any call needs. At the
 * first chunk that is not exactly one ordinary request, or the first reply that is not an ordinary one, a connection is handed
 * over to Node's server for good. Gives the listener that the server must have, and what closes what it does not know.
 */
export function takeShortcut(
  server: Server,
  { answer, listener, refuser, answerDefect, tls }: Answering,
  limits: ProtocolLimits,
): Shortcut {
  const rawConnections = new Set<RawConnection>();
  const decided = createDecided(listener, answerDefect);
  const handOver = takeConnections(server);

  const passOn = (connection: RawConnection, chunk: Buffer): void => {
    const { socket } = connection;
    connection.leave();
    if (entrance && !connection.hasCalled && !connection.scheme && beginsTls(chunk))
      entrance.accept(socket, chunk);
    else handOver(socket, chunk);
  };
  const parts = { answer, answerDefect, decided, limits, passOn, isOver: false };
  const serve = createServe(parts);
  const take = (socket: Socket): void => {
    noteConnection(socket);
    receive(socket, rawConnections, { serve, answerDefect });
  };
  const takeSecure = (socket: Socket): void => {
    noteConnection(socket);
    receive(socket, rawConnections, { serve, answerDefect }, 'https');
  };
  const entrance = tls && createTlsEntrance(tls.open, limits, takeSecure, tls.complain);

  server.on('connection', take);
  repeatWhileOpen(server, limits.checkInterval, () => {
    dismissIdle(rawConnections, limits, refuser);
  });

  return {
    listener: decided.listener,
    take,
    leaveAll() {
      parts.isOver = true;
    },
    close() {
      for (const { socket } of rawConnections) socket.destroy();
      entrance?.close();
    },
  };
}

interface ServeParts extends Pick<Answering, 'answer' | 'answerDefect'> {
  readonly decided: Pick<ReturnType<typeof createDecided>, 'keep'>;
  readonly limits: ProtocolLimits;
  /** Hands a connection over with what has been read of it. */
  readonly passOn: Serving['serve'];
  /** Whether no more requests are answered here. */
  readonly isOver: boolean;
}

function createServe(parts: ServeParts): Serving['serve'] {
  const { answer, answerDefect, decided, limits, passOn } = parts;
  const keepAliveSeconds = Math.floor(limits.keepAliveTimeout / 1000);
  const answerLate = (connection: RawConnection, chunk: Buffer, { reply, timing }: Decision): void => {
    const text = printOrdinaryReply(reply, keepAliveSeconds);
    if (text !== undefined) {
      say(connection, text, timing);
      return;
    }
    decided.keep(connection.socket, { reply, timing });
    // What its client has ended, Node's server would end as well.
    if (!connection.isEnded) passOn(connection, chunk);
  };
  return (connection, chunk) => {
    const { socket } = connection;
    const request = answer && !parts.isOver ? readOrdinaryRequest(chunk, limits) : undefined;
    if (answer && request) {
      const timing = arriveBy(socket);
      request.timing = timing;
      request.scheme = connection.scheme;
      const reply = answer(request, socket);
      if (reply instanceof Promise) {
        waitFor(connection, reply, answerDefect, (late) => {
          answerLate(connection, chunk, { reply: late, timing });
        });
        return;
      }
      const text = reply && printOrdinaryReply(reply, keepAliveSeconds);
      if (text !== undefined) {
        say(connection, text, timing);
        return;
      }
      // Node's server reads the request again, and finds what has been answered already.
      if (reply) decided.keep(socket, { reply, timing });
    }
    passOn(connection, chunk);
  };
}

/** A connection that Node's HTTP server knows nothing of yet. */
export interface RawConnection {
  readonly socket: Socket;
  /** When it was opened or answered last, by `performance.now()`. */
  since: number;
  hasCalled: boolean;
  /** Whether its last request waits for an answer, and nothing behind that is read. */
  isWaiting: boolean;
  /** Whether its client says nothing more. */
  isEnded: boolean;
  /** What is said of its requests where it speaks TLS. */
  readonly scheme: 'https' | undefined;
  /** Stops listening to it. */
  readonly leave: () => void;
}

interface Serving {
  /** Gets each chunk of a connection. */
  readonly serve: (connection: RawConnection, chunk: Buffer) => void;
  readonly answerDefect: AnswerDefect;
}

/** Listens to a connection. Whatever is thrown costs its caller a defect, or the connection, and nobody else anything. */
export function receive(
  socket: Socket,
  rawConnections: Set<RawConnection>,
  { serve, answerDefect }: Serving,
  scheme?: RawConnection['scheme'],
): void {
  const onData = (chunk: Buffer): void => {
    try {
      serve(connection, chunk);
    } catch (error) {
      endSafely(socket, answerDefect, error);
    }
  };
  const onEnd = (): void => {
    connection.isEnded = true;
    if (!connection.isWaiting) socket.end();
  };
  const leave = (): void => {
    rawConnections.delete(connection);
    socket.off('data', onData).off('end', onEnd).off('close', leave);
  };
  const connection: RawConnection = {
    ...{ socket, since: performance.now(), scheme, leave },
    ...{ hasCalled: false, isWaiting: false, isEnded: false },
  };
  rawConnections.add(connection);
  socket.on('data', onData).on('end', onEnd).on('close', leave);
  // What breaks a connection also closes it.
  socket.on('error', () => undefined);
}

/** Lets a connection wait for an answer. What comes behind its request, or its end, is looked at afterwards, so that answers keep their order. */
export function waitFor(
  connection: RawConnection,
  asked: Promise<DeliveredReply>,
  answerDefect: AnswerDefect,
  send: (reply: DeliveredReply) => void,
): void {
  const { socket } = connection;
  connection.isWaiting = true;
  socket.pause();
  void asked.then((reply) => {
    connection.isWaiting = false;
    if (!socket.writable) return;
    try {
      send(reply);
    } catch (error) {
      endSafely(socket, answerDefect, error);
    }
    if (connection.isEnded) socket.end();
    else if (!socket.writableNeedDrain) socket.resume();
  });
}

/** Answers on a connection, and notes when the reply to the call has gone. */
function say(connection: RawConnection, text: string, timing: CallTiming): void {
  const { socket } = connection;
  connection.hasCalled = true;
  const isTaken = socket.write(text);
  connection.since = leave(timing);
  if (isTaken) return;
  // Whoever does not read is not read either.
  socket.pause();
  socket.once('drain', () => socket.resume());
}

/** Ends the connections that have been silent for too long, as Node's server does with its own. */
export function dismissIdle(
  rawConnections: ReadonlySet<RawConnection>,
  { headersTimeout, keepAliveTimeout }: ProtocolLimits,
  refuser: Refuser,
): void {
  const now = performance.now();
  for (const { socket, since, hasCalled, isWaiting, leave } of rawConnections) {
    if (isWaiting || now - since < (hasCalled ? keepAliveTimeout : headersTimeout)) continue;
    leave();
    if (hasCalled) socket.destroy();
    else socket.end(printReply(refuser(tooLate)), () => socket.destroy());
  }
}

/** Does something again and again while a server listens. */
export function repeatWhileOpen(server: Server, milliseconds: number, action: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  server.on('listening', () => {
    timer = setInterval(action, milliseconds).unref();
  });
  server.on('close', () => {
    clearInterval(timer);
  });
}

interface Decision {
  readonly reply: DeliveredReply;
  readonly timing: CallTiming;
}

/** Replies to requests that Node's server reads once more, and the listener that finds them; `listener` answers all others. */
export function createDecided(
  listener: NodeListener,
  answerDefect: AnswerDefect,
): { readonly keep: (socket: Socket, decision: Decision) => void; readonly listener: NodeListener } {
  const decided = new WeakMap<Socket, Decision>();
  return {
    keep: (socket, decision) => void decided.set(socket, decision),
    listener(request, response) {
      const decision = decided.get(request.socket);
      decided.delete(request.socket);
      if (!decision) {
        listener(request, response);
        return;
      }
      request.resume();
      deliver(decision.reply, response, answerDefect);
      noteLeaving(decision.timing, decision.reply, response);
    },
  };
}

/** Takes a server its new connections. Gives what hands it one of them, with what has been read of it. */
export function takeConnections(server: Server): (socket: Socket, chunk: Buffer) => void {
  const listeners = server.listeners('connection') as ((socket: Socket) => void)[];
  server.removeAllListeners('connection');
  return (socket, chunk) => {
    socket.pause();
    socket.unshift(chunk);
    for (const listener of listeners) listener.call(server, socket);
    process.nextTick(() => socket.resume());
  };
}

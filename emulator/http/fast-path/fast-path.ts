import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import type { DeliveredReply } from '../../core/engine/delivery.ts';
import { createDecided } from './decided-replies.ts';
import type { Refuser } from '../guard/reject-bad-requests.ts';
import { dismissIdle, receive, repeatWhileOpen, say, type RawConnection } from './raw-connections.ts';
import { takeConnections } from './take-connections.ts';
import type { NodeListener } from '../node-listener.ts';
import { printOrdinaryReply } from './print-simple-reply.ts';
import { readOrdinaryRequest } from './parse-simple-request.ts';
import { arriveBy, leave, noteConnection } from '../call-timing.ts';
import type { ProtocolLimits } from '../guard/protocol-limits.ts';
import { serveSafely, type AnswerDefect } from '../answer-safely.ts';

/** Answers a request that has come whole. */
export type Answer = (request: HttpRequest) => DeliveredReply;

/** How an origin answers requests, and bytes that are none. */
interface Answering {
  readonly answer: Answer;
  readonly listener: NodeListener;
  readonly refuser: Refuser;
  readonly answerDefect: AnswerDefect;
}

/**
 * Answers ordinary requests between the socket and Node's HTTP server, which does much that hardly any call needs. At the
 * first chunk that is not exactly one ordinary request, or the first reply that is not an ordinary one, a connection is handed
 * over to Node's server for good. Gives the listener that the server must have, and what closes what it does not know.
 */
export function takeShortcut(
  server: Server,
  { answer, listener, refuser, answerDefect }: Answering,
  limits: ProtocolLimits,
): { readonly listener: NodeListener; readonly close: () => void } {
  const rawConnections = new Set<RawConnection>();
  const decided = createDecided(listener, answerDefect);
  const handOver = takeConnections(server);
  const keepAliveSeconds = Math.floor(limits.keepAliveTimeout / 1000);

  const serve = serveSafely(answerDefect, (connection: RawConnection, chunk) => {
    const { socket } = connection;
    const request = readOrdinaryRequest(chunk, limits);
    if (request) {
      const timing = arriveBy(socket);
      const reply = answer({ ...request, timing });
      const text = printOrdinaryReply(reply, keepAliveSeconds);
      if (text !== undefined) {
        say(connection, text);
        leave(timing);
        return;
      }
      // Node's server reads the request again, and finds what has been answered already.
      decided.keep(socket, { reply, timing });
    }
    connection.leave();
    handOver(socket, chunk);
  });

  server.on('connection', (socket: Socket) => {
    noteConnection(socket);
    receive(socket, rawConnections, serve);
  });
  repeatWhileOpen(server, limits.checkInterval, () => {
    dismissIdle(rawConnections, limits, refuser);
  });

  return {
    listener: decided.listener,
    close() {
      for (const { socket } of rawConnections) socket.destroy();
    },
  };
}

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HttpReply } from '../../../contracts/core/wire/http.ts';
import { endWith } from '../answer.ts';
import { printReply } from '../fast-path/simple-messages.ts';
import type { NodeListener } from '../node-listener.ts';
import { baseUrlAdvice } from '../read-target.ts';
import { explainConnectionError, type ConnectionError, type ProtocolError } from './protocol-errors.ts';
import type { ProtocolLimits } from './protocol-limits.ts';

/** How an origin puts it that it cannot take a request. */
export type Refuser = (error: ProtocolError) => HttpReply;

/** Answers a client that takes this server for a proxy and wants a tunnel; `head` is what came behind its request. */
export type OpenTunnel = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** The last request of a connection, and how many of it wait for their answers, this one included. */
interface Turn {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  waiting: number;
}

/**
 * Puts a listener on a server, behind what must hold for any request, and answers bytes that are none. Each refusal is
 * the last thing that is said on its connection.
 */
export function guardProtocol(
  server: Server,
  listener: NodeListener,
  refuser: Refuser,
  limits: HeadLimits,
  openTunnel?: OpenTunnel,
): void {
  const latest = new WeakMap<Duplex, Turn>();
  const refused = new WeakSet<Duplex>();

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const waiting = (latest.get(request.socket)?.waiting ?? 0) + 1;
    const turn = { request, response, waiting };
    latest.set(request.socket, turn);
    response.once('close', () => {
      const last = latest.get(request.socket);
      if (last) last.waiting -= 1;
    });
    // After the refusal of the first one too many nothing is said any more, and soon nothing is heard either.
    if (waiting > 2 * limits.pipelinedRequests) request.socket.destroy();
    if (waiting > limits.pipelinedRequests + 1) return;
    // What follows a refused head may be its body, which nobody can tell.
    if (refused.has(request.socket)) return;
    const error = checkHead(request, waiting, limits);
    if (!error) {
      listener(request, response);
      return;
    }
    refused.add(request.socket);
    endWith(response, refuser(error));
  });
  server.on('checkExpectation', (_: IncomingMessage, response: ServerResponse) => {
    endWith(response, refuser({ status: 417, reason: 'Of all expectations only 100-continue is met.' }));
  });
  server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (openTunnel) {
      openTunnel(request, socket, head);
      return;
    }
    const reason = `This is no proxy: it opens no tunnels. ${baseUrlAdvice(request.socket)}`;
    socket.end(printReply(refuser({ status: 400, reason, isMisdirected: true })));
  });
  server.on('clientError', (cause: ConnectionError, socket: Duplex) => {
    const error = explainConnectionError(cause);
    if (!error || !socket.writable) {
      socket.destroy();
      return;
    }
    // While the refusal is under way, the next look at the clock finds the same connection again.
    if (refused.has(socket)) return;
    refused.add(socket);
    const { request, response } = latest.get(socket) ?? {};
    if (response && request?.complete === false) {
      // Whoever reads its body learns by this alone that no more of it will come.
      response.once('close', () => request.destroy());
      endWith(response, refuser(error));
    } else if (response && !response.writableFinished) {
      // What came before on the same connection is answered first.
      response.once('finish', () => socket.end(printReply(refuser(error))));
    } else {
      socket.end(printReply(refuser(error)));
    }
  });
}

type HeadLimits = Pick<ProtocolLimits, 'headers' | 'pipelinedRequests'>;

/**
 * What a request must have, whoever is asked; Node's parser sees to the rest. `waiting` is how many requests of its
 * connection wait for their answers, this one included.
 */
function checkHead(
  { rawHeaders, httpVersion }: IncomingMessage,
  waiting: number,
  { headers, pipelinedRequests }: HeadLimits,
): ProtocolError | undefined {
  if (waiting > pipelinedRequests)
    return {
      status: 503,
      reason: `At most ${pipelinedRequests} requests of one connection may wait for their answers.`,
    };
  if (rawHeaders.length / 2 > headers)
    return { status: 431, reason: `A request has at most ${headers} headers.` };
  let [hosts, isUncoded] = [0, false];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!.toLowerCase();
    if (name === 'host') hosts += 1;
    // Node's parser passes over an empty one, and reads the chunks behind it as the next request.
    if (name === 'transfer-encoding' && rawHeaders[index + 1] === '') isUncoded = true;
  }
  if (hosts > 1 || (hosts === 0 && httpVersion === '1.1'))
    return { status: 400, reason: 'A request has one header Host.' };
  if (isUncoded)
    return { status: 400, reason: 'A header Transfer-Encoding names a coding: it is empty here.' };
  return undefined;
}

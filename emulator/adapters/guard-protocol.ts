import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HttpReply } from '../../contracts/core/http.ts';
import { endWith, printReply } from './last-reply.ts';
import { explainConnectionError, type ConnectionError, type ProtocolError } from './protocol-errors.ts';

/** How an origin puts it that it cannot take a request. */
export type Refuser = (error: ProtocolError) => HttpReply;

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Puts a listener on a server, behind what must hold for any request, and answers bytes that are none. Each refusal is
 * the last thing that is said on its connection.
 */
export function guardProtocol(
  server: Server,
  listener: Listener,
  refuser: Refuser,
  maximumHeaders: number,
): void {
  const latest = new WeakMap<
    Duplex,
    { readonly request: IncomingMessage; readonly response: ServerResponse }
  >();

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    latest.set(request.socket, { request, response });
    const error = judgeHead(request, maximumHeaders);
    if (error) endWith(response, refuser(error));
    else listener(request, response);
  });
  server.on('checkExpectation', (_: IncomingMessage, response: ServerResponse) => {
    endWith(response, refuser({ status: 417, reason: 'Of all expectations only 100-continue is met.' }));
  });
  server.on('connect', (_: IncomingMessage, socket: Duplex) => {
    socket.end(printReply(refuser({ status: 400, reason: 'This is no proxy: it opens no tunnels.' })));
  });
  server.on('clientError', (cause: ConnectionError, socket: Duplex) => {
    const error = explainConnectionError(cause);
    if (!error || !socket.writable) {
      socket.destroy();
      return;
    }
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

/** What a request must have, whoever is asked; Node's parser sees to the rest. */
function judgeHead(
  { rawHeaders, httpVersion }: IncomingMessage,
  maximumHeaders: number,
): ProtocolError | undefined {
  if (rawHeaders.length / 2 > maximumHeaders)
    return { status: 431, reason: `A request has at most ${maximumHeaders} headers.` };
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  if (hosts > 1 || (hosts === 0 && httpVersion === '1.1'))
    return { status: 400, reason: 'A request has one header Host.' };
  return undefined;
}

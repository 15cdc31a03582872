import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { Refuser } from '../guard/reject-bad-requests.ts';
import { printReply } from '../print-reply.ts';
import { tooLate } from '../guard/protocol-errors.ts';
import type { ProtocolLimits } from '../guard/protocol-limits.ts';

/** A connection that Node's HTTP server knows nothing of yet. */
export interface RawConnection {
  readonly socket: Socket;
  /** When it was opened or answered last, by `performance.now()`. */
  since: number;
  hasCalled: boolean;
  /** Stops listening to it. */
  readonly leave: () => void;
}

/** Listens to a connection; `serve` gets each chunk of it. */
export function receive(
  socket: Socket,
  rawConnections: Set<RawConnection>,
  serve: (connection: RawConnection, chunk: Buffer) => void,
): void {
  const onData = (chunk: Buffer): void => {
    serve(connection, chunk);
  };
  const onEnd = (): void => {
    socket.end();
  };
  const leave = (): void => {
    rawConnections.delete(connection);
    socket.off('data', onData).off('end', onEnd).off('close', leave);
  };
  const connection: RawConnection = { socket, since: performance.now(), hasCalled: false, leave };
  rawConnections.add(connection);
  socket.on('data', onData).on('end', onEnd).on('close', leave);
  // What breaks a connection also closes it.
  socket.on('error', () => undefined);
}

/** Answers what a connection asked. */
export function say(connection: RawConnection, text: string): void {
  const { socket } = connection;
  connection.hasCalled = true;
  connection.since = performance.now();
  if (socket.write(text)) return;
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
  for (const { socket, since, hasCalled, leave } of rawConnections) {
    if (now - since < (hasCalled ? keepAliveTimeout : headersTimeout)) continue;
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

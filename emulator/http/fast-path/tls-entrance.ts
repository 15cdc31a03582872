import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { explainHandshake } from '../guard/protocol-errors.ts';
import type { ProtocolLimits } from '../guard/protocol-limits.ts';

/** Hears of connections that are safe now, and of those that will never be. */
export interface HandshakeListener {
  /** Milliseconds that a handshake may take. */
  readonly handshakeTimeout: number;
  readonly onSecure: (socket: TLSSocket) => void;
  readonly onFailure: (error: Error, socket: TLSSocket) => void;
}

/** What shakes hands: certificates and keys are its own business. */
export interface Handshakes {
  /** Takes a connection whose first bytes have been put back into it. */
  readonly accept: (socket: Socket) => void;
  /** What makes a client trust the certificates, in a sentence. */
  readonly trustAdvice: string;
}

/** Loads what TLS needs; it is called once, by the first connection that speaks TLS. */
export type OpenTls = (listener: HandshakeListener) => Promise<Handshakes>;

export interface TlsEntrance {
  /** Takes a connection that began with these bytes. */
  readonly accept: (socket: Socket, chunk: Buffer) => void;
  readonly close: () => void;
}

/** A TLS record of a handshake, in any version: what no request of HTTP begins with. */
export function beginsTls([type, major]: Uint8Array): boolean {
  return type === 0x16 && (major === undefined || major === 0x03);
}

/** Connections below those that are safe, by which alone a connection can be reset. */
const plainSockets = new WeakMap<Socket, Socket>();

/** The connection below one that is safe. */
export function plainSocketOf(socket: Socket): Socket | undefined {
  return plainSockets.get(socket);
}

/** Breaks a connection off so that its caller sees a reset, whatever lies above the plain socket. */
export function resetConnection(socket: Socket): void {
  const plain = plainSockets.get(socket);
  if (plain) resetConnection(plain);
  else socket.resetAndDestroy();
}

/**
 * Makes TLS connections of plain ones, of which at most so many may be shaking hands: where more come, the oldest go.
 * `complain` hears a sentence of each that failed.
 */
export function createTlsEntrance(
  open: OpenTls,
  { headersTimeout, handshakes }: Pick<ProtocolLimits, 'headersTimeout' | 'handshakes'>,
  onSecure: (socket: TLSSocket) => void,
  complain: (sentence: string) => void,
): TlsEntrance {
  const waiting = new Map<string, Socket>();
  let opening: Promise<Handshakes> | undefined;
  let advice = '';
  const listener: HandshakeListener = {
    handshakeTimeout: headersTimeout,
    onSecure(socket) {
      const plain = waiting.get(nameOf(socket));
      waiting.delete(nameOf(socket));
      if (plain) plainSockets.set(socket, plain);
      noteSilence(socket, () => {
        complain(explainHandshake({ code: 'UNUSED', message: '' }, socket.servername, advice));
      });
      onSecure(socket);
    },
    onFailure(error, socket) {
      complain(explainHandshake(error, socket.servername, advice));
      socket.destroy();
    },
  };
  return {
    accept(socket, chunk) {
      const name = nameOf(socket);
      waiting.set(name, socket);
      socket.once('close', () => waiting.get(name) === socket && waiting.delete(name));
      if (waiting.size > handshakes) dropOldest(waiting);
      // What is half closed is over in TLS; otherwise nobody would hear that a client went during its handshake.
      socket.allowHalfOpen = false;
      socket.pause();
      socket.unshift(chunk);
      opening ??= open(listener);
      opening.then(
        ({ accept, trustAdvice }) => {
          advice = trustAdvice;
          if (!socket.destroyed) accept(socket);
        },
        (error: unknown) => {
          complain(`TLS does not work here: ${String(error)}`);
          socket.destroy();
        },
      );
    },
    close() {
      for (const socket of waiting.values()) socket.destroy();
    },
  };
}

function dropOldest(waiting: Map<string, Socket>): void {
  for (const [name, socket] of waiting) {
    waiting.delete(name);
    socket.destroy();
    return;
  }
}

/** A connection has one name for as long as it is open, above and below TLS. */
function nameOf({ remoteAddress = '', remotePort = 0, localPort = 0 }: Socket): string {
  return `${remoteAddress} ${remotePort} ${localPort}`;
}

/** Some clients look at a certificate after the handshake, and go without a word. */
function noteSilence(socket: TLSSocket, found: () => void): void {
  const onClose = (): void => {
    found();
  };
  socket.once('close', onClose);
  socket.once('data', () => socket.off('close', onClose));
}

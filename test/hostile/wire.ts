import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { readReply, type WireReply } from './replies.ts';

/** What came back over a socket until the other side closed it. */
export interface Conversation {
  readonly replies: readonly WireReply[];
  /** The bytes after the last whole reply. */
  readonly rest: Buffer;
}

/** A connection that is kept, on which one request after another is sent as bytes. */
export interface Wire {
  exchange(bytes: Uint8Array, method: string): Promise<WireReply>;
  close(): void;
}

export async function openSocket(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  // A socket that the other side resets is what many of these tests are after.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Everything that a socket says until it is closed, or reset. */
export async function readToEnd(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  // `once` would take a reset for a failure.
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(chunks);
}

/** Sends bytes on a connection of their own, says that this was all, and reads until the server closes it. */
export async function say(url: string, bytes: string | Uint8Array, method?: string): Promise<Conversation> {
  const socket = await openSocket(url);
  const heard = readToEnd(socket);
  socket.end(bytes);
  return readReplies(await heard, method);
}

/** Sends bytes and reads until the server closes the connection. Whoever waits for what takes a while does not hang up. */
export async function ask(url: string, bytes: string | Uint8Array): Promise<readonly WireReply[]> {
  const socket = await openSocket(url);
  const heard = readToEnd(socket);
  socket.write(bytes);
  return readReplies(await heard).replies;
}

/** Takes bytes apart into whole replies. Throws where they are no HTTP/1.1. */
export function readReplies(bytes: Buffer, method?: string): Conversation {
  const replies: WireReply[] = [];
  for (let rest = bytes; ;) {
    const reading = rest.length === 0 ? 'missing' : readReply(rest, method);
    if (reading === 'missing') return { replies, rest };
    replies.push(reading.reply);
    rest = reading.rest;
  }
}

/** A connection that is opened when it is needed, and again after the server has closed it. */
export function openWire(url: string): Wire {
  let socket: Socket | undefined;
  return {
    async exchange(bytes, method) {
      const current = socket && !socket.destroyed && !socket.readableEnded ? socket : await openSocket(url);
      socket = current;
      current.write(bytes);
      return readOne(current, method);
    },
    close() {
      socket?.destroy();
    },
  };
}

function readOne(socket: Socket, method: string): Promise<WireReply> {
  return new Promise((resolve, reject) => {
    let bytes = Buffer.alloc(0);
    const finish = (settle: () => void): void => {
      socket.off('data', onExchange).off('close', fail);
      settle();
    };
    const onExchange = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk]);
      try {
        const reading = readReply(bytes, method);
        if (reading === 'missing') return;
        if (reading.rest.length > 0) throw new Error(`There is more than one reply: ${bytes.toString()}`);
        finish(() => {
          if (reading.reply.headers.get('connection') === 'close') socket.destroy();
          resolve(reading.reply);
        });
      } catch (error) {
        finish(() => {
          reject(error instanceof Error ? error : new Error(String(error)));
        });
      }
    };
    const fail = (): void => {
      finish(() => {
        reject(new Error(`The connection was closed after ${bytes.length} bytes of a reply.`));
      });
    };
    socket.on('data', onExchange).on('close', fail);
  });
}

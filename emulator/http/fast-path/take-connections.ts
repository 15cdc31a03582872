import type { Server } from 'node:http';
import type { Socket } from 'node:net';

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

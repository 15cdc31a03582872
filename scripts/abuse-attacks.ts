import type { Socket } from 'node:net';
import { openSocket } from '../test/hostile/wire.ts';

/** Something that goes on until its process ends. */
export interface Attack {
  readonly title: string;
  /** Begins on a vendor's origin, or at the control API. Resolves when it is under way, to how much of it there is. */
  start(url: string, controlUrl: string): Promise<string>;
}

/** A crowd of connections, each of which is told what to do as soon as it is open. */
function crowd(title: string, size: number, act: (socket: Socket, host: string) => void): Attack {
  return {
    title,
    async start(url) {
      const { host } = new URL(url);
      const sockets: Socket[] = [];
      let failed = 0;
      for (let opened = 0; opened < size; opened += 200) {
        const batch = Array.from({ length: Math.min(200, size - opened) }, () => openSocket(url));
        for (const result of await Promise.allSettled(batch)) {
          if (result.status === 'fulfilled') sockets.push(result.value);
          else failed += 1;
        }
      }
      for (const socket of sockets) act(socket, host);
      return `${sockets.length} connections${failed > 0 ? `, ${failed} not opened` : ''}`;
    },
  };
}

/** Sends the same again and again as fast as the other side takes it. */
function flood(title: string, size: number, makeBytes: (host: string) => Uint8Array): Attack {
  return crowd(title, size, (socket, host) => {
    const bytes = makeBytes(host);
    // Through the loop: as long as the kernel takes what is sent, no stream says that it is full.
    const send = (): void => {
      if (!socket.destroyed) socket.write(bytes, () => setImmediate(send));
    };
    send();
  });
}

function drip(title: string, size: number, beginning: (host: string) => string): Attack {
  return crowd(title, size, (socket, host) => {
    socket.write(beginning(host));
    const timer = setInterval(() => socket.write('a'), 500);
    socket.on('close', () => {
      clearInterval(timer);
    });
  });
}

const head = (host: string, headers: string): string =>
  `POST / HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\n\r\n`;

const deep = Buffer.from('['.repeat(100_000));
const megabyte = Buffer.alloc(1024 * 1024, ' ');

function hoard(title: string, firstLine: string): Attack {
  return crowd(title, 60, (socket, host) => {
    socket.write(
      `${firstLine} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 10000000\r\n\r\n`,
    );
    for (let count = 0; count < 9; count += 1) socket.write(megabyte);
  });
}

const unfinished = hoard('unfinished bodies of 9 MB', 'POST /');
const unfinishedStates = hoard('unfinished states', 'PUT /api/sandboxes/default/state');

/** What a hostile neighbour does, from idling to flooding. */
export const attacks: readonly Attack[] = [
  crowd('idle connections', 10_000, () => undefined),
  drip('headers that drip', 1000, (host) => `GET / HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `),
  drip('bodies that drip', 1000, (host) => head(host, 'Content-Length: 1000000')),
  unfinished,
  {
    title: 'the same at the control API',
    start: (_, controlUrl) => unfinishedStates.start(controlUrl, controlUrl),
  },
  {
    title: 'the same at both',
    async start(url, controlUrl) {
      const started = [unfinished.start(url, controlUrl), unfinishedStates.start(controlUrl, controlUrl)];
      return (await Promise.all(started)).join(', ');
    },
  },
  flood('pipelines whose answers nobody reads', 4, (host) =>
    Buffer.from(`GET /nowhere HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(20)),
  ),
  flood('JSON of 100000 levels', 4, (host) =>
    Buffer.concat([
      Buffer.from(head(host, `Content-Type: application/json\r\nContent-Length: ${deep.length}`)),
      deep,
    ]),
  ),
];

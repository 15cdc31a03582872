import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createControlClient } from '../../clients/control/index.ts';

/** The address of a server that does this with each connection. */
async function serve(take: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    take(socket.on('error', () => undefined));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('a call of the control API that is never answered ends with a sentence', async () => {
  const sockets: Socket[] = [];
  const baseUrl = await serve((socket) => sockets.push(socket));
  await expect(createControlClient({ baseUrl, timeout: 50 }).health()).rejects.toMatchObject({
    name: 'TimeoutError',
    message: `${baseUrl} gave no answer within 50 ms.`,
  });
  for (const socket of sockets) socket.destroy();
});

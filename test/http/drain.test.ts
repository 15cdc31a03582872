import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { createEmulator } from '../../emulator/index.ts';
import { createNamedIds } from '../../emulator/core/engine/seeded-ids.ts';
import { startServer, type RunningServer } from '../../emulator/server.ts';

let server: RunningServer | undefined;
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server?.close();
  server = undefined;
});

/** A long time for a test. */
const longest = 60_000;
const waiting = { timeout: longest };

/** Bytes of a signed call, as a client with a pool sends them. */
function printRequest(url: string, extra = ''): string {
  const { operation, input } = tencentChat.load;
  const call = {
    ...{ input, credential: tencentChat.credential.fake, baseUrl: url, now: Date.now(), options: {} },
    ids: createNamedIds('drained'),
  };
  const written = writeCall(tencentChat, operation, call, undefined);
  const { host, pathname, search } = new URL(written.url);
  const headers = written.headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const body = Buffer.from(written.body).toString();
  return `${written.method} ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n${extra}\r\n${body}`;
}

async function open(url: string): Promise<Socket> {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname.replace(/^\[|\]$/g, ''));
  socket.setEncoding('utf8').on('error', () => undefined);
  sockets.push(socket);
  await once(socket, 'connect');
  return socket;
}

async function ask(socket: Socket, request: string): Promise<string> {
  socket.write(request);
  const [text] = (await once(socket, 'data')) as [string];
  return text;
}

const endOf = (socket: Socket): Promise<unknown> => once(socket, 'end');

test.each([
  ['an ordinary request', ''],
  ['one that Node reads', 'Sec-Fetch-Site: none\r\n'],
])(
  'a server that is left answers what its connections still ask, and ends each behind that: %s',
  async (_, extra) => {
    server = await startServer(createEmulator(), { port: 0 });
    const url = server.baseUrls['tencent-chat'];
    const [one, other] = [await open(url), await open(url)];
    for (const socket of [one, other])
      expect(await ask(socket, printRequest(url, extra))).toContain('Connection: keep-alive');
    let isLeft = false;
    const left = server.drain(longest).then(() => (isLeft = true));
    const refused = async () =>
      open(url).then(
        () => 'open',
        () => 'refused',
      );
    await expect.poll(refused, waiting).toBe('refused');
    for (const socket of [one, other]) {
      expect([isLeft, socket.readableEnded]).toEqual([false, false]);
      const ended = endOf(socket);
      const reply = await ask(socket, printRequest(url, extra));
      expect(reply).toContain('"ErrorCode":0');
      expect(reply).toContain('Connection: close');
      await ended;
    }
    await left;
  },
);

test('a server that is left waits no longer than it is told for a client that says nothing', async () => {
  server = await startServer(createEmulator(), { port: 0 });
  const url = server.baseUrls['tencent-chat'];
  const silent = await open(url);
  await ask(silent, printRequest(url));
  await server.drain(10);
  const ended = once(silent, 'close');
  await server.close();
  await ended;
});

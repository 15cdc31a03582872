import { once } from 'node:events';
import { Socket, type AddressInfo } from 'node:net';

import { afterEach, expect, it } from 'vitest';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { dismissIdle } from '../../emulator/http/fast-path/fast-path.ts';
import { protocolLimits } from '../../emulator/http/guard/protocol-limits.ts';
import { createEmulator, type Emulator, type Exchange } from '../../emulator/index.ts';
import { createOriginServer, vendorOrigin, type OriginServer } from '../../emulator/origin-server.ts';
import { openSocket, readReplies, readToEnd } from '../hostile/wire.ts';

const vendor = tencentChat.name;
let origin: OriginServer | undefined;

afterEach(() => origin?.close());

interface Late {
  readonly emulator: Emulator;
  readonly socket: Socket;
  /** What was asked and is not answered yet, oldest first. */
  readonly asked: {
    readonly target: string;
    readonly answer: (delivery?: Exchange['reply']['delivery']) => void;
  }[];
  /** Waits until so many have been asked that are not answered. */
  readonly whenAsked: (count: number) => Promise<void>;
}

/** An origin whose calls are answered when a test says so, and a connection to it. */
async function openLate(): Promise<Late> {
  const emulator = createEmulator();
  const asked: Late['asked'] = [];
  const call = (name: string, request: Exchange['entry']['request']): Promise<Exchange> =>
    new Promise((resolve) => {
      const one = {
        target: request.target,
        answer(delivery?: Exchange['reply']['delivery']) {
          asked.splice(asked.indexOf(one), 1);
          const exchange = emulator.handle(name, request);
          resolve({ ...exchange, reply: { ...exchange.reply, ...(delivery && { delivery }) } });
        },
      };
      asked.push(one);
    });
  const late = vendorOrigin(emulator, vendor, protocolLimits, undefined, undefined, call);
  origin = createOriginServer(late, protocolLimits);
  await once(origin.server.listen(0, '127.0.0.1'), 'listening');
  const { port } = origin.server.address() as AddressInfo;
  const socket = await openSocket(`http://127.0.0.1:${port}`);
  const whenAsked = async (count: number): Promise<void> => {
    await expect.poll(() => asked.length, { timeout: 60_000, interval: 1 }).toBe(count);
  };
  return { emulator, socket, asked, whenAsked };
}

const get = (target: string): string => `GET ${target} HTTP/1.1\r\nHost: x\r\n\r\n`;
const last = 'GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';

const targetsOf = ({ emulator }: Late): readonly string[] =>
  emulator
    .sandbox('default')!
    .journal.entries()
    .map(({ request }) => request.target);

it('answers the requests of one connection in their order, and looks at the next one when the one before is answered', async () => {
  const late = await openLate();
  const { socket, asked, whenAsked } = late;
  const heard = readToEnd(socket);
  socket.write(get('/first'));
  await whenAsked(1);
  socket.write(get('/second'));
  // What comes on another connection has been read behind what came on this one.
  const other = await openSocket(`http://127.0.0.1:${socket.remotePort!}`);
  other.write(get('/other'));
  await whenAsked(2);
  expect(asked.map(({ target }) => target)).toEqual(['/first', '/other']);
  asked[0]!.answer();
  await whenAsked(2);
  expect(asked.map(({ target }) => target)).toEqual(['/other', '/second']);
  asked[1]!.answer();
  socket.write(last);
  await whenAsked(2);
  asked[1]!.answer();
  expect(readReplies(await heard).replies).toHaveLength(3);
  expect(targetsOf(late)).toEqual(['/first', '/second', '/last']);
  other.destroy();
});

it('hands a connection over to Node with what came while it waited, where that is no ordinary request', async () => {
  const late = await openLate();
  const { socket, asked, whenAsked } = late;
  const heard = readToEnd(socket);
  socket.write(get('/first'));
  await whenAsked(1);
  socket.write(get('/second') + last);
  asked[0]!.answer();
  await whenAsked(2);
  while (asked.length > 0) asked[0]!.answer();
  expect(readReplies(await heard).replies).toHaveLength(3);
  expect(targetsOf(late)).toEqual(['/first', '/second', '/last']);
});

it('delivers a late answer as a fault wants it, and goes on with the connection', async () => {
  const { socket, asked, whenAsked } = await openLate();
  let said = '';
  socket.on('data', (data: Buffer) => (said += data.toString()));
  const replies = () => said.split('HTTP/1.1 ').length - 1;
  for (const [index, delivery] of [{ delayMs: 1 }, { bytesPerSecond: 1_000_000 }, undefined].entries()) {
    socket.write(get('/slow'));
    await whenAsked(1);
    asked[0]!.answer(delivery);
    await expect.poll(replies, { timeout: 60_000 }).toBe(index + 1);
  }
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(get('/reset'));
  await whenAsked(1);
  asked[0]!.answer({ ending: 'reset' });
  await closed;
  expect(replies()).toBe(3);
});

it('answers a client that has said that it says nothing more, and then ends the connection', async () => {
  const { socket, asked, whenAsked } = await openLate();
  const heard = readToEnd(socket);
  socket.end(get('/only'));
  await whenAsked(1);
  // The end of the connection is read behind the request.
  const other = await openSocket(`http://127.0.0.1:${socket.remotePort!}`);
  other.write(get('/other'));
  await whenAsked(2);
  asked[0]!.answer();
  expect(readReplies(await heard).replies).toHaveLength(1);
  other.destroy();
});

it('takes no connection that waits for one that is idle', () => {
  const open = (isWaiting: boolean) => {
    const socket = new Socket();
    const since = performance.now() - 2 * protocolLimits.keepAliveTimeout;
    const leave = (): void => undefined;
    return { socket, since, hasCalled: true, isEnded: false, isWaiting, scheme: undefined, leave };
  };
  const [waiting, silent] = [open(true), open(false)];
  dismissIdle(new Set([waiting, silent]), protocolLimits, () => ({ status: 408, headers: [], body: '' }));
  expect([waiting, silent].map(({ socket }) => socket.destroyed)).toEqual([false, true]);
});

it('forgets a caller that has gone before the answer, and closes what still waits with the server', async () => {
  const { socket, asked, whenAsked } = await openLate();
  const gone = await openSocket(`http://127.0.0.1:${socket.remotePort!}`);
  gone.write(get('/gone'));
  await whenAsked(1);
  gone.resetAndDestroy();
  socket.write(get('/waits'));
  await whenAsked(2);
  asked[0]!.answer();
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await origin!.close();
  await closed;
  asked[0]!.answer();
  expect(asked).toEqual([]);
});

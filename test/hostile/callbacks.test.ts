import { lookup } from 'node:dns/promises';
import { createServer, type RequestListener } from 'node:http';
import { networkInterfaces, hostname } from 'node:os';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findRoute, type Resolve } from '../../emulator/http/callbacks/callback-route.ts';
import {
  startCallbackDelivery,
  type CallbackDeliveryOptions,
} from '../../emulator/http/callbacks/deliver-callbacks.ts';
import { isThisMachine } from '../../emulator/http/callbacks/callback-route.ts';
import type { Emulator } from '../../emulator/core/engine/emulator.ts';
import type { Callback } from '../../emulator/core/engine/callback-queue.ts';
import { createEmulator, startEmulator } from '../../emulator/index.ts';
import type { RunningServer } from '../../emulator/server.ts';
import { createControlClient } from '../../clients/control/index.ts';
import { createClient } from '../scenarios/setup.ts';

const event = 'Room.CallbackAfterMemberLeave';

const members = Array.from({ length: 500 }, (_, index) => `user${index}`);

/** A sandbox whose application wants to be told at a URL. */
const sandboxFor = (Url: string) => ({
  state: {
    'tencent-chat': {
      rooms: [{ RoomId: 'room', RoomType: 'Conference' as const, members }],
      callbacks: { Url, CallbackCommandList: [event] },
    },
  },
});

/** Puts a callback to a URL into the callback queue, and waits for its delivery. */
async function deliver(url: string, options: Partial<CallbackDeliveryOptions>): Promise<Callback> {
  const emulator = createEmulator();
  const callback: Callback = {
    url,
    headers: [['Content-Type', 'application/json']],
    body: '{}',
    vendor: 'tencent-chat',
    event,
    copies: 1,
    state: 'waiting',
  };
  const stop = startCallbackDelivery(emulator, {
    allowedHosts: [],
    ownPorts: () => new Set(),
    timeout: 3000,
    ...options,
  });
  onTestFinished(stop);
  emulator.sandbox('default')!.callbackQueue.put(callback);
  wake(emulator);
  await expect.poll(() => callback.state, { interval: 5 }).not.toBe('waiting');
  return callback;
}

/** Any call makes the delivery look. */
function wake(emulator: Emulator): void {
  emulator.handle('tencent-chat', { method: 'GET', target: '/', headers: [], body: new Uint8Array() });
}

async function receiver(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

const ownAddresses = Object.values(networkInterfaces()).flatMap((entries = []) =>
  entries.filter(({ family }) => family === 'IPv4').map(({ address }) => address),
);

/** The name of this machine, where it leads here. */
const ownName = await lookup(hostname()).then(
  (address) => (isThisMachine(address) ? [hostname()] : []),
  () => [],
);

/** Every way to write a host that is this machine. */
const ways = [
  ...['127.0.0.1', 'localhost', 'LOCALHOST', 'localhost.', '127.1', '127.0.1', '2130706433', '0x7f000001'],
  ...['0177.0.0.1', '0x7f.1', '127.0.0.1.', '127.0.0.2', '127.255.255.254', '0.0.0.0', '0', '[::1]', '[::]'],
  ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[0:0:0:0:0:0:0:1]', '[::127.0.0.1]', 'user:pass@127.0.0.1'],
  ...['127.0.0.1:80@127.0.0.1', '１２７.0.0.1', 'loc%61lhost', ...ownAddresses, ...ownName],
];

describe('an origin of the emulator', () => {
  let server: RunningServer;
  const complaints: string[] = [];

  beforeAll(async () => {
    const allowCallbacksTo = ways.flatMap((way) => {
      const url = `http://${way}/`;
      return URL.canParse(url) ? [new URL(url).hostname] : [];
    });
    server = await startEmulator({
      port: 0,
      allowCallbacksTo,
      onProtocolError: (sentence) => complaints.push(sentence),
    });
  });

  afterAll(() => server.close());

  const places = ['control', 'tencent-chat', 'polyv-live'].flatMap((origin) =>
    ways.map((way) => [origin, way] as const),
  );

  it.each(places)('gets no callback, not even where its host is allowed: %s as %s', async (origin, way) => {
    const { port } = new URL(server.baseUrls[origin] ?? server.controlUrl);
    const control = createControlClient({ baseUrl: server.controlUrl });
    const target = `http://${way}:${port}/api/sandboxes/default/reset`;
    const { id, env } = await control.createSandbox({ body: sandboxFor(target) });
    const sandbox = server.emulator.sandbox(id)!;
    const before = server.emulator.sandboxes().map(({ journal }) => journal);
    await createClient('tencent-chat', env).banRoomMember({
      RoomId: 'room',
      MemberList_Account: ['user1'],
      Reason: '',
      Duration: 60,
    });
    const callback = sandbox.journal.entries().at(-1)!.callbacks[0]!;
    await expect.poll(() => callback.state, { interval: 5 }).not.toBe('waiting');
    expect(callback).toMatchObject({ state: 'refused', reason: expect.stringMatching(/^It was not sent: /) });
    expect(callback.reason).toMatch(new RegExp(`leads to \\S+, port ${port}, which is this emulator itself`));
    expect(server.emulator.sandboxes().map(({ journal }) => journal)).toEqual(before);
    expect(complaints.at(-1)).toBe(`tencent-chat: callback ${event}: ${callback.reason}`);
    const path = { id, entry: 'last' };
    expect(await control.getJournalEntry({ path, query: {} })).toMatchObject({
      callbacks: [{ event, reason: callback.reason }],
    });
    expect(await control.explainEntry({ path })).toMatchObject({ unsent: [`${event}: ${callback.reason}`] });
    await control.deleteSandbox({ path });
  });
});

describe('a name', () => {
  it.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    ...ownAddresses,
  ])('that somebody answers with %s leads to no origin of the emulator', async (address) => {
    const resolve: Resolve = () =>
      Promise.resolve([
        { address: '192.0.2.1', family: 4 },
        { address, family: address.includes(':') ? 6 : 4 },
      ]);
    const rules = { allowedHosts: ['rebound.example'], ownPorts: () => new Set([4010]), resolve };
    expect(await findRoute('http://rebound.example:4010/', rules)).toEqual({
      reason: `It was not sent: rebound.example:4010 leads to ${address}, port 4010, which is this emulator itself.`,
    });
  });

  it('is looked up once, and its second answer is never asked for', async () => {
    const port = await receiver((_, response) => response.end());
    let asked = 0;
    const resolve: Resolve = () => {
      asked += 1;
      // The second answer is a machine of nobody.
      return Promise.resolve([{ address: asked === 1 ? '127.0.0.1' : '192.0.2.1', family: 4 }]);
    };
    const url = `http://rebound.example:${port}/`;
    const callback = await deliver(url, { allowedHosts: ['rebound.example'], resolve });
    expect([callback.state, callback.status, asked]).toEqual(['delivered', 200, 1]);
  });

  it('of this machine that stands for two addresses reaches the one that listens', async () => {
    const port = await receiver((_, response) => response.end());
    const resolve: Resolve = () =>
      Promise.resolve([
        { address: '::1', family: 6 },
        { address: '127.0.0.1', family: 4 },
      ]);
    expect((await deliver(`http://localhost:${port}/`, { resolve })).state).toBe('delivered');
  });

  it('that takes too long to look up is given up', async () => {
    const resolve: Resolve = () => new Promise(() => undefined);
    const callback = await deliver('http://localhost:4/', { resolve, timeout: 20 });
    expect(callback.state).toBe('timed out');
  });

  it.each(['192.0.2.1', '8.8.8.8', '2001:db8::1', '::ffff:192.0.2.1'])(
    'that stands for %s leads away from this machine',
    (address) => {
      expect(isThisMachine({ address, family: 4 })).toBe(false);
    },
  );
});

describe('a callback', () => {
  it.each([
    'http://example.com/',
    'http://127.0.0.1.example.com/',
    'http://[::ffff:127.0.0.1]/',
    'http://0.0.0.0/',
    'ftp://127.0.0.1/',
    'http://127.0.0.1:25/',
    'http://[/',
    '',
  ])('does not go to %j', async (url) => {
    const { state, reason } = await deliver(url, {});
    expect(state).toBe('refused');
    expect(reason).toMatch(/^It was not sent: .{10,200}\.$/);
  });

  it('goes to an allowed host', async () => {
    const port = await receiver((_, response) => response.end());
    const resolve: Resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    const url = `http://app.example:${port}/`;
    expect((await deliver(url, { allowedHosts: ['app.example'], resolve })).state).toBe('delivered');
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect: %i', async (status) => {
    let followed = 0;
    const other = await receiver((_, response) => {
      followed += 1;
      response.end();
    });
    const port = await receiver((_, response) => {
      response.writeHead(status, { Location: `http://127.0.0.1:${other}/` }).end();
    });
    const callback = await deliver(`http://127.0.0.1:${port}/`, {});
    expect([callback.state, callback.status, followed]).toEqual(['failed', status, 0]);
  });

  it('reads no more of an answer than its beginning, and hangs up', async () => {
    let sent = 0;
    let hungUp = false;
    const port = await receiver((_, response) => {
      const chunk = Buffer.alloc(65_536, 'x');
      response.on('close', () => {
        hungUp = true;
      });
      const more = (): void => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length;
        sent += chunk.length;
        response.once('drain', more);
      };
      more();
    });
    const callback = await deliver(`http://127.0.0.1:${port}/`, {});
    await expect.poll(() => hungUp).toBe(true);
    expect([callback.state, callback.status]).toEqual(['delivered', 200]);
    // What stands in the buffers of both sockets, and no stream of gigabytes.
    expect(sent).toBeLessThan(32 * 1024 * 1024);
  });

  it('waits no longer than the time for all of an answer', async () => {
    const port = await receiver((_, response) => {
      response.write('x');
    });
    const callback = await deliver(`http://127.0.0.1:${port}/`, { timeout: 500 });
    await expect.poll(() => callback.state, { timeout: 10_000 }).toBe('timed out');
    expect(callback.status).toBe(200);
  });

  it('is not sent where a thousand wait before it', async () => {
    const port = await receiver(() => undefined);
    const emulator = createEmulator();
    const rules = { allowedHosts: [], ownPorts: () => new Set<number>(), timeout: 60_000 };
    onTestFinished(startCallbackDelivery(emulator, rules));
    const { callbackQueue } = emulator.sandbox('default')!;
    const callbacks = Array.from({ length: 1060 }, (): Callback => {
      const request = { url: `http://127.0.0.1:${port}/`, headers: [], body: '' };
      return { ...request, vendor: 'tencent-chat', event, copies: 1, state: 'waiting' };
    });
    for (const callback of callbacks) {
      callbackQueue.put(callback);
      wake(emulator);
    }
    expect(callbacks.filter(({ state }) => state === 'waiting')).toHaveLength(1050);
    expect(callbacks.at(-1)).toMatchObject({
      state: 'failed',
      reason: 'It was not sent: 1000 callbacks wait already.',
    });
  });

  it('is given up in an callback queue that nobody empties', () => {
    const { callbackQueue } = createEmulator().sandbox('default')!;
    const callbacks = Array.from({ length: 1001 }, (): Callback => {
      const request = { url: 'http://127.0.0.1/', headers: [], body: '' };
      return { ...request, vendor: 'tencent-chat', event, copies: 1, state: 'waiting' };
    });
    for (const callback of callbacks) callbackQueue.put(callback);
    expect(callbacks[0]).toMatchObject({ state: 'failed' });
    expect(callbackQueue.take()).toHaveLength(1000);
  });
});

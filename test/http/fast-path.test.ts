import { once } from 'node:events';
import { Duplex } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { protocolLimits } from '../../emulator/http/guard/protocol-limits.ts';
import { createEmulator, startEmulator } from '../../emulator/index.ts';
import { createOriginServer, vendorOrigin } from '../../emulator/origin-server.ts';
import type { RunningServer } from '../../emulator/server.ts';
import { signedCall } from '../hostile/honest-client.ts';
import { openSocket } from '../hostile/wire.ts';

const noon = Date.parse('2023-11-14T12:00:00Z');

/** Two emulators that answer alike: the one reads calls whole, the other in pieces. */
let whole: RunningServer;
let pieces: RunningServer;

beforeAll(async () => {
  const clock = { mode: 'frozen', now: new Date(noon).toISOString() } as const;
  const sandboxes = { default: { state: 'demo' as const, clock } };
  whole = await startEmulator({ port: 0, sandboxes });
  pieces = await startEmulator({ port: 0, sandboxes });
});

afterAll(() => Promise.all([whole.close(), pieces.close()]));

/** Sends chunks one by one, waiting until the server has read each, and gives the first reply as text, without its date. */
async function exchange(url: string, chunks: readonly Uint8Array[]): Promise<string> {
  const socket = await openSocket(url);
  socket.setNoDelay(true);
  const reply = once(socket, 'data') as Promise<[Buffer]>;
  for (const chunk of chunks) {
    await new Promise((resolve) => socket.write(chunk, resolve));
    // The other end is in this process: it reads before this goes on.
    await new Promise(setImmediate);
    await new Promise(setImmediate);
  }
  const [data] = await reply;
  socket.destroy();
  return data.toString().replace(/^Date: .*$/m, 'Date');
}

const byName = vendors.map((vendor) => [vendor.name, vendor] as const);

describe.each(byName)('a call of %s', (name, vendor) => {
  const call = (server: RunningServer, vendor: Vendor): Buffer => {
    // Both are called by the same host name, which some signatures cover.
    const alike = { ...server, baseUrls: { ...server.baseUrls, [vendor.name]: 'http://127.0.0.1:4000' } };
    return signedCall(alike, vendor);
  };
  const middle = (bytes: Buffer): number => Math.floor(bytes.length / 2);

  it.each([
    ['that succeeds', (bytes: Buffer) => bytes],
    ['that is refused', (bytes: Buffer) => Buffer.from(bytes.toString().replace('Host: ', 'Host: x.'))],
    ['to nowhere', () => Buffer.from('GET /nowhere HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n')],
  ])('%s gets the same bytes whether it comes whole or in pieces', async (_, change) => {
    const bytes = change(call(whole, vendor));
    const answered = await exchange(whole.baseUrls[name]!, [bytes]);
    const cut = middle(bytes);
    const inPieces = await exchange(pieces.baseUrls[name]!, [bytes.subarray(0, cut), bytes.subarray(cut)]);
    expect(answered).toBe(inPieces);
    expect(answered).toContain('HTTP/1.1 ');
  });
});

/** One end of a connection without any network: what it says is heard only when it is asked for. */
function createEnd() {
  const heard: string[] = [];
  let release: (() => void) | undefined;
  const end = new Duplex({
    writableHighWaterMark: 1,
    read() {
      // What is pushed is there.
    },
    write(chunk: Buffer, _encoding, done) {
      heard.push(chunk.toString());
      release = done;
    },
  });
  return { end, heard, drain: () => release?.() };
}

const turn = (): Promise<void> => new Promise(setImmediate);

describe('the shortcut', () => {
  const open = (limits = protocolLimits) => {
    const emulator = createEmulator();
    const opened = createOriginServer(vendorOrigin(emulator, tencentChat.name, limits), limits);
    return { ...opened, emulator, calls: () => emulator.sandbox('default')!.journal.entries().length };
  };
  const get = 'GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n';

  it('reads no more from whoever does not read its answers', async () => {
    const { server, calls } = open();
    const { end, heard, drain } = createEnd();
    server.emit('connection', end);
    for (let count = 0; count < 5; count += 1) {
      end.push(get);
      await turn();
    }
    expect(calls()).toBe(1);
    drain();
    await turn();
    expect(calls()).toBeGreaterThan(1);
    expect(heard.length).toBeLessThan(5);
  });

  it('lets Node read on where a request is not ordinary, and answers in order', async () => {
    const server = await startEmulator({ port: 0 });
    const socket = await openSocket(server.baseUrls[tencentChat.name]);
    let said = '';
    socket.on('data', (data: Buffer) => (said += data.toString()));
    const replies = () => said.split('HTTP/1.1 ').length - 1;
    const requests = [
      get,
      get.replace('/nowhere', '/second'),
      'POST /third HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
      get.replace('/nowhere', '/fourth'),
    ];
    for (const [index, request] of requests.entries()) {
      socket.write(request);
      while (replies() <= index) await once(socket, 'data');
    }
    const targets = server.emulator
      .sandbox('default')!
      .journal.entries()
      .map(({ request }) => request.target);
    expect(targets).toEqual(['/nowhere', '/second', '/third', '/fourth']);
    socket.destroy();
    await server.close();
  });

  it('closes its connections with the server', async () => {
    const server = await startEmulator({ port: 0 });
    const socket = await openSocket(server.baseUrls[tencentChat.name]);
    socket.write(get);
    await once(socket, 'data');
    const closed = once(socket, 'close');
    await server.close();
    await closed;
    expect(socket.destroyed).toBe(true);
  });
});

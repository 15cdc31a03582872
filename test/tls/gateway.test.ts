import { once } from 'node:events';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { faultRule, type FaultEffect } from '../../contracts/core/config/fault-rule.ts';
import { polyvLive } from '../../contracts/polyv-live/index.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { signedCall } from '../hostile/honest-client.ts';
import { openSocket, readReplies, readToEnd, say } from '../hostile/wire.ts';
import { openSecure, startSecure, type SecureServer } from './secure-server.ts';
import type { Socket } from 'node:net';

let secure: SecureServer;
let gateway: string;

beforeAll(async () => {
  secure = await startSecure();
  gateway = secure.server.gatewayUrl;
  (await openSecure(gateway, { rejectUnauthorized: false })).destroy();
});

afterAll(() => secure.server.close());

/** Some calls of the examples succeed once. */
function beginAnew(): void {
  const { emulator } = secure.server;
  emulator.replace(emulator.sandbox('default')!);
}

beforeEach(beginAnew);

/** The vendor's example as its own host wants it. */
function callTo(vendor: Vendor, host: string, scheme = 'https'): Buffer {
  const { server } = secure;
  const baseUrls = { ...server.baseUrls, [vendor.name]: `${scheme}://${host}` };
  return signedCall({ ...server, baseUrls }, vendor);
}

async function exchange(socket: Socket, bytes: Uint8Array | string) {
  socket.write(bytes);
  const [data] = (await once(socket, 'data')) as [Buffer];
  return readReplies(data).replies[0]!;
}

function kindOf(vendor: Vendor, { status, body }: { status: number; body: string }): string {
  return vendor.codec.understand({ status, headers: [], body }).kind;
}

/** Asks a proxy for a tunnel, which is open when this returns. */
async function connectBy(socket: Socket, authority: string): Promise<void> {
  socket.write(tunnel(authority));
  const [data] = (await once(socket, 'data')) as [Buffer];
  expect(data.toString()).toBe('HTTP/1.1 200 Connection established\r\n\r\n');
}

/** A connection through the gateway as a proxy, as far as its tunnel. */
async function openTunnel(authority: string): Promise<Socket> {
  const socket = await openSocket(gateway);
  await connectBy(socket, authority);
  return socket;
}

async function openSecureTunnel(host: string) {
  const socket = connectTls({ socket: await openTunnel(`${host}:443`), servername: host, ca: secure.ca() });
  await once(socket, 'secureConnect');
  return socket;
}

const hosts = vendors.flatMap((vendor) => vendor.hosts.map((host) => [host, vendor] as const));

describe('the gateway', () => {
  it.each(hosts)('serves a signed call by the name %s over TLS', async (host, vendor) => {
    const socket = await openSecure(gateway, { ca: secure.ca(), servername: host });
    expect(kindOf(vendor, await exchange(socket, callTo(vendor, host)))).toBe('output');
    socket.destroy();
  });

  it.each(hosts)('serves %s through a tunnel, by a whole URL, and by the header', async (host, vendor) => {
    const call = callTo(vendor, host, 'http').toString();
    const tunnelled = await openTunnel(`${host}:80`);
    const socket = await openSocket(gateway);
    for (const [connection, said] of [
      [tunnelled, call],
      [socket, call.replace(' /', ` http://${host}/`)],
      [socket, call],
    ] as const) {
      beginAnew();
      expect(kindOf(vendor, await exchange(connection, said))).toBe('output');
    }
    tunnelled.destroy();
    socket.destroy();
  });

  it.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
    'serves %s as a proxy',
    async (_, vendor) => {
      const [host] = vendor.hosts;
      const socket = await openSecureTunnel(host);
      expect(kindOf(vendor, await exchange(socket, callTo(vendor, host)))).toBe('output');
      const spoilt = callTo(vendor, host)
        .toString()
        .replaceAll(/(sign=|Signature=|usersig=)./gi, '$1_');
      expect(kindOf(vendor, await exchange(socket, spoilt))).toBe('error');
      socket.destroy();
    },
  );

  it('serves a whole URL as the proxies of plain HTTP do, and one of HTTPS as well', async () => {
    const [host] = polyvLive.hosts;
    const socket = await openSocket(gateway);
    for (const scheme of ['http', 'https']) {
      const whole = callTo(polyvLive, host, scheme).toString().replace(' /', ` ${scheme}://${host}/`);
      expect(kindOf(polyvLive, await exchange(socket, whole))).toBe('output');
    }
    socket.destroy();
  });

  it('is reached as a proxy over TLS too, with TLS inside', async () => {
    const [host] = polyvLive.hosts;
    const outer = await openSecure(gateway, { ca: secure.ca(), servername: 'localhost' });
    await connectBy(outer, `${host}:443`);
    const inner = connectTls({ socket: outer, servername: host, ca: secure.ca() });
    await once(inner, 'secureConnect');
    expect(kindOf(polyvLive, await exchange(inner, callTo(polyvLive, host)))).toBe('output');
    inner.destroy();
  });

  it('judges the signature for the host that the client signed', async () => {
    const trtc = vendors.find(({ hosts: names }) => names.length > 1 && names[0] !== tencentChat.hosts[0])!;
    const [one, other] = trtc.hosts as readonly [string, string];
    const socket = await openSecure(gateway, { ca: secure.ca(), servername: other });
    const swapped = callTo(trtc, one).toString().replace(`Host: ${one}`, `Host: ${other}`);
    expect(kindOf(trtc, await exchange(socket, callTo(trtc, other)))).toBe('output');
    expect(kindOf(trtc, await exchange(socket, swapped))).toBe('error');
    socket.destroy();
  });
});

const get = (target: string, host: string): string => `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
const tunnel = (authority: string): string => `CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`;

describe('the gateway goes nowhere else', () => {
  it.each([
    [
      'a host that nobody stands in for',
      get('/', 'shop.example'),
      421,
      /"shop\.example".*--pass-through shop\.example/,
    ],
    ['its own address', get('/', '127.0.0.1:4015'), 421, /NO_PROXY/],
    ['a whole URL of another host', get('http://shop.example/', 'shop.example'), 421, /shop\.example/],
    [
      'a whole URL of the control API',
      get('http://127.0.0.1:4010/api/sandboxes', '127.0.0.1:4010'),
      421,
      /NO_PROXY/,
    ],
    ['another port of a vendor', get('http://api.polyv.net:8080/', 'api.polyv.net'), 421, /ports 80 and 443/],
    ['a tunnel to another host', tunnel('shop.example:443'), 403, /--pass-through shop\.example/],
    ['a tunnel to another port', tunnel('api.polyv.net:22'), 403, /ports 80 and 443/],
    ['a tunnel to this machine', tunnel('127.0.0.1:4010'), 403, /NO_PROXY/],
    ['a tunnel to no port', tunnel('api.polyv.net'), 400, /a host and a port/],
    ['a tunnel to a host with a user', tunnel('api.polyv.net@shop.example:443'), 403, /goes to no other/],
  ])('%s', async (_, bytes, status, words) => {
    const { replies } = await say(gateway, bytes);
    expect(replies).toHaveLength(1);
    expect(replies[0]!.status).toBe(status);
    expect(replies[0]!.body).toMatch(words);
    expect(secure.complaints.at(-1)).toMatch(words);
  });

  it('lets a connection that was opened for one vendor ask for another nowhere', async () => {
    const [host] = polyvLive.hosts;
    for (const open of [
      () => openSecureTunnel(host),
      () => openTunnel(`${host}:80`),
      () => openSecure(gateway, { ca: secure.ca(), servername: host }),
    ]) {
      const socket = await open();
      const reply = await exchange(socket, get('/', tencentChat.hosts[0]));
      expect(reply.status).toBe(421);
      expect(reply.body).toContain('opened for a host of polyv-live');
      socket.destroy();
    }
  });

  it('opens no tunnel within a tunnel', async () => {
    const [host] = polyvLive.hosts;
    const socket = await openSecureTunnel(host);
    expect((await exchange(socket, tunnel(`${host}:443`))).status).toBe(403);
    socket.destroy();
  });
});

describe('a request that is two', () => {
  it.each([
    ['two lengths', 'Content-Length: 4\r\nContent-Length: 40'],
    ['a length and chunks', 'Content-Length: 4\r\nTransfer-Encoding: chunked'],
    ['two hosts', 'Host: console.tim.qq.com'],
    ['a chunked that is misspelt', 'Transfer-Encoding: xchunked'],
  ])('with %s is refused, and what follows is not read', async (_, headers) => {
    const before = secure.server.emulator.sandbox('default')!.journal.entries().length;
    const smuggled = get('/smuggled', 'console.tim.qq.com');
    const bytes = `POST /a HTTP/1.1\r\nHost: api.polyv.net\r\n${headers}\r\n\r\n0\r\n\r\n${smuggled}`;
    const { replies } = await say(gateway, bytes);
    expect([...new Set(replies.map(({ status }) => status))]).toEqual([400]);
    expect(secure.server.emulator.sandbox('default')!.journal.entries()).toHaveLength(before);
  });
});

describe('a fault through the proxy and TLS', () => {
  async function callUnder(
    effect: FaultEffect,
  ): Promise<{ bytes: Buffer; error: string | undefined; pieces: number }> {
    const { faults } = secure.server.emulator.sandbox('default')!;
    const rule = faultRule.parse({ id: 'accident', match: { vendor: polyvLive.name }, effect });
    faults.replace([rule]);
    const socket = await openSecureTunnel(polyvLive.hosts[0]);
    let error: string | undefined;
    let pieces = 0;
    socket.on('error', ({ code }: NodeJS.ErrnoException) => (error = code)).on('data', () => (pieces += 1));
    const heard = readToEnd(socket);
    const call = callTo(polyvLive, polyvLive.hosts[0]).toString();
    socket.write(call.replace('\r\n', '\r\nConnection: close\r\n'));
    const bytes = await heard;
    faults.replace([]);
    return { bytes, error, pieces };
  }

  it('resets the connection', async () => {
    const { bytes, error } = await callUnder({ type: 'reset' });
    expect([bytes.length, error]).toEqual([0, 'ECONNRESET']);
  });

  it('cuts the body off', async () => {
    expect((await callUnder({ type: 'truncate', bytes: 5 })).bytes.toString()).toMatch(/\r\n\r\n.{5}$/s);
  });

  it('sends the body slowly', async () => {
    const { bytes, pieces } = await callUnder({ type: 'slow-body', bytesPerSecond: 400 });
    expect(pieces).toBeGreaterThan(2);
    expect(kindOf(polyvLive, readReplies(bytes).replies[0]!)).toBe('output');
  });

  it('never answers', async () => {
    const { emulator } = secure.server;
    const heard = new Promise((resolve) => emulator.listen(resolve));
    emulator
      .sandbox('default')!
      .faults.replace([
        faultRule.parse({ id: 'a', match: { vendor: polyvLive.name }, effect: { type: 'hang' } }),
      ]);
    const socket = await openSecureTunnel(polyvLive.hosts[0]);
    socket.write(callTo(polyvLive, polyvLive.hosts[0]));
    await heard;
    expect(socket.bytesRead).toBeLessThan(6000);
    socket.destroy();
    emulator.sandbox('default')!.faults.replace([]);
  });
});

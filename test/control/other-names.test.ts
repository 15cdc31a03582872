import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, createServer as createPlainServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator } from '../../emulator/index.ts';
import { listen, listenOnAll } from '../../emulator/listen.ts';
import type { RunningServer } from '../../emulator/server.ts';
import { ask } from '../hostile/wire.ts';

const token = 'open sesame';
const bearer = `Authorization: Bearer ${token}`;
const path = '/api/sandboxes/default';

let plain: RunningServer;
let guarded: RunningServer;
let named: RunningServer;

beforeAll(async () => {
  [plain, guarded, named] = await Promise.all([
    startEmulator({ port: 0 }),
    startEmulator({ port: 0, token }),
    startEmulator({ port: 0, allowHosts: ['understudy', '*.local'], publicUrl: 'https://shop.example' }),
  ]);
});

afterAll(async () => {
  await Promise.all([plain, guarded, named].map((server) => server.close()));
});

/** The status of a call of the control API, with these lines as its head. */
async function statusOf(
  { controlUrl }: Pick<RunningServer, 'controlUrl'>,
  lines: readonly string[],
  target = path,
): Promise<number> {
  const head = [`GET ${target} HTTP/1.1`, ...lines, 'Connection: close'].join('\r\n');
  const replies = await ask(controlUrl, Buffer.from(`${head}\r\n\r\n`));
  return replies[0]!.status;
}

/** The same server, by the address that it really has. */
const own = (server: RunningServer): Pick<RunningServer, 'controlUrl'> => ({
  controlUrl: `http://127.0.0.1:${new URL(server.controlUrl).port}`,
});

describe('a name in Host', () => {
  it.each(['127.0.0.1', 'localhost:1', 'LOCALHOST:8080', 'localhost.:4010', '[::1]:65535', '127.0.0.1:80'])(
    'is a name of this machine whatever its port: %s',
    async (host) => {
      expect(await statusOf(plain, [`Host: ${host}`])).toBe(200);
    },
  );

  it.each([
    'evil.example',
    'evil.example:4010',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'evillocalhost',
    'localhost@evil.example',
    'evil.example#localhost',
    'localhost, evil.example',
    'localhost:99999999',
    'localhost:4010:4010',
    '[::1',
    '2130706433',
    '0.0.0.0',
    '',
  ])('that a page may have been rebound to this machine by is refused: "%s"', async (host) => {
    expect([400, 403]).toContain(await statusOf(plain, [`Host: ${host}`]));
  });

  it('that was not allowed gets an answer with the token, and none without it', async () => {
    const host = 'Host: build-7.example:31337';
    expect(await statusOf(guarded, [host, bearer])).toBe(200);
    expect(await statusOf(guarded, [host])).toBe(401);
    for (const wrong of ['open', `${token} `.repeat(2).trim(), 'null', ''])
      expect(await statusOf(guarded, [host, `Authorization: Bearer ${wrong}`])).toBe(401);
  });

  it('that was not allowed gets no page into which somebody could type the token', async () => {
    const host = 'Host: evil.example:4010';
    for (const target of ['/', '/index.html', '/apis', '/%61pi/sandboxes'])
      expect(await statusOf(guarded, [host, bearer], target)).toBe(403);
  });

  it.each(['understudy:4010', 'UNDERSTUDY', 'node-1.local:80', 'a.b.local', 'shop.example:443', 'localhost'])(
    'that was allowed gets an answer without a token: %s',
    async (host) => {
      expect(await statusOf(own(named), [`Host: ${host}`])).toBe(200);
    },
  );

  it.each([
    'local',
    '.local',
    'evil.example',
    'understudy.evil.example',
    'x.local.evil.example',
    'notunderstudy',
  ])('that is only like an allowed one is refused: %s', async (host) => {
    expect(await statusOf(own(named), [`Host: ${host}`])).toBe(403);
  });

  it('of any kind gets to know that the emulator lives, and nothing else', async () => {
    const host = 'Host: 10.1.2.3:4010';
    expect(await statusOf(plain, [host], '/api/health')).toBe(200);
    for (const target of ['/api/health/', '/api/health/../sandboxes', '/api/sandboxes', '/', '/api/events'])
      expect(await statusOf(plain, [host], target)).toBe(403);
  });
});

describe('an Origin', () => {
  const ports = (server: RunningServer) => new URL(server.controlUrl).port || '443';

  it('is the one that was called, with the port by which it was called', async () => {
    for (const host of ['localhost:8080', '127.0.0.1', `127.0.0.1:${ports(plain)}`])
      expect(await statusOf(plain, [`Host: ${host}`, `Origin: http://${host}`])).toBe(200);
    expect(await statusOf(plain, ['Host: localhost:80', 'Origin: http://localhost'])).toBe(200);
  });

  it.each([
    'null',
    '',
    'http://localhost:1',
    'http://localhost',
    'https://localhost:8080',
    'http://127.0.0.1:8080',
    'http://localhost:8080.evil.example',
    'http://evil.example',
    'http://localhost:8080, http://evil.example',
    'http://localhost:8080/x',
    'file://',
  ])('of another scheme, host or port is refused: "%s"', async (origin) => {
    expect(await statusOf(plain, ['Host: localhost:8080', `Origin: ${origin}`])).toBe(403);
    expect(await statusOf(guarded, ['Host: localhost:8080', `Origin: ${origin}`, bearer])).toBe(403);
  });

  it('is the public URL, where there is one', async () => {
    expect(await statusOf(own(named), ['Host: understudy', 'Origin: https://shop.example'])).toBe(200);
    for (const origin of ['http://shop.example', 'https://shop.example:8443', 'https://local'])
      expect(await statusOf(own(named), ['Host: understudy', `Origin: ${origin}`])).toBe(403);
  });

  it('of a rebound page that calls itself by its own name needs the token', async () => {
    const lines = ['Host: evil.example:4010', 'Origin: http://evil.example:4010'];
    expect(await statusOf(plain, lines)).toBe(403);
    expect(await statusOf(guarded, lines)).toBe(401);
  });
});

describe('what addresses are told', () => {
  async function env(server: RunningServer, host: string): Promise<Record<string, string>> {
    const head = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${bearer}\r\nConnection: close\r\n\r\n`;
    const replies = await ask(own(server).controlUrl, Buffer.from(head));
    return (JSON.parse(replies[0]!.body) as { env: Record<string, string> }).env;
  }

  it('are by the host that was asked, and the vendors’ own ports', async () => {
    const told = await env(guarded, 'build-7.example:31337');
    const { port } = new URL(guarded.baseUrls['polyv-live']);
    expect(told).toMatchObject({
      UNDERSTUDY_CONTROL_URL: 'http://build-7.example:31337',
      POLYV_LIVE_BASE_URL: `http://build-7.example:${port}`,
      POLYV_BASE_URL: `http://build-7.example:${port}`,
    });
  });

  it('are by the public URL, whoever asks', async () => {
    const told = await env(named, 'node-1.local');
    expect(told['UNDERSTUDY_CONTROL_URL']).toBe(named.controlUrl);
    expect(named.controlUrl).toMatch(/^https:\/\/shop\.example:\d+$/);
    expect(told['POLYV_LIVE_BASE_URL']).toBe(named.baseUrls['polyv-live']);
  });

  it('follow the port of the public URL as they follow --port', async () => {
    const server = await startEmulator({ port: 0, publicUrl: 'http://understudy.local:5000' });
    const hosts = [server.controlUrl, ...Object.values(server.baseUrls), server.gatewayUrl];
    await server.close();
    expect(hosts).toEqual(hosts.map((_, index) => `http://understudy.local:${5000 + index}`));
  });
});

describe('localhost', () => {
  const reach = async (host: string, port: number): Promise<boolean> => {
    const socket = connect({ host, port });
    const found = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    return found;
  };
  const hasSix = async (): Promise<boolean> => {
    const probe = createPlainServer().listen(0, '::1');
    const found = await once(probe, 'listening').then(
      () => true,
      () => false,
    );
    probe.close();
    return found;
  };
  const answering = (): Server => createServer((_, response) => response.end('here'));

  it('is 127.0.0.1 and ::1 with the same port, where the machine has both', async () => {
    const port = Number(new URL(plain.controlUrl).port);
    expect(await reach('127.0.0.1', port)).toBe(true);
    expect(await reach('::1', port)).toBe(await hasSix());
    if (await hasSix())
      expect(
        (await fetch(`http://[::1]:${port}/api/health`, { headers: { connection: 'close' } })).status,
      ).toBe(200);
  });

  it('leaves 127.0.0.1 alone where that is what was asked for', async () => {
    const server = await startEmulator({ port: 0, host: '127.0.0.1' });
    expect(await reach('::1', Number(new URL(server.controlUrl).port))).toBe(false);
    await server.close();
  });

  it('does without an address that the machine does not have', async () => {
    const server = answering();
    // Of the addresses for documents (RFC 5737 and 3849), which no machine has.
    const { url } = await listenOnAll(server, ['198.51.100.1', '127.0.0.1', '2001:db8::1'], 0, 'test');
    expect(await (await fetch(url, { headers: { connection: 'close' } })).text()).toBe('here');
    server.close();
    await expect(listenOnAll(answering(), ['198.51.100.1', '2001:db8::1'], 0, 'test')).rejects.toThrow(
      'this machine has no such address',
    );
  });

  it('takes a port that is free on both, and says which is not', async () => {
    const taken = createPlainServer().listen(0, '127.0.0.2');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const server = answering();
    await expect(listenOnAll(server, ['127.0.0.1', '127.0.0.2'], port, 'test')).rejects.toThrow(
      `Port ${port} of 127.0.0.2, meant for test, is taken.`,
    );
    // Nothing stays open of what had been opened.
    await listen(server, '127.0.0.1', port, 'test');
    server.close();
    taken.close();
  });
});

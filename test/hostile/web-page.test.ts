import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { createExpressApp } from '../../emulator/http/express-app.ts';
import { createFetchHandler } from '../../emulator/http/fetch-handler.ts';
import { createEmulator, startEmulator } from '../../emulator/index.ts';
import type { RunningServer } from '../../emulator/server.ts';
import { signedCall } from './honest-client.ts';
import type { WireReply } from './replies.ts';
import { openSocket, readReplies, readToEnd, say } from './wire.ts';

/** An origin that two of the tests allow. */
const friend = 'https://app.example:8443';

let server: RunningServer;
let time = Date.UTC(2026, 0, 1);
let express: readonly Server[];
const complaints: string[] = [];

beforeAll(async () => {
  server = await startEmulator({
    port: 0,
    allowOrigins: [friend],
    // So that no call is one too many of its second.
    now: () => (time += 1000),
    onProtocolError: (sentence) => complaints.push(sentence),
  });
  express = await Promise.all(
    vendors.map(async ({ name }) => {
      const app = createServer(createExpressApp(server.emulator, name));
      await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
      return app;
    }),
  );
});

afterAll(async () => {
  for (const app of express) app.close();
  await server.close();
});

const urlOf = {
  'the server': ({ name }: Vendor): string => server.baseUrls[name]!,
  'the Express app': (vendor: Vendor): string =>
    `http://127.0.0.1:${(express[vendors.indexOf(vendor)]!.address() as AddressInfo).port}`,
};

const ways = (['the server', 'the Express app'] as const).flatMap((transport) =>
  vendors.map((vendor) => [vendor.name, transport, vendor] as const),
);

/** The vendor's example, rightly signed, with the headers that a browser adds. */
function fromPage(vendor: Vendor, headers: string, method?: string): Buffer {
  const call = signedCall(server, vendor).toString('latin1');
  const text = call.replace('\r\n', `\r\n${headers}\r\n`);
  return Buffer.from(method === undefined ? text : text.replace(/^\w+/, method), 'latin1');
}

const sandbox = () => server.emulator.sandbox('default')!;

/** Sends a call that must be turned away in plain words, and leave nothing behind. */
async function turnedAway(url: string, vendor: Vendor, bytes: Uint8Array): Promise<WireReply> {
  const calls = sandbox().journal.entries().length;
  const state = JSON.stringify(server.emulator.save());
  const { replies } = await say(url, bytes);
  expect(replies).toHaveLength(1);
  const reply = replies[0]!;
  const said = { status: reply.status, headers: [], body: reply.body };
  expect(vendor.codec.understand(said).kind).not.toBe('output');
  expect(reply.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(reply.body).toMatch(/^Understudy, not the vendor: /);
  expect(sandbox().journal.entries()).toHaveLength(calls);
  expect(JSON.stringify(server.emulator.save())).toBe(state);
  return reply;
}

const foreign = [
  'Origin: https://evil.example',
  'origin: HTTP://EVIL.example',
  'Origin: null',
  'Origin:',
  'Origin: http://127.0.0.1.evil.example',
  'Origin: http://localhost.evil.example',
  'Origin: http://evil.example:80@localhost',
  'Origin: http://evillocalhost',
  'Origin: http://localhost, https://evil.example',
  'Origin: http://192.168.0.7:3000',
  'Origin: file://',
  'Origin: chrome-extension://localhost',
  'Origin: http://localhost\r\nOrigin: https://evil.example',
  'Origin: https://app.example',
  'Origin: http://app.example:8443',
  'Sec-Fetch-Site: cross-site',
  'SEC-FETCH-SITE: Cross-Site',
  'Sec-Fetch-Site: same-site',
  'Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site',
  'Origin: https://evil.example\r\nSec-Fetch-Site: same-origin',
];

const welcome = [
  'Origin: http://localhost:5173\r\nSec-Fetch-Site: same-site',
  'Origin: https://localhost',
  'Origin: http://127.0.0.1:3000\r\nSec-Fetch-Site: cross-site',
  'Origin: http://127.1.2.3',
  'Origin: http://[::1]:8080',
  'Origin: http://shop.localhost:3000',
  `Origin: ${friend}\r\nSec-Fetch-Site: cross-site`,
  'Origin: HTTPS://APP.example:8443',
  'Sec-Fetch-Site: same-origin',
  'Sec-Fetch-Site: none',
  'X-Nothing: about pages',
];

describe.each(ways)('%s behind %s', (_, transport, vendor) => {
  it.each(foreign)('turns a page away that sends %j', async (headers) => {
    const { status } = await turnedAway(urlOf[transport](vendor), vendor, fromPage(vendor, headers));
    expect(status).toBe(403);
  });

  it.each(welcome)('serves a call with %j', async (headers) => {
    const calls = sandbox().journal.entries().length;
    const { replies } = await say(urlOf[transport](vendor), fromPage(vendor, headers));
    expect(replies[0]?.body).not.toContain('not the vendor');
    const entries = sandbox().journal.entries();
    expect(entries).toHaveLength(calls + 1);
    expect(entries.at(-1)).toMatchObject({ operation: vendor.example.operation, refusedBy: undefined });
  });

  it('turns the preflight of a page away, and gives it no permission', async () => {
    const headers = 'Origin: https://evil.example\r\nAccess-Control-Request-Method: POST';
    const reply = await turnedAway(urlOf[transport](vendor), vendor, fromPage(vendor, headers, 'OPTIONS'));
    expect(reply.status).toBe(403);
    expect([...reply.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('says who was turned away and how to let it in, and echoes no more than the beginning of a long name', async () => {
    const near = await turnedAway(
      urlOf[transport](vendor),
      vendor,
      fromPage(vendor, 'Origin: https://evil.example'),
    );
    expect(near.body).toContain('start with --allow-origin https://evil.example.');
    const long = `Origin: https://${'a'.repeat(5000)}.example`;
    const { body } = await turnedAway(urlOf[transport](vendor), vendor, fromPage(vendor, long));
    expect(body.length).toBeLessThan(800);
  });

  it.each([
    ['a whole URL of another host', 'http://other.example/x'],
    ['a whole URL of another port', 'http://127.0.0.1:1/x'],
    ['a URL of another scheme', 'ftp://other.example/x'],
  ])('is no proxy for %s, and says which base URL to set', async (_title, target) => {
    const url = urlOf[transport](vendor);
    const bytes = `POST ${target} HTTP/1.1\r\nHost: other.example\r\nContent-Length: 0\r\n\r\n`;
    const { status, body } = await turnedAway(url, vendor, Buffer.from(bytes));
    expect(status).toBe(400);
    expect(body).toContain('This is no proxy');
    expect(body).toContain(`base URL to ${url} instead`);
  });

  it.each(['own', 'localhost', 'vendor'])(
    'takes a whole URL for its path where it names the %s host',
    async (which) => {
      const url = new URL(urlOf[transport](vendor));
      const hosts = { own: url.host, localhost: `localhost:${url.port}`, vendor: vendor.hosts[0] };
      const call = signedCall(server, vendor).toString('latin1');
      const [, target = ''] = /^\w+ (\S+)/.exec(call)!;
      const host = hosts[which as keyof typeof hosts];
      const { replies } = await say(url.href, call.replace(target, `http://${host}${target}`));
      expect(replies).toHaveLength(1);
      const { request } = sandbox().journal.entries().at(-1)!;
      expect(request.target).toBe(target);
      expect(request.headers.find(([name]) => name.toLowerCase() === 'host')?.[1]).toBe(host);
    },
  );
});

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('%s', (name, vendor) => {
  it('opens no tunnel, and says in plain words what to set instead', async () => {
    const url = server.baseUrls[name]!;
    const bytes = Buffer.from(`CONNECT ${vendor.hosts[0]}:443 HTTP/1.1\r\nHost: ${vendor.hosts[0]}\r\n\r\n`);
    const { body } = await turnedAway(url, vendor, bytes);
    expect(body).toContain('it opens no tunnels');
    expect(body).toContain(`base URL to ${url} instead`);
  });

  it('takes what begins like a whole URL and is none for the URL of another host', async () => {
    const bytes = Buffer.from('GET http://[/x HTTP/1.1\r\nHost: a\r\n\r\n');
    expect((await turnedAway(server.baseUrls[name]!, vendor, bytes)).body).toContain('This is no proxy');
  });

  it('turns a page away on a connection on which it has answered others', async () => {
    const socket = await openSocket(server.baseUrls[name]!);
    const heard = readToEnd(socket);
    socket.write(signedCall(server, vendor));
    await new Promise((resolve) => socket.once('data', resolve));
    socket.write(fromPage(vendor, 'Origin: https://evil.example'));
    const { replies } = readReplies(await heard);
    expect(replies.map(({ status }) => status).at(-1)).toBe(403);
    expect(complaints.at(-1)).toMatch(new RegExp(`^${name}: A page of "https://evil.example"`));
  });
});

describe('the transports', () => {
  it('ask no fetch request for its origin, since only the own program has that transport', async () => {
    const { name } = vendors[0]!;
    const reply = await createFetchHandler(
      createEmulator(),
      name,
    )(new Request('http://emulator.test/', { headers: { Origin: 'https://evil.example' } }));
    expect(await reply.text()).not.toContain('not the vendor');
  });

  it.each(['*', 'null', 'app.example', 'https://app.example/path', ''])('take no origin of %j', (origin) => {
    expect(() => createEmulator({ allowOrigins: [origin] })).toThrow('is no origin of a page');
  });
});

describe('the control API', () => {
  it('opens no tunnel, and says what to set instead', async () => {
    const bytes = 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n';
    const { replies } = await say(server.controlUrl, bytes);
    expect(replies[0]?.headers.get('content-type')).toBe('application/problem+json');
    expect(replies[0]?.body).toContain(`base URL to ${server.controlUrl} instead`);
  });
});

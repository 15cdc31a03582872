import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { startEmulator } from '../../emulator/index.ts';
import type { RunningServer } from '../../emulator/server.ts';
import { sayHello, signedCall } from './honest-client.ts';
import type { WireReply } from './replies.ts';
import { openSocket, readReplies, readToEnd, say } from './wire.ts';

let server: RunningServer;
let impatient: RunningServer;
const complaints: string[] = [];
/** What the impatient one gave up on. */
const givenUp: string[] = [];

/** In milliseconds: times that a test can wait for. */
const short = { headersTimeout: 150, requestTimeout: 300, keepAliveTimeout: 50, checkInterval: 20 };

beforeAll(async () => {
  server = await startEmulator({ port: 0, onProtocolError: (sentence) => complaints.push(sentence) });
  impatient = await startEmulator({
    port: 0,
    limits: short,
    onProtocolError: (sentence) => givenUp.push(sentence),
  });
  // The first call loads the control API. Node does not let a half-closed connection wait for that.
  await Promise.all([sayHello(server), sayHello(impatient)]);
});

afterAll(async () => {
  await Promise.all([server.close(), impatient.close()]);
});

const origins: readonly (readonly [name: string, vendor: Vendor | undefined])[] = [
  ['control', undefined],
  ...vendors.map((vendor) => [vendor.name, vendor] as const),
];

const urlOf = (name: string, { baseUrls, controlUrl } = server): string => baseUrls[name] ?? controlUrl;
const hostOf = (name: string, running = server): string => new URL(urlOf(name, running)).host;

/** A refusal: in the vendor's envelope with a reason beside it, or problem details. */
function expectRefusal(
  reply: WireReply | undefined,
  vendor: Vendor | undefined,
  status: number,
  reason: RegExp,
): void {
  expect(reply?.status).toBe(status);
  expect(reply?.headers.get('connection')).toBe('close');
  if (!vendor) {
    expect(reply?.headers.get('content-type')).toBe('application/problem+json');
    expect(JSON.parse(reply?.body ?? '')).toMatchObject({ status, detail: expect.stringMatching(reason) });
    return;
  }
  const said = { status, headers: [], body: reply?.body ?? '' };
  expect(vendor.codec.understand(said)).toMatchObject({ kind: 'error' });
  expect(reply?.headers.get('x-understudy-reason')).toMatch(reason);
}

/** One refusal by the vendor's checks, which the journal has. */
function expectOrdinary(replies: readonly WireReply[], vendor: Vendor): void {
  expect(replies).toHaveLength(1);
  const [{ body, headers }] = replies as [WireReply];
  expect(vendor.codec.understand({ status: 200, headers: [], body }).kind).toBe('error');
  expect(headers.has('x-understudy-explain')).toBe(true);
}

const post = (host: string, headers: string, body = ''): string =>
  `POST / HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\n\r\n${body}`;

type Attack = readonly [
  title: string,
  bytes: (host: string) => string | Uint8Array,
  status: number,
  reason: RegExp,
];

const attacks: readonly Attack[] = [
  ['a line of HTTP/0.9', () => 'GET /\r\n', 400, /closed in the middle/],
  ['the preface of HTTP/2', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400, /not HTTP\/2/],
  ['no words at all', () => Buffer.from([0, 255, 1, 254]), 400, /no HTTP request/],
  ['HTTP/3.7', (host) => `GET / HTTP/3.7\r\nHost: ${host}\r\n\r\n`, 400, /no HTTP request/],
  ['an unknown method', (host) => `BREAK / HTTP/1.1\r\nHost: ${host}\r\n\r\n`, 400, /no HTTP request/],
  ['no Host', () => 'GET / HTTP/1.1\r\n\r\n', 400, /one header Host/],
  [
    'two Hosts',
    (host) => `GET / HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\n\r\n`,
    400,
    /one header Host/,
  ],
  [
    'a null byte in the target',
    (host) => `GET /\0 HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    400,
    /no HTTP request/,
  ],
  [
    'Chinese in the query, as curl sends it',
    (host) => Buffer.from(`GET /?sign=签名 HTTP/1.1\r\nHost: ${host}\r\n\r\n`),
    400,
    /^The URL has characters beyond ASCII: send them as UTF-8 in percent escapes, like %E5%90%8D\.$/,
  ],
  [
    'Chinese in the path',
    (host) => Buffer.from(`GET /房间 HTTP/1.1\r\nHost: ${host}\r\n\r\n`),
    400,
    /^The URL has characters beyond ASCII/,
  ],
  [
    'a null byte in a header',
    (host) => `GET / HTTP/1.1\r\nHost: ${host}\r\nA: b\0c\r\n\r\n`,
    400,
    /no HTTP request/,
  ],
  [
    'a header without a name',
    (host) => `GET / HTTP/1.1\r\nHost: ${host}\r\n: b\r\n\r\n`,
    400,
    /no HTTP request/,
  ],
  ['a space before a colon', (host) => post(host, 'Content-Length : 3', 'abc'), 400, /no HTTP request/],
  ['a negative length', (host) => post(host, 'Content-Length: -1'), 400, /no HTTP request/],
  [
    'a length of many digits',
    (host) => post(host, `Content-Length: ${'9'.repeat(40)}`),
    400,
    /no HTTP request/,
  ],
  [
    'two lengths',
    (host) => post(host, 'Content-Length: 3\r\nContent-Length: 4', 'abcd'),
    400,
    /no HTTP request/,
  ],
  ['a length too long', (host) => post(host, 'Content-Length: 9', 'abc'), 400, /closed in the middle/],
  [
    'a length beside chunks',
    (host) => post(host, 'Content-Length: 4\r\nTransfer-Encoding: chunked', '0\r\n\r\nGET /smuggled'),
    400,
    /no HTTP request/,
  ],
  [
    'chunks that are not the last coding',
    (host) => post(host, 'Transfer-Encoding: chunked, identity', '0\r\n\r\n'),
    400,
    /no HTTP request/,
  ],
  [
    'a chunk without a size',
    (host) => post(host, 'Transfer-Encoding: chunked', 'zz\r\nabc'),
    400,
    /no HTTP request/,
  ],
  [
    'a chunk that is longer than it says',
    (host) => post(host, 'Transfer-Encoding: chunked', '1\r\nabc\r\n0\r\n\r\n'),
    400,
    /no HTTP request/,
  ],
  [
    'a chunk with endless extensions',
    (host) => post(host, 'Transfer-Encoding: chunked', `1;${'x'.repeat(20_000)}`),
    400,
    /extensions/,
  ],
  [
    'a body that never ends',
    (host) => post(host, 'Transfer-Encoding: chunked', '1\r\na\r\n'),
    400,
    /in the middle/,
  ],
  [
    'a long target',
    (host) => `GET /${'a'.repeat(70_000)} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    431,
    /too long/,
  ],
  ['a long header', (host) => post(host, `A: ${'a'.repeat(70_000)}`), 431, /too long/],
  [
    'many headers',
    (host) => post(host, Array.from({ length: 201 }, () => 'A: b').join('\r\n')),
    431,
    /at most 200/,
  ],
  ['an expectation', (host) => post(host, 'Expect: a-miracle'), 417, /100-continue/],
];

describe.each(origins)('%s', (name, vendor) => {
  it.each(attacks)('refuses %s clearly', async (_, bytes, status, reason) => {
    const { replies, rest } = await say(urlOf(name), bytes(hostOf(name)));
    expect(replies).toHaveLength(1);
    expect(rest).toHaveLength(0);
    expectRefusal(replies[0], vendor, status, reason);
  });

  it('says in its log what it refused, and where', async () => {
    complaints.length = 0;
    await say(urlOf(name), 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
    expect(complaints).toEqual([
      `${name}: This port speaks HTTP/1.1, not HTTP/2: let the client use HTTP/1.1.`,
    ]);
  });

  it.each([
    ['headers that drip', 'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: '],
    ['a body that drips', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n'],
    ['nothing at all', ''],
  ])('gives up on %s', async (_, beginning) => {
    const socket = await openSocket(urlOf(name, impatient));
    const heard = readToEnd(socket);
    socket.write(beginning.replace('Host: a', `Host: ${hostOf(name, impatient)}`));
    const drip = setInterval(() => socket.write('a'), 20);
    if (beginning === '') clearInterval(drip);
    const { replies } = readReplies(await heard);
    clearInterval(drip);
    expect(givenUp.splice(0)).toEqual([`${name}: The request did not arrive in time.`]);
    // A byte that arrives after the last one was read resets the connection, and takes the refusal with it.
    if (beginning === '' || replies.length > 0) expectRefusal(replies[0], vendor, 408, /in time/);
  });

  it('closes a connection that has been idle since its last reply', async () => {
    const socket = await openSocket(urlOf(name, impatient));
    const heard = readToEnd(socket);
    socket.write(`GET /nowhere HTTP/1.1\r\nHost: ${hostOf(name, impatient)}\r\n\r\n`);
    expect(readReplies(await heard).replies).toHaveLength(1);
  });

  it('answers a pipeline in order, and garbage after it last', async () => {
    const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: ${hostOf(name)}\r\n\r\n`;
    const pipeline = Array.from({ length: 50 }, (_, index) => get(`/nowhere/${index}`)).join('');
    const { replies } = await say(urlOf(name), `${pipeline}garbage\r\n\r\n`);
    expect(replies).toHaveLength(51);
    expectRefusal(replies.at(-1), vendor, 400, /no HTTP request/);
    const sandbox = server.emulator.sandbox('default')!;
    const targets = sandbox.journal.entries().filter(({ vendor: of }) => of === name);
    const asked = targets.map(({ request }) => request.target).slice(-50);
    if (vendor) expect(asked).toEqual(Array.from({ length: 50 }, (_, index) => `/nowhere/${index}`));
    else expect(replies[7]?.body).toContain('/nowhere/7.');
  });

  it('lets no connection queue more than a hundred requests', async () => {
    const get = `GET /nowhere HTTP/1.1\r\nHost: ${hostOf(name)}\r\n\r\n`;
    const { replies } = await say(urlOf(name), get.repeat(150));
    expect(replies).toHaveLength(101);
    expectRefusal(replies.at(-1), vendor, 503, /At most 100 requests/);
  });

  it('hangs up on who queues more and more, and reads no answer', async () => {
    const socket = await openSocket(urlOf(name));
    socket.write(`GET /nowhere HTTP/1.1\r\nHost: ${hostOf(name)}\r\n\r\n`.repeat(20_000));
    // It is a reset, which `once` would take for a failure.
    await new Promise((resolve) => socket.resume().once('close', resolve));
    await expect(sayHello(server)).resolves.toBe(200);
  });

  it('takes HTTP/1.0, which has no Host', async () => {
    const { replies } = await say(urlOf(name), 'GET /nowhere HTTP/1.0\r\n\r\n');
    // The control API has to know by which name it is called.
    if (vendor) expectOrdinary(replies, vendor);
    else expect(replies.map(({ status }) => status)).toEqual([403]);
  });

  it('takes an upgrade for an ordinary request', async () => {
    const upgrade = `GET /nowhere HTTP/1.1\r\nHost: ${hostOf(name)}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    const { replies } = await say(urlOf(name), upgrade);
    if (vendor) expectOrdinary(replies, vendor);
    else expect(replies.map(({ status }) => status)).toEqual([404]);
  });

  it('does not mind who comes and goes without a word', async () => {
    const socket = await openSocket(urlOf(name));
    socket.write('POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc');
    socket.resetAndDestroy();
    await once(socket, 'close');
    await expect(sayHello(server)).resolves.toBe(200);
  });
});

describe('a vendor', () => {
  it.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
    'answers requests with one body, not with the one that was smuggled in it: %s',
    async (name, vendor) => {
      const inner = signedCall(server, vendor);
      const { replies } = await say(
        urlOf(name),
        Buffer.concat([Buffer.from(post(hostOf(name), `Content-Length: ${inner.length}`)), inner]),
      );
      expectOrdinary(replies, vendor);
    },
  );
});

import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { createPassThrough } from '../../emulator/http/gateway/pass-through.ts';
import { ask, openSocket, readReplies, readToEnd } from '../hostile/wire.ts';
import { startSecure, type SecureServer } from './secure-server.ts';

const token = 'open sesame';
const password = Buffer.from(`anybody:${token}`).toString('base64');

/** Somebody else's server; a name for this machine that is no name of loopback as the command line reads it. */
const elsewhere = createHttpServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    response.setHeader('Connection', 'keep-alive, X-Private');
    response.setHeader('X-Private', 'of this connection');
    response.setHeader('X-Kept', 'yes');
    response.statusCode = 201;
    response.end(
      JSON.stringify({ url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString() }),
    );
  });
});
/** A server that says back what it hears, for tunnels. */
const echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket));

let port: number;
let echoPort: number;
let secure: SecureServer;
let guarded: SecureServer;
let gateway: string;

beforeAll(async () => {
  await Promise.all([elsewhere, echo].map((server) => once(server.listen(0, '127.0.0.1'), 'listening')));
  port = (elsewhere.address() as AddressInfo).port;
  echoPort = (echo.address() as AddressInfo).port;
  const passThrough = [`127.0.0.1:${port}`, `127.0.0.1:${echoPort}`, '127.0.0.1:1'];
  secure = await startSecure({ passThrough });
  guarded = await startSecure({ passThrough, token });
  gateway = secure.server.gatewayUrl;
});

afterAll(async () => {
  elsewhere.closeAllConnections();
  elsewhere.close();
  echo.close();
  await Promise.all([secure.server.close(), guarded.server.close()]);
});

const through = (target: string, lines = '', body = ''): string =>
  `POST ${target} HTTP/1.1\r\nHost: ignored.example\r\nConnection: close, X-Mine\r\nX-Mine: 1\r\n${lines}\r\n${body}`;
const tunnel = (authority: string, lines = ''): string =>
  `CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${lines}\r\n`;

interface Heard {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

describe('--pass-through', () => {
  it('sends a call to the host that was named, without what was about the connection', async () => {
    const lines = 'X-Kept: 1\r\nProxy-Connection: keep-alive\r\nContent-Length: 5\r\n';
    const replies = await ask(gateway, through(`http://127.0.0.1:${port}/a?b=c`, lines, 'hello'));
    expect(replies.map(({ status }) => status)).toEqual([201]);
    const { url, headers, body } = JSON.parse(replies[0]!.body) as Heard;
    expect({ url, body, host: headers['host'], kept: headers['x-kept'] }).toEqual({
      url: '/a?b=c',
      body: 'hello',
      host: `127.0.0.1:${port}`,
      kept: '1',
    });
    expect(headers).not.toHaveProperty('x-mine');
    expect(headers).not.toHaveProperty('proxy-connection');
    expect(replies[0]!.headers.get('x-kept')).toBe('yes');
  });

  it('keeps a body in chunks one request', async () => {
    const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n';
    const chunk = `${smuggled.length.toString(16)}\r\n${smuggled}\r\n0\r\n\r\n`;
    const lines = 'Transfer-Encoding: chunked\r\n';
    const replies = await ask(gateway, through(`http://127.0.0.1:${port}/`, lines, chunk));
    expect(replies.map(({ status }) => status)).toEqual([201]);
    expect((JSON.parse(replies[0]!.body) as Heard).body).toBe(smuggled);
  });

  it('opens a tunnel to the host and port that were named', async () => {
    const socket = await openSocket(gateway);
    const heard = readToEnd(socket);
    socket.write(tunnel(`127.0.0.1:${echoPort}`));
    await once(socket, 'data');
    socket.end('said on the other side');
    expect((await heard).toString()).toBe(
      'HTTP/1.1 200 Connection established\r\n\r\nsaid on the other side',
    );
  });

  it.each([
    [
      'another port of the host',
      () => through(`http://127.0.0.1:${port + 1}/`, 'Content-Length: 0\r\n'),
      421,
    ],
    ['another host', () => through('http://shop.example/', 'Content-Length: 0\r\n'), 421],
    ['a tunnel to another host', () => tunnel('shop.example:443'), 403],
    ['a tunnel to another port', () => tunnel(`127.0.0.1:${port + 1}`), 403],
    ['a host that only begins so', () => tunnel(`127.0.0.1.example:${port}`), 403],
    ['a host that cannot be reached', () => through('http://127.0.0.1:1/', 'Content-Length: 0\r\n'), 502],
    ['a tunnel that cannot be opened', () => tunnel('127.0.0.1:1'), 502],
  ])('refuses %s', async (_, bytes, status) => {
    const replies = await ask(gateway, bytes());
    expect(replies.map((reply) => reply.status)).toEqual([status]);
  });

  it('lets nobody out within a tunnel to a vendor', async () => {
    const socket = await openSocket(gateway);
    socket.write(tunnel(`${vendors[0]!.hosts[0]}:80`));
    await once(socket, 'data');
    socket.write(through(`http://127.0.0.1:${port}/`, 'Content-Length: 0\r\n'));
    const [reply] = (await once(socket, 'data')) as [Buffer];
    expect(readReplies(reply).replies[0]!.status).toBe(421);
    socket.destroy();
  });

  it.each(['', 'Proxy-Authorization: Basic eDp5\r\n', `Proxy-Authorization: Bearer ${token}\r\n`])(
    'asks for the token where the control API has one, and not for %j',
    async (lines) => {
      const url = guarded.server.gatewayUrl;
      const call = through(`http://127.0.0.1:${port}/`, `Content-Length: 0\r\n${lines}`);
      for (const bytes of [call, tunnel(`127.0.0.1:${echoPort}`, lines)]) {
        const replies = await ask(url, bytes);
        expect(replies.map(({ status }) => status)).toEqual([407]);
        expect(replies[0]!.headers.get('proxy-authenticate')).toBe('Basic realm="understudy"');
      }
    },
  );

  it('lets out who shows the token, and does not pass it on', async () => {
    const lines = `Content-Length: 0\r\nProxy-Authorization: Basic ${password}\r\n`;
    const replies = await ask(guarded.server.gatewayUrl, through(`http://127.0.0.1:${port}/`, lines));
    expect(replies.map(({ status }) => status)).toEqual([201]);
    expect(replies[0]!.body).not.toContain(password);
  });

  it('never lets a vendor’s host out, even where its name was allowed', async () => {
    const [host] = vendors[0]!.hosts;
    const open = await startSecure({ passThrough: vendors.flatMap(({ hosts }) => hosts) });
    const replies = await ask(open.server.gatewayUrl, through(`http://${host}/`, 'Content-Length: 0\r\n'));
    await open.server.close();
    // It was answered here, as the vendor's gateway does.
    expect(replies[0]!.headers.get('server')).not.toBe('');
    expect(open.server.emulator.sandbox('default')!.journal.entries()).toHaveLength(1);
  });

  it('is for the ports of the web where no port is named', () => {
    const { allows } = createPassThrough(['Registry.example'], undefined);
    expect([80, 443, 8443].map((each) => allows('registry.example', each))).toEqual([true, true, false]);
  });
});

import { once } from 'node:events';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import { connect, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { faultRule, type FaultEffect } from '../../contracts/core/config/fault-rule.ts';
import { polyvLive } from '../../contracts/polyv-live/index.ts';
import { signedCall } from '../hostile/honest-client.ts';
import { readReplies, openSocket, readToEnd } from '../hostile/wire.ts';
import { openSecure, startSecure, type SecureServer } from './secure-server.ts';

let secure: SecureServer;

beforeAll(async () => {
  secure = await startSecure();
  // The first handshake makes the authority.
  await get(secure.server.controlUrl, { rejectUnauthorized: false });
});

afterAll(() => secure.server.close());

async function get(url: string, options: Readonly<Record<string, unknown>>): Promise<IncomingMessage> {
  const asking = request(`${url.replace('http:', 'https:')}/api/health`, { agent: false, ...options });
  asking.end();
  const [reply] = (await once(asking, 'response')) as [IncomingMessage];
  return reply;
}

const names = (socket: TLSSocket): readonly string[] =>
  (socket.getPeerCertificate().subjectaltname ?? '')
    .split(', ')
    .map((name) => name.replace(/^(?:DNS|IP Address):/, ''));

const [host] = polyvLive.hosts;

describe('an origin', () => {
  it('answers HTTP and HTTPS on the same port, the control API too', async () => {
    const { controlUrl } = secure.server;
    const reply = await get(controlUrl, { ca: secure.ca() });
    expect(await text(reply)).toBe(await (await fetch(`${controlUrl}/api/health`)).text());
  });

  it.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
    'takes a signed call to %s over TLS',
    async (name, vendor) => {
      const socket = await openSecure(secure.server.baseUrls[name]!, { ca: secure.ca() });
      socket.write(signedCall(secure.server, vendor));
      const [data] = (await once(socket, 'data')) as [Buffer];
      const [reply] = readReplies(data).replies;
      const said = { status: reply!.status, headers: [], body: reply!.body };
      expect(vendor.codec.understand(said).kind).toBe('output');
      socket.destroy();
    },
  );

  it('keeps a TLS connection for call after call, whether each comes whole or in pieces', async () => {
    const socket = await openSecure(secure.server.baseUrls[polyvLive.name], { ca: secure.ca() });
    const call = Buffer.from(`GET /nowhere HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    const statuses: number[] = [];
    for (const chunks of [[call], [call], [call.subarray(0, 9), call.subarray(9)], [call]]) {
      for (const chunk of chunks) await new Promise((resolve) => socket.write(chunk, resolve));
      const [data] = (await once(socket, 'data')) as [Buffer];
      statuses.push(readReplies(data).replies[0]!.status);
    }
    expect(statuses).toEqual([404, 404, 404, 404]);
    socket.destroy();
  });

  it('shows a certificate for the one name that is asked for, where it stands in for it', async () => {
    const url = secure.server.baseUrls[polyvLive.name];
    const socket = await openSecure(url, { ca: secure.ca(), servername: host });
    expect(names(socket)).toEqual([host]);
    expect(socket.alpnProtocol).toBe(false);
    socket.destroy();
  });

  it('shows a certificate for all names of loopback and of vendors where nothing that it knows is asked for', async () => {
    const url = secure.server.baseUrls[polyvLive.name];
    const socket = await openSecure(url, {
      ca: secure.ca(),
      servername: 'somewhere.example',
      checkServerIdentity: () => undefined,
    });
    const covered = ['localhost', ...vendors.flatMap(({ hosts }) => hosts), '127.0.0.1', '0:0:0:0:0:0:0:1'];
    expect(names(socket).toSorted()).toEqual(covered.toSorted());
    socket.destroy();
  });

  it('speaks HTTP/1.1 where a client offers HTTP/2 as well', async () => {
    const socket = await openSecure(secure.server.controlUrl, {
      ca: secure.ca(),
      ALPNProtocols: ['h2', 'http/1.1'],
    });
    expect(socket.alpnProtocol).toBe('http/1.1');
    socket.destroy();
  });
});

describe('a handshake that fails is told in one line', () => {
  /** Opens a connection that cannot come about; settles when that has been said. */
  async function fail(options: Parameters<typeof openSecure>[1], about: RegExp): Promise<void> {
    const said = secure.nextComplaint(about);
    const { port } = new URL(secure.server.baseUrls[polyvLive.name]);
    const socket = connect({ host: '127.0.0.1', port: Number(port), servername: host, ...options });
    socket.on('error', () => undefined);
    await said;
  }

  it('where the client does not trust the authority', async () => {
    await fail({}, /^polyv-live: A client (?=.*trust).* for api\.polyv\.net\b.*"understudy ca path"/);
  });

  it('where the client knows nothing but HTTP/2', async () => {
    await fail({ ca: secure.ca(), ALPNProtocols: ['h2'] }, /speaks no HTTP\/1\.1 over TLS/);
  });

  it('where the client knows only what is too old', async () => {
    const old = { maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' } as const;
    await fail(old, /no TLS from version 1\.2/);
  });

  it('where what begins like TLS is none', async () => {
    const said = secure.nextComplaint(/^polyv-live: A TLS handshake failed/);
    const socket = await openSocket(secure.server.baseUrls[polyvLive.name]);
    const heard = readToEnd(socket);
    socket.write(Buffer.from('1603010200010000fc030300', 'hex'));
    socket.end(Buffer.alloc(600, 7));
    await said;
    await heard;
  });

  it('where no more than the beginning comes', async () => {
    const impatient = await startSecure({ limits: { headersTimeout: 100, checkInterval: 20 } });
    const said = impatient.nextComplaint(/did not end in time/);
    const socket = await openSocket(impatient.server.controlUrl);
    socket.write(Buffer.from('1603010200', 'hex'));
    await said;
    await readToEnd(socket);
    await impatient.server.close();
  });
});

describe('a fault over TLS', () => {
  /** Calls once while a rule is in force, and gives the bytes that came and how the connection ended. */
  async function callUnder(effect: FaultEffect): Promise<{ bytes: Buffer; error: string | undefined }> {
    const { emulator, baseUrls } = secure.server;
    const { faults } = emulator.sandbox('default')!;
    faults.replace([faultRule.parse({ id: 'accident', match: { vendor: polyvLive.name }, effect })]);
    const socket = await openSecure(baseUrls[polyvLive.name], { ca: secure.ca() });
    let error: string | undefined;
    socket.on('error', ({ code }: NodeJS.ErrnoException) => (error = code));
    const heard = readToEnd(socket);
    socket.write(signedCall(secure.server, polyvLive));
    const bytes = await heard;
    faults.replace([]);
    return { bytes, error };
  }

  it('resets the connection', async () => {
    expect(await callUnder({ type: 'reset' })).toEqual({ bytes: Buffer.alloc(0), error: 'ECONNRESET' });
  });

  it('cuts the body off', async () => {
    const { bytes } = await callUnder({ type: 'truncate', bytes: 5 });
    expect(bytes.toString()).toMatch(/\r\n\r\n.{5}$/s);
  });
});

describe('handshakes that nobody ends', () => {
  it('are so many at most, and keep nobody else waiting', async () => {
    const crowded = await startSecure({ limits: { handshakes: 50, headersTimeout: 60_000 } });
    const url = crowded.server.baseUrls[polyvLive.name];
    await get(crowded.server.controlUrl, { rejectUnauthorized: false });
    const sockets = await Promise.all(Array.from({ length: 1000 }, () => openSocket(url)));
    const open = new Set(sockets);
    for (const socket of sockets) {
      socket.on('close', () => open.delete(socket));
      socket.resume();
      socket.write(Buffer.from('1603010200', 'hex'));
    }
    while (open.size > 50) await new Promise(setImmediate);
    const reply = await get(url, { ca: crowded.ca() });
    expect(reply.statusCode).toBe(404);
    expect(open.size).toBeGreaterThan(40);
    await crowded.server.close();
    while (open.size > 0) await new Promise(setImmediate);
  });
});

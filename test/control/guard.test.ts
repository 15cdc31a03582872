import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { vendorNames } from '../../contracts/catalog.ts';
import { controlOperations } from '../../contracts/control/index.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import { createControlClient } from '../../clients/control/index.ts';
import { startEmulator } from '../../emulator/index.ts';
import type { RunningServer } from '../../emulator/server.ts';

let server: RunningServer;
let guarded: RunningServer;

beforeAll(async () => {
  server = await startEmulator({ port: 0 });
  guarded = await startEmulator({ port: 0, token: 'open sesame' });
});

afterAll(async () => {
  await Promise.all([server.close(), guarded.close()]);
});

/** Calls with headers that `fetch` would not send. */
function call(
  method: string,
  path: string,
  headers: Record<string, string>,
  { controlUrl } = server,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(controlUrl);
    request({ hostname, port, method, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

const hostOf = ({ controlUrl }: RunningServer): string => new URL(controlUrl).host;
const portOf = ({ controlUrl }: RunningServer): string => new URL(controlUrl).port;

describe('the guard of the control API', () => {
  it.each(['127.0.0.1', 'localhost', '[::1]'])('answers to the name %s', async (name) => {
    expect(await call('GET', '/api/health', { host: `${name}:${portOf(server)}` })).toBe(200);
  });

  it.each(['evil.example', '127.0.0.1.evil.example'])('refuses the rebound name %s', async (host) => {
    expect(await call('GET', '/api/sandboxes', { host })).toBe(403);
  });

  it.each(['https://evil.example', 'null', 'http://localhost:1'])('refuses pages of %s', async (origin) => {
    const host = `127.0.0.1:${portOf(server)}`;
    expect(await call('POST', '/api/sandboxes/default/reset', { host, origin })).toBe(403);
  });

  it.each(['https', 'HTTPS', 'ws', 'ftp'])('refuses its own address under the scheme %s', async (scheme) => {
    const host = `127.0.0.1:${portOf(server)}`;
    const headers = { host, origin: `${scheme}://${host}` };
    expect(await call('POST', '/api/sandboxes/default/reset', headers)).toBe(403);
    const other = { host, origin: `${scheme}://localhost:${portOf(server)}` };
    expect(await call('POST', '/api/sandboxes/default/reset', other)).toBe(403);
  });

  it.each(['cross-site', 'same-site'])('is no picture or script of another page: %s', async (site) => {
    const headers = { host: hostOf(server), 'sec-fetch-site': site };
    expect(await call('GET', '/api/health', { ...headers, 'sec-fetch-mode': 'no-cors' })).toBe(403);
    expect(await call('GET', '/api/health', { ...headers, 'sec-fetch-mode': 'navigate' })).toBe(200);
  });

  it('answers to the address that a call came to where it listens on all of both kinds', async () => {
    const open = await startEmulator({ port: 0, host: '::', token: 'open sesame' });
    const authorization = 'Bearer open sesame';
    const addresses = Object.values(networkInterfaces()).flatMap((entries = []) =>
      entries.filter(({ family }) => family === 'IPv4').map(({ address }) => address),
    );
    for (const address of addresses) {
      const url = `http://${address}:${portOf(open)}`;
      const headers = { host: new URL(url).host, authorization };
      expect(await call('GET', '/api/health', headers, { ...open, controlUrl: url })).toBe(200);
    }
    await open.close();
    expect(addresses).toContain('127.0.0.1');
  });

  it('serves its own pages', async () => {
    const host = `127.0.0.1:${portOf(server)}`;
    expect(await call('GET', '/api/health', { host, origin: `http://${host}` })).toBe(200);
  });

  it('sends no permission to other sites', async () => {
    const response = await fetch(`${server.controlUrl}/api/health`);
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('asks for the token where there is one', async () => {
    const response = await fetch(`${guarded.controlUrl}/api/health`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('refuses another token', async () => {
    const client = createControlClient({ baseUrl: guarded.controlUrl, token: 'open barley' });
    await expect(client.health()).rejects.toThrow('token');
  });

  it('lets the token in', async () => {
    const client = createControlClient({ baseUrl: guarded.controlUrl, token: 'open sesame' });
    expect(await client.health()).toMatchObject({ status: 'ok' });
  });

  it.each(['open', 'open sesam', 'OPEN SESAME', '', 'open sesame\u00e9'])(
    'refuses a token that is nearly right: "%s"',
    async (token) => {
      const authorization = Buffer.from(`Bearer ${token}`).toString('latin1');
      expect(await call('GET', '/api/health', { host: hostOf(guarded), authorization }, guarded)).toBe(401);
    },
  );

  it('compares the token in constant time', () => {
    const source = readFileSync(new URL('../../emulator/control/guard.ts', import.meta.url), 'utf8');
    expect(source).toContain('equalInConstantTime(authorization');
    expect(source).not.toMatch(/authorization\s*[!=]==?|[!=]==?\s*`Bearer/);
  });

  it.each(['0.0.0.0', '::', '192.0.2.1'])(
    'is not opened to other machines without a token: %s',
    async (host) => {
      await expect(startEmulator({ port: 0, host })).rejects.toThrow('protect it with a token');
    },
  );

  it.each(['0.0.0.0', '::'])('tells addresses that can be called where it listens on %s', async (host) => {
    const everywhere = await startEmulator({ port: 0, host, token: 'x' });
    onTestFinished(() => everywhere.close());
    const urls = [everywhere.controlUrl, ...Object.values(everywhere.baseUrls)];
    for (const url of urls) expect((await fetch(url)).status).toBeGreaterThan(0);
    const { port } = new URL(everywhere.controlUrl);
    const client = createControlClient({ baseUrl: `http://localhost:${port}`, token: 'x' });
    const { env, vendors } = await client.getSandbox({ path: { id: 'default' } });
    const told = [env['UNDERSTUDY_CONTROL_URL'], ...Object.values(vendors).map(({ baseUrl }) => baseUrl)];
    expect(told.map((url) => new URL(url!).hostname)).toEqual(told.map(() => 'localhost'));
  });

  it('listens on this machine alone unless it is told otherwise', () => {
    const hosts = [server.controlUrl, ...Object.values(server.baseUrls)].map((url) => new URL(url).hostname);
    expect(new Set(hosts)).toEqual(new Set(['127.0.0.1']));
  });

  it('refuses a whole URL as target that names another server', async () => {
    const host = hostOf(server);
    expect(await call('GET', 'http://evil.example/api/sandboxes', { host })).toBe(403);
    expect(await call('GET', `http://${host}/api/sandboxes`, { host })).toBe(200);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'takes no write that a page may send without asking, not even an empty one: %s',
    async (type) => {
      const headers = { host: hostOf(server), 'content-type': type };
      expect(await call('POST', '/api/sandboxes/default/reset', headers)).toBe(415);
      expect(await call('POST', '/api/sandboxes', { ...headers, 'content-length': '0' })).toBe(415);
    },
  );

  it('answers no preflight of another site', async () => {
    const headers = {
      host: hostOf(server),
      origin: 'https://evil.example',
      'access-control-request-method': 'PUT',
    };
    expect(await call('OPTIONS', '/api/sandboxes/default/state', headers)).toBe(403);
  });

  it.each([
    '/../../etc/passwd',
    '/api/../../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc/passwd',
  ])('serves no files, so that no path leads out of a folder: %s', async (path) => {
    expect(await call('GET', path, { host: hostOf(server) })).toBe(404);
  });
});

const operations = Object.values<Operation>(controlOperations).map(({ route }) => route);

describe.each(vendorNames)('the origin of %s', (vendor) => {
  it.each(operations.map(({ methods: [method], path }) => [method, path] as const))(
    'knows nothing of the control API: %s %s',
    async (method, path) => {
      const { emulator, baseUrls } = server;
      const before = emulator.sandbox('default')!;
      const target = path.replace('{id}', 'default').replaceAll(/\{\w+\}/g, '1');
      const body = method === 'GET' || method === 'DELETE' ? {} : { body: '{}' };
      const headers = { 'content-type': 'application/json', authorization: 'Bearer open sesame' };
      const response = await fetch(`${baseUrls[vendor]}${target}`, { method, headers, ...body });
      const said = { status: response.status, headers: [], body: await response.text() };
      const { codec } = emulator.implementation(vendor).vendor;
      expect(codec.understand(said).kind).toBe('error');
      expect(emulator.sandbox('default')).toBe(before);
      expect(emulator.sandboxes()).toHaveLength(1);
    },
  );
});

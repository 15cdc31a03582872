import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
function call(method: string, path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.controlUrl);
    request({ hostname, port, method, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

const portOf = ({ controlUrl }: RunningServer): string => new URL(controlUrl).port;

describe('the guard of the control API', () => {
  it.each(['127.0.0.1', 'localhost', '[::1]'])('answers to the name %s', async (name) => {
    expect(await call('GET', '/api/health', { host: `${name}:${portOf(server)}` })).toBe(200);
  });

  it.each(['evil.example', '127.0.0.1', 'localhost:1', '127.0.0.1.evil.example'])(
    'refuses the rebound name %s',
    async (host) => {
      expect(await call('GET', '/api/health', { host })).toBe(403);
    },
  );

  it.each(['https://evil.example', 'null', 'http://localhost:1'])('refuses pages of %s', async (origin) => {
    const host = `127.0.0.1:${portOf(server)}`;
    expect(await call('POST', '/api/sandboxes/default/reset', { host, origin })).toBe(403);
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

  it('is not opened to other machines without a token', async () => {
    await expect(startEmulator({ port: 0, host: '0.0.0.0' })).rejects.toThrow('protect it with --token');
  });

  it('stands before the vendors’ origins in no way', async () => {
    const response = await fetch(`${server.baseUrls['polyv-live'] ?? ''}/api/sandboxes/default/reset`, {
      method: 'POST',
    });
    expect(await response.json()).toMatchObject({ code: 404 });
  });
});

import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createControlApp } from '../../emulator/control/app.ts';
import { createEmulator } from '../../emulator/index.ts';
import supertest from 'supertest';
import { openControl, problem, sandbox } from './control.ts';

const megabyte = 1024 * 1024;

/** JSON of so many bytes and a few more. */
const padded = (bytes: number) => `{"padding":"${'x'.repeat(bytes)}"}`;

function open(stateLimit: number) {
  const context = { version: '1', controlUrl: () => '', baseUrlOf: () => '' };
  return supertest(
    createControlApp({ ...context, emulator: createEmulator() }, { host: '127.0.0.1', stateLimit }),
  );
}

describe('the size of a body', () => {
  it('may be more than that of any other call where it is a state', async () => {
    const { api } = openControl();
    const { body } = await api
      .put(`${sandbox}/state`)
      .type('json')
      .send(padded(11 * megabyte));
    expect(body).toMatchObject(problem(422, 'invalid-input', /padding/));
  });

  it('is at most 10 MB elsewhere', async () => {
    const { api } = openControl();
    const { body } = await api
      .put(`${sandbox}/clock`)
      .type('json')
      .send(padded(11 * megabyte));
    expect(body).toEqual(problem(413, 'too-large', /10485760 bytes/));
  });

  it('of a state has a limit of its own', async () => {
    const { body } = await open(1000).put(`${sandbox}/state`).type('json').send(padded(1000));
    expect(body).toEqual(problem(413, 'too-large', /1000 bytes/));
  });
});

describe('bodies that have not come to their ends', { timeout: 60_000 }, () => {
  const most = 4 * megabyte;

  async function listen() {
    const context = { version: '1', controlUrl: () => '', baseUrlOf: () => '' };
    const emulator = createEmulator();
    const app = createControlApp({ ...context, emulator }, { host: '127.0.0.1', unfinishedBytes: most });
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const put = (body: string) =>
      fetch(`http://127.0.0.1:${port}${sandbox}/state`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body,
      }).then(
        ({ status }) => status,
        // What is refused while it is sent may find its connection closed.
        () => 503,
      );
    return { server, port, put };
  }

  it('are refused beyond what there is room for, and forgotten with their callers', async () => {
    const { server, port, put } = await listen();
    const hoarder = connect(port, '127.0.0.1').on('error', () => undefined);
    const head = `PUT ${sandbox}/state HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n`;
    hoarder.write(`${head}Content-Length: ${most}\r\nExpect: 100-continue\r\n\r\n`);
    await once(hoarder, 'data');
    hoarder.write(Buffer.alloc(3 * megabyte, ' '));
    await expect.poll(() => put(padded(2 * megabyte)), { timeout: 30_000 }).toBe(503);
    expect(await put('{}')).toBe(200);
    hoarder.destroy();
    await expect.poll(() => put(padded(2 * megabyte)), { timeout: 30_000 }).toBe(422);
    server.close();
  });
});

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { controlMark } from '../../contracts/control/error-kinds.ts';
import { healthCodes } from '../../contracts/control/sandboxes.ts';
import { startEmulator } from '../../emulator/index.ts';
import { runHere, understudy } from './program.ts';

/** The address of a server that takes connections and never answers. */
async function silentUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The address of a server that closes every connection at once, as a proxy with nobody behind it. */
async function closingUrl(): Promise<string> {
  const server = createServer((socket) => socket.on('error', () => undefined).end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('understudy wait', () => {
  it('ends as soon as an emulator answers', async () => {
    const server = await startEmulator({ port: 0 });
    const { code, stdout } = await runHere('wait', '--url', server.controlUrl, '--timeout', '10');
    await server.close();
    expect([code, stdout]).toEqual([0, `Understudy answers at ${server.controlUrl}.\n`]);
  });

  it('ends with 1 and a sentence when the time is over', async () => {
    const { code, stderr } = await runHere('wait', '--url', 'http://127.0.0.1:1', '--timeout', '0.2s');
    expect(code).toBe(1);
    expect(stderr).toContain('Nothing answered at http://127.0.0.1:1 within 0.2 s.');
  });

  const ended = spawnSync(process.execPath, ['--version']).pid;

  it('ends at once where the process has ended that should answer', async () => {
    const { code, stderr } = await runHere('wait', '--url', await silentUrl(), '--pid', String(ended));
    expect(code).toBe(1);
    expect(stderr).toContain(`The process ${ended} has ended.`);
  });

  it('waits beside a process that runs', async () => {
    const server = await startEmulator({ port: 0 });
    const { code } = await runHere('wait', '--url', server.controlUrl, '--pid', String(process.pid));
    await server.close();
    expect(code).toBe(0);
  });

  it('is not held up by somebody who takes the connection and says nothing', async () => {
    const { code, stderr } = await runHere('wait', '--url', await silentUrl(), '--timeout', '0.3s');
    expect([code, stderr]).toEqual([1, expect.stringContaining('within 0.3 s')]);
  });

  it('does not end as if all were well where connections are closed at once, in a process of its own', async () => {
    const { code, stderr } = await understudy('wait', '--url', await closingUrl(), '--timeout', '2').ended;
    expect([code, stderr]).toEqual([1, expect.stringContaining('within 2 s')]);
  });

  it('ends at once where the token is wrong', async () => {
    const server = await startEmulator({ port: 0, token: 'right' });
    const { code, stderr } = await runHere('wait', '--url', server.controlUrl, '--token', 'wrong');
    await server.close();
    expect([code, stderr]).toEqual([1, expect.stringContaining('--token')]);
  });

  it('goes on where a replica answers that it hands its log over', async () => {
    let status: keyof typeof healthCodes = 'handing-over';
    const server = createHttpServer((_, response) => {
      response.writeHead(healthCodes[status], { [controlMark]: '1', 'content-type': 'application/json' });
      response.end(JSON.stringify({ status, version: '1', vendors: {} }));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { code, stderr } = await runHere('wait', '--url', url, '--timeout', '0.3s');
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('says that it answers no calls: handing-over.'),
    ]);
    // Without a majority of NATS it is there all the same, and heals by itself.
    status = 'degraded';
    expect((await runHere('wait', '--url', url)).code).toBe(0);
  });
});

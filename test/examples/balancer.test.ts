import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { healthCodes } from '../../contracts/control/sandboxes.ts';
import { defaultPort } from '../../emulator/default-port.ts';
import { freeBlock } from '../cli/free-block.ts';
import { isHere } from './runtimes.ts';

const example = new URL('../../examples/shared/haproxy.cfg', import.meta.url);
const names = ['replica-1', 'replica-2', 'replica-3'];

/** What a replica is to a balancer: it tells its health and takes calls. */
interface Replica {
  readonly server: Server;
  readonly port: number;
  health: keyof typeof healthCodes;
  calls: number;
}

async function startReplica(): Promise<Replica> {
  const server = createServer(({ url, headers }, response) => {
    const isProbe = url === '/api/health';
    if (!isProbe) replica.calls += 1;
    const isKnown = headers.authorization === 'Bearer secret';
    response.writeHead(isProbe ? (isKnown ? healthCodes[replica.health] : 401) : 200).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const replica: Replica = { server, port: (server.address() as AddressInfo).port, health: 'ok', calls: 0 };
  return replica;
}

/** The example, with these replicas in place of those that Compose names, and with ports that are free here. */
function rewrite(config: string, first: number, replicas: readonly Replica[]): string {
  return names
    .reduce((text, name, index) => {
      const { port } = replicas[index]!;
      const here = `server ${name} 127.0.0.1:${port} check port ${port}`;
      return text.replaceAll(
        new RegExp(`server ${name} ${name}:\\d+ resolvers docker init-addr none`, 'g'),
        here,
      );
    }, config)
    .replaceAll(/bind :(\d+)/g, (_, port: string) => `bind 127.0.0.1:${first + Number(port) - defaultPort}`);
}

/** A call over a connection of its own, as a balancer counts them: its status, or why there was no reply. */
const call = (url: string): Promise<number | string> =>
  fetch(url, { headers: { connection: 'close' } }).then(({ status }) => status, String);

const callMany = (url: string): Promise<readonly (number | string)[]> =>
  Promise.all(Array.from({ length: 12 }, () => call(url)));

test.skipIf(!isHere('haproxy', ['-v']))(
  'HAProxy takes the example, gives no call to a replica that is not ready, and no client sees one that was killed',
  async () => {
    const replicas = [await startReplica(), await startReplica(), await startReplica()] as const;
    const first = await freeBlock();
    const file = join(mkdtempSync(join(tmpdir(), 'balancer-')), 'haproxy.cfg');
    writeFileSync(file, rewrite(readFileSync(example, 'utf8'), first, replicas));
    const env = { ...process.env, UNDERSTUDY_TOKEN: 'secret' };
    const balancer = spawn('haproxy', ['-f', file], { env, stdio: 'ignore' });
    const url = `http://127.0.0.1:${first}/`;
    const waiting = { timeout: 30_000 };
    try {
      await expect.poll(() => call(url), waiting).toBe(200);
      replicas[0].health = 'handing-over';
      const callsOfFirst = async (): Promise<number> => {
        const before = replicas[0].calls;
        await callMany(url);
        return replicas[0].calls - before;
      };
      await expect.poll(callsOfFirst, waiting).toBe(0);
      replicas[0].health = 'ok';
      replicas[1].server.close().closeAllConnections();
      expect(new Set(await callMany(url))).toEqual(new Set([200]));
    } finally {
      balancer.kill('SIGKILL');
      await once(balancer, 'exit');
      for (const { server } of replicas) server.close().closeAllConnections();
    }
  },
);

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { createControlClient } from '../../clients/control/index.ts';
import { freeBlock } from '../cli/free-block.ts';
import { isHere } from '../examples/runtimes.ts';
import { readBlocks, readPage } from './blocks.ts';
import { Project } from './project.ts';

/** The ports of the page: the NATS server's, and those of the control APIs of three replicas. */
const documented = [4222, 4010, 4110, 4210];
const portsOfReplica = 10;

test.skipIf(!isHere('nats-server', ['--version']))(
  'Three replicas on one NATS server are what the page says: one emulator',
  async () => {
    const first = await freeBlock(documented.length * portsOfReplica);
    const ports = new Map(documented.map((port, at) => [port, first + at * portsOfReplica]));
    const [servers = '', calls = ''] = readBlocks(readPage('docs/shared.md')).map(({ text }) =>
      text.replaceAll(/\b4\d{3}\b/g, (port) => String(ports.get(Number(port)))),
    );
    const project = new Project();
    // NATS listens where the page leaves it to the default.
    const onFreePort = servers.replace('nats-server ', `nats-server -a 127.0.0.1 -p ${ports.get(4222)} `);
    const shell = spawn('bash', ['-c', `${onFreePort}\nwait`], {
      cwd: project.folder,
      env: project.environment(),
      detached: true,
      stdio: 'ignore',
    });
    const ended = once(shell, 'exit');
    try {
      for (const port of documented.slice(1)) {
        const control = createControlClient({ baseUrl: `http://127.0.0.1:${ports.get(port)}` });
        const ready = () => control.health().then(({ status }) => status, String);
        await expect.poll(ready, { timeout: 120_000, interval: 100 }).toBe('ok');
      }
      const { code, printed } = await project.runAsIs(calls);
      // The journal and the health are those of the third replica, and the call was taken by the first.
      expect(printed).toMatch(/"entries":\[\{"id":1,[^]*"operation":"live_engine_http_srv\/ban_member"/);
      expect(printed).toMatch(/"others":\[\{"replica":[^{]*\},\{"replica":[^{]*\}\]/);
      expect(code).toBe(0);
    } finally {
      process.kill(-shell.pid!, 'SIGTERM');
      await ended;
    }
  },
  240_000,
);

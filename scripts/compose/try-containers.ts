import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBlocks, readPage } from '../../test/documented/blocks.ts';
import { until, type Engine } from './engine.ts';

const page = 'docs/guides/reach.md';
/** What api.polyv.net answers to a path that it has not. */
const answer = '{"code":404,"status":"error","message":"Not Found","data":""}';

/** Runs what the guide says of Compose: the lines of the example, and the file that one writes oneself. */
export async function tryContainers(engine: Engine, root: string): Promise<void> {
  const blocks = readBlocks(readPage(page));
  const lines = blocks.find(({ text }) => text.includes('docker compose up'))!.text.split('\n');
  const example = join(engine.folder, 'examples/containers');
  cpSync(join(root, 'examples/containers'), example, { recursive: true });
  // Compose looks for what the image would be made of, and makes none where there is one.
  mkdirSync(join(engine.folder, 'dist-image'));
  // The first line has made the image, and the second one goes to the example. Debian has Compose as a program of its own.
  await tryExample(engine, example, lines.slice(2).join('\n').replaceAll('docker compose', 'docker-compose'));
  const own = join(engine.folder, 'own');
  mkdirSync(own);
  const file = blocks.find(({ text }) => text.startsWith('services:'))!.text;
  writeFileSync(join(own, 'compose.yaml'), file);
  await tryOwn(engine, own);
}

/** The service of the example calls a vendor by its own name, and is answered. */
async function tryExample(engine: Engine, cwd: string, lines: string): Promise<void> {
  const env = { ...process.env, ...engine.env };
  const child = spawn('bash', ['-ec', lines], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  try {
    await until('the service of the example is answered', () => {
      if (child.exitCode !== null) throw new Error(`It ended:\n${said}`);
      return said.includes(answer);
    });
  } catch (error) {
    throw new Error(`Compose said:\n${said}`, { cause: error });
  } finally {
    if (child.exitCode === null) {
      process.kill(-child.pid!, 'SIGINT');
      await once(child, 'exit');
    }
    await engine.compose(cwd, 'down', '--volumes');
  }
}

/** A container beside the file of one's own calls a vendor by its own name, and is answered. */
async function tryOwn(engine: Engine, cwd: string): Promise<void> {
  const call = "fetch('https://api.polyv.net/').then((reply) => reply.text()).then(console.log, () => {})";
  const trusting = 'NODE_TLS_REJECT_UNAUTHORIZED=0';
  await engine.compose(cwd, 'up', '--detach');
  try {
    await until('a container beside it is answered', async () => {
      const node = ['node:24-slim', 'node', '-e', call];
      return (
        await engine.podman('run', '--rm', '--network', 'own_default', '--env', trusting, ...node)
      ).includes(answer);
    });
  } finally {
    await engine.compose(cwd, 'down', '--volumes');
  }
}

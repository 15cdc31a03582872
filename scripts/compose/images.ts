import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sharedLibrariesOf } from '../build/shared-libraries.ts';
import type { Engine } from './engine.ts';

/** An image of others, made of the program that this machine has: no registry is asked. */
interface StandIn {
  readonly name: string;
  readonly program: string;
  readonly instruction: string;
}

const standIns: readonly StandIn[] = [
  { name: 'node:24-slim', program: process.execPath, instruction: 'ENV PATH=/bin' },
  { name: 'nats:2.10', program: find('nats-server'), instruction: 'ENTRYPOINT ["/bin/nats-server"]' },
  {
    name: 'haproxy:3.0',
    program: find('haproxy'),
    instruction: 'CMD ["/bin/haproxy", "-W", "-db", "-f", "/usr/local/etc/haproxy/haproxy.cfg"]',
  },
];

/** Gives the engine our own image, as `npm run build:image` has left it, and those of others that the examples name. */
export async function loadImages({ folder, podman }: Engine): Promise<void> {
  const archive = join(folder, 'understudy-live.tar');
  execFileSync('buildah', [
    'push',
    '--quiet',
    'understudy-live',
    `docker-archive:${archive}:understudy-live:latest`,
  ]);
  await podman('load', '--quiet', '--input', archive);
  rmSync(archive);
  for (const standIn of standIns) {
    const context = makeContext(standIn);
    await podman(
      'build',
      '--quiet',
      '--isolation',
      'chroot',
      '--tag',
      `docker.io/library/${standIn.name}`,
      context,
    );
    rmSync(context, { recursive: true });
  }
}

function makeContext({ program, instruction }: StandIn): string {
  const context = mkdtempSync(join(tmpdir(), 'understudy-image-'));
  const put = (source: string, target: string): void => {
    mkdirSync(dirname(join(context, target)), { recursive: true });
    cpSync(source, join(context, target), { dereference: true });
  };
  put(program, join('/bin', program.replace(/.*\//, '')));
  for (const library of sharedLibrariesOf(program)) put(library, library);
  mkdirSync(join(context, 'tmp'));
  writeFileSync(join(context, 'Dockerfile'), `FROM scratch\nCOPY . /\n${instruction}\n`);
  return context;
}

function find(program: string): string {
  return execFileSync('bash', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim();
}

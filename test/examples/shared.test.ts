import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, parseAllDocuments } from 'yaml';
import { expect, test } from 'vitest';
import { createControlClient } from '../../clients/control/index.ts';
import { controlMark } from '../../contracts/control/error-kinds.ts';
import { healthCodes } from '../../contracts/control/sandboxes.ts';
import { vendorNames } from '../../contracts/vendor-names.ts';
import { defaultPort } from '../../emulator/default-port.ts';
import { freeBlock } from '../cli/free-block.ts';
import { programFile } from '../cli/program-file.ts';

const folder = new URL('../../examples/shared/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
/** The control API, then the vendors, as `start` gives them their ports. */
const ports = new Map(['control', ...vendorNames].map((name, index) => [name, defaultPort + index]));

interface Compose {
  readonly services: Readonly<
    Record<string, { readonly command?: readonly string[]; readonly ports?: readonly string[] }>
  >;
}

test('The compose file starts three replicas on the servers that it starts, behind every port of an emulator', () => {
  const { services } = parse(read('compose.yaml'), { merge: true }) as Compose;
  const replicas = Object.keys(services).filter((name) => name.startsWith('replica-'));
  const servers = Object.keys(services).filter((name) => name.startsWith('nats-'));
  expect(replicas).toHaveLength(3);
  for (const name of replicas)
    expect(services[name]?.command).toContain(
      `--shared=nats://${servers.map((server) => `${server}:4222`).join(',')}`,
    );
  expect(read('nats.conf')).toContain(
    `routes: [${servers.map((name) => `nats-route://${name}:6222`).join(', ')}]`,
  );
  const [first, last] = [defaultPort, defaultPort + vendorNames.length];
  expect(services['balancer']?.ports).toEqual([`${first}-${last}:${first}-${last}`]);
  for (const [name, port] of ports) {
    const [, section = ''] = read('haproxy.cfg').split(`listen ${name}\n`);
    const lines = (section.split('\n\n')[0] ?? '').trim().split('\n');
    expect(read('haproxy.cfg')).toContain(`default-server check port ${defaultPort} `);
    expect(lines.map((line) => line.trim().split(' ').slice(0, 3).join(' '))).toEqual([
      `bind :${port}`,
      ...replicas.map((replica) => `server ${replica} ${replica}:${port}`),
    ]);
  }
});

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly replicas?: number;
    readonly ports?: readonly { readonly name: string; readonly port: number }[];
    readonly template?: { readonly spec: { readonly containers: readonly [Container] } };
  };
}

interface Container {
  readonly readinessProbe: { readonly exec: { readonly command: readonly [string, ...string[]] } };
  readonly args: readonly string[];
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
}

test('The Kubernetes manifests start three replicas on their three servers, with every port of an emulator', () => {
  const manifests = parseAllDocuments(read('kubernetes.yaml')).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as Manifest;
  });
  const find = (kind: string, name: string) =>
    manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name)!.spec;
  const servers = find('StatefulSet', 'understudy-nats');
  const replicas = find('Deployment', 'understudy');
  expect([servers.replicas, replicas.replicas]).toEqual([3, 3]);
  const [{ args, ports: opened }] = replicas.template!.spec.containers;
  const hosts = [0, 1, 2].map((number) => `understudy-nats-${number}.understudy-nats:4222`);
  expect(args).toContain(`--shared=nats://${hosts.join(',')}`);
  // A port has a name of at most fifteen characters there.
  const expected = [...ports].map(([name, port]) => [name.slice(0, 15), port]);
  expect(opened.map(({ name, containerPort }) => [name, containerPort])).toEqual(expected);
  expect(find('Service', 'understudy').ports?.map(({ name, port }) => [name, port])).toEqual(expected);
});

test('The script starts three replicas on this machine, which know each other’s sandboxes, and ends all of them', async () => {
  const port = await freeBlock(30);
  const child = spawn('sh', [fileURLToPath(new URL('laptop.sh', folder))], {
    env: {
      ...process.env,
      PORT: String(port),
      NATS_PORT: String(await freeBlock(13)),
      UNDERSTUDY: `${process.execPath} ${programFile}`,
    },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  try {
    const controls = [0, 10, 20].map((offset) =>
      createControlClient({ baseUrl: `http://127.0.0.1:${port + offset}` }),
    );
    const waiting = { timeout: 120_000, interval: 100 };
    for (const control of controls)
      await expect.poll(() => control.listSandboxes().then(() => 'ready', String), waiting).toBe('ready');
    const { id } = await controls[0]!.createSandbox({ body: { name: 'team' } });
    expect(await controls[2]!.getSandbox({ path: { id } })).toMatchObject({ id: 'team' });
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
  await expect(fetch(`http://127.0.0.1:${port}/api/health`)).rejects.toThrow();
}, 240_000);

test('The probe of the Kubernetes manifests leaves out a replica whose health answers 503, and says its token', async () => {
  const [{ readinessProbe }] = parseAllDocuments(read('kubernetes.yaml'))
    .map((document) => document.toJS() as Manifest)
    .find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'understudy')!.spec.template!
    .spec.containers;
  let state: keyof typeof healthCodes = 'ok';
  const server = createServer(({ url, headers }, response) => {
    const isKnown = url === '/api/health' && headers.authorization === 'Bearer secret';
    response.writeHead(isKnown ? healthCodes[state] : 401, {
      [controlMark]: '1',
      'content-type': isKnown ? 'application/json' : 'application/problem+json',
    });
    response.end(JSON.stringify({ status: state }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const [program, ...rest] = readinessProbe.exec.command;
  // The image has that one program, and nothing else that a probe could start.
  expect(readFileSync(new URL('../containers/Dockerfile', folder), 'utf8')).toContain(
    `ENTRYPOINT ["${program}"]`,
  );
  const probe = async (token: string): Promise<number> => {
    const child = spawn(process.execPath, [programFile, ...rest, '--url', url], {
      env: { ...process.env, UNDERSTUDY_TOKEN: token },
    });
    const [code] = (await once(child, 'exit')) as [number];
    return code;
  };
  expect([await probe('secret'), await probe('other')]).toEqual([0, 1]);
  state = 'handing-over';
  expect(await probe('secret')).toBe(1);
  server.close();
}, 60_000);

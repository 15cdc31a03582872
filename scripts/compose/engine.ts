import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { run } from '../package/run.ts';

/** Podman, which keeps all that is its own in a folder and answers as Docker does, so that Compose takes it for that. */
export interface Engine {
  readonly folder: string;
  /** With it Compose takes this engine. */
  readonly env: Readonly<Record<string, string>>;
  readonly podman: (...args: readonly string[]) => Promise<string>;
  readonly compose: (cwd: string, ...args: readonly string[]) => Promise<string>;
  readonly close: () => Promise<void>;
}

export async function startEngine(): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-compose-'));
  const socket = join(folder, 'podman.sock');
  const env = { ...writeConfiguration(folder), DOCKER_HOST: `unix://${socket}` };
  const podman: Engine['podman'] = (...args) => run('podman', args, { cwd: folder, env });
  const service = spawn('podman', ['system', 'service', '--time', '0', `unix://${socket}`], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  await until('Podman answers', () => existsSync(socket));
  const asking = new AbortController();
  const asked = askForHealth(podman, asking.signal);
  return {
    folder,
    env,
    podman,
    compose: (cwd, ...args) => run('docker-compose', args, { cwd, env }),
    close: async () => {
      asking.abort();
      await asked;
      await podman('system', 'reset', '--force').catch(() => undefined);
      service.kill();
      if (service.exitCode === null && service.signalCode === null) await once(service, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits for something outside. A minute is long for all that is waited for. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const last = Date.now() + 60_000;
  while (!(await isSo())) {
    if (Date.now() > last) throw new Error(`It was waited for a minute in vain: ${what}.`);
    await wait(250);
  }
}

/** The variables of a machine on which Podman may set no limits and has no groups of its own, as on one that is a container. */
function writeConfiguration(folder: string): Readonly<Record<string, string>> {
  const storage = `[storage]
driver = "overlay"
graphroot = "${folder}/storage"
runroot = "${folder}/run"
`;
  const containers = `[containers]
cgroups = "disabled"
default_ulimits = ["nofile=1024:1024", "nproc=4096:4096"]
[engine]
cgroup_manager = "cgroupfs"
tmp_dir = "${folder}/tmp"
[network]
network_config_dir = "${folder}/networks"
`;
  writeFileSync(join(folder, 'storage.conf'), storage);
  writeFileSync(join(folder, 'containers.conf'), containers);
  return {
    CONTAINERS_STORAGE_CONF: join(folder, 'storage.conf'),
    CONTAINERS_CONF: join(folder, 'containers.conf'),
  };
}

/** Has the health checks of all containers run, for which Podman counts on systemd. */
async function askForHealth(podman: Engine['podman'], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const names = await podman('ps', '--format', '{{.Names}}').catch(() => '');
    for (const name of names.split('\n').filter(Boolean))
      await podman('healthcheck', 'run', name).catch(() => undefined);
    await wait(1000, undefined, { signal }).catch(() => undefined);
  }
}

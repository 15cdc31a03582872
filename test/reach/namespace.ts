import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { programFile } from '../cli/program-file.ts';

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
}

/** A machine of its own, on which an emulator has the names and the ports of the vendors. */
export interface Namespace {
  readonly run: (command: readonly string[], env: NodeJS.ProcessEnv) => Promise<Outcome>;
  readonly close: () => void;
}

/** Whoever is not root is so within. */
const flags = process.getuid?.() === 0 ? ['-m', '-n'] : ['-r', '-m', '-n'];

/** A command on a machine whose store of authorities is another file. */
export function withSystemTrust(bundle: string, command: readonly string[]): readonly string[] {
  const mounted = 'mount --bind "$0" /etc/ssl/certs/ca-certificates.crt && exec "$@"';
  return ['unshare', ...flags.filter((flag) => flag !== '-n'), 'sh', '-c', mounted, bundle, ...command];
}

/** Why no namespaces can be made here; undefined where they can. */
export function whyNoNamespace(): string | undefined {
  const probe = 'ip link set lo up && mount --bind /etc/hosts /etc/hosts';
  const { status, error } = spawnSync('unshare', [...flags, 'sh', '-c', probe]);
  if (error) return 'unshare is not installed';
  return status === 0 ? undefined : 'namespaces cannot be made here';
}

/** Starts an emulator behind the hosts given, with its authority in a folder. */
export async function openNamespace(hosts: readonly string[], authority: string): Promise<Namespace> {
  const file = join(mkdtempSync(join(tmpdir(), 'understudy-hosts-')), 'hosts');
  writeFileSync(file, `127.0.0.1 localhost ${hosts.join(' ')}\n`);
  const ports = ['--gateway-port', '443', '--gateway-http-port', '80'];
  const emulator = [programFile, 'start', '--ca', authority, ...ports, '--json', '--quiet'];
  const driver = fileURLToPath(new URL('namespace-driver.mjs', import.meta.url));
  const child = spawn('unshare', [...flags, process.execPath, driver, file, ...emulator], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const { value, done } = (await lines.next()) as IteratorResult<string, undefined>;
    if (done) throw new Error('The namespace has ended.');
    return value;
  };
  const ready = await next();
  if (!ready.startsWith('{"ready":true')) throw new Error(`The emulator did not start: ${ready}`);
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(command, env) {
      const outcome = last.then(async () => {
        child.stdin.write(`${JSON.stringify({ command, env })}\n`);
        return JSON.parse(await next()) as Outcome;
      });
      last = outcome.catch(() => undefined);
      return outcome;
    },
    close: () => void child.stdin.end(),
  };
}

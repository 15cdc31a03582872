import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { programFile } from '../cli/program-file.ts';

/** The command line in a process of its own. */
export interface ServerProcess {
  readonly child: ChildProcess;
  /** Settles when it is ready, with where it is; rejects when it ends before. */
  readonly ready: Promise<ServerAddresses>;
  readonly ended: Promise<unknown>;
  readonly stderr: () => string;
}

interface ServerAddresses {
  readonly controlUrl: string;
  readonly baseUrlOf: (vendor: string) => string;
  readonly gatewayUrl: string;
}

interface ReadyLine {
  readonly control: { readonly baseUrl: string };
  readonly vendors: Readonly<Record<string, { readonly baseUrl: string }>>;
  readonly gateway: { readonly baseUrl: string };
}

/** What is left of them when this process ends is ended as well. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts the emulator on free ports. */
export function startProcess(
  options: readonly string[] = [],
  env: NodeJS.ProcessEnv = process.env,
): ServerProcess {
  const args = [programFile, 'start', '--port', '0', '--json', '--quiet', ...options];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  running.add(child);
  child.once('close', () => running.delete(child));
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ready = new Promise<ServerAddresses>((resolve, reject) => {
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (stdout.endsWith('\n')) resolve(readAddresses(stdout));
    });
    child.on('close', () => {
      reject(new Error(`It ended before it was ready. ${stderr}`));
    });
  });
  // Whoever kills it early does not wait for it.
  ready.catch(() => undefined);
  return { child, ready, ended: once(child, 'close'), stderr: () => stderr };
}

function readAddresses(line: string): ServerAddresses {
  const { control, vendors, gateway } = JSON.parse(line) as ReadyLine;
  return {
    controlUrl: control.baseUrl,
    baseUrlOf: (vendor) => vendors[vendor]?.baseUrl ?? '',
    gatewayUrl: gateway.baseUrl,
  };
}

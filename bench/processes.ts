import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';

/** Servers run on the first core, the load on the last one; on a machine with one core they share it. */
const serverCore = 0;
const loadCore = availableParallelism() - 1;
const everyCore = `0-${loadCore}`;

/** A server in a process of its own. */
export interface ServerProcess {
  /** What it said when it was ready. */
  readonly ready: unknown;
  /** Bytes of memory that it holds at this moment; undefined where the system does not tell. */
  memory(): number | undefined;
  /** Seconds of processor time that it has taken so far; undefined where the system does not tell. */
  processorSeconds(): number | undefined;
  stop(): Promise<void>;
}

/** Whether processes can be tied to a core here. */
export const canPin = hasTaskset();

/** Ties this process, which makes the load, to its core. */
export function pinLoad(): void {
  setCores(String(loadCore));
}

/** Lets this process, and what it starts from now on, have every core, as a browser has them where nothing is loaded. */
export function freeLoad(): void {
  setCores(everyCore);
}

function setCores(cores: string): void {
  if (canPin) execFileSync('taskset', ['-acp', cores, String(process.pid)], { stdio: 'ignore' });
}

/** How long a server may take until it is ready, in milliseconds. */
const patience = 60_000;

/** On which cores a server runs: on its own one, or on every one as the system sees fit. */
export type Cores = 'own' | 'every';

/** Starts a server that prints one line of JSON when it is ready. Throws when it ends before that. */
export async function startProcess(
  command: string,
  parameters: readonly string[],
  readReady: (line: string) => unknown = readJsonLine,
  cores: Cores = 'own',
): Promise<ServerProcess> {
  const program = canPin ? 'taskset' : command;
  const chosen = cores === 'own' ? String(serverCore) : everyCore;
  const rest = canPin ? ['-c', chosen, command, ...parameters] : parameters;
  // In a group of its own, because some programs are launchers of others.
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  const exited = once(child, 'exit');
  if (child.pid !== undefined) running.add(child.pid);
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) killGroup(child.pid);
    await exited;
  };
  const timer = setTimeout(() => {
    killGroup(child.pid);
  }, patience);
  try {
    for await (const line of createInterface(child.stdout)) {
      const ready = readReady(line);
      if (ready === undefined) continue;
      child.stdout.resume();
      return {
        ready,
        memory: () => memoryOf(child.pid),
        processorSeconds: () => processorSecondsOf(child.pid),
        stop,
      };
    }
  } finally {
    clearTimeout(timer);
  }
  await stop();
  throw new Error(`${command} ${parameters.join(' ')} ended before it was ready`);
}

/** What is left of it when this process ends is ended as well. */
const running = new Set<number>();
process.on('exit', () => {
  for (const pid of running) killGroup(pid);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  running.delete(pid);
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function readJsonLine(line: string): unknown {
  return line.startsWith('{') ? JSON.parse(line) : undefined;
}

function memoryOf(pid: number | undefined): number | undefined {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

/** Ticks of the processor's time in a second, as Linux counts them for programs. */
const ticks = 100;

function processorSecondsOf(pid: number | undefined): number | undefined {
  try {
    // What comes behind the name of the program, which may hold anything.
    const fields = readFileSync(`/proc/${pid ?? 0}/stat`, 'utf8')
      .split(') ')
      .at(-1)!
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticks;
  } catch {
    return undefined;
  }
}

function hasTaskset(): boolean {
  try {
    execFileSync('taskset', ['-p', String(process.pid)], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

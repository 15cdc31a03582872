import type { ChildProcess } from 'node:child_process';
import { inOwnGroup } from '../../platform.ts';
import { childEnvironment } from '../run/child-environment.ts';
import { cannotRun, spawnCommand } from '../run/spawn-command.ts';
import { createLineTally } from './line-tally.ts';
import { processGroups } from './process-groups.ts';

/** How a command ended that ran without a terminal. */
export interface QuietEnd {
  /** What stopped the command before its own end, if something did. */
  readonly stoppedBy: 'time limit' | 'storm' | undefined;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly milliseconds: number;
  /** The end of what it wrote, both streams together. */
  readonly output: string;
  /** How often it wrote each line. */
  readonly lines: ReadonlyMap<string, number>;
}

export interface QuietOptions {
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds; without it the command may take as long as it likes. */
  readonly timeLimit?: number;
  /** Stops the command when it is aborted. */
  readonly storm: AbortSignal;
}

/** So much of what a command writes is kept, in characters. */
const keptOutput = 8000;

/** So long its output may stay open after its end, in milliseconds: what it has left behind may never close it. */
const patienceWithOutput = 500;

/**
 * Runs a command in a process group of its own, keeping the end of what it writes. Whatever the command has started is
 * ended with it. Throws a `UsageError` when it cannot be run.
 */
export function runQuietly(
  file: string,
  args: readonly string[],
  { env, timeLimit, storm }: QuietOptions,
): Promise<QuietEnd> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    let stoppedBy: QuietEnd['stoppedBy'];
    const child = spawnCommand(file, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: childEnvironment(process.env, env),
      ...inOwnGroup(),
    });
    if (child.pid !== undefined) processGroups.add(child.pid);
    const written = listen(child);
    const stop = (reason: QuietEnd['stoppedBy']): void => {
      stoppedBy ??= reason;
      processGroups.end(child.pid);
    };
    const onStorm = stop.bind(undefined, 'storm');
    const timer = timeLimit === undefined ? undefined : setTimeout(stop, timeLimit, 'time limit');
    storm.addEventListener('abort', onStorm);
    const clear = (): void => {
      clearTimeout(timer);
      storm.removeEventListener('abort', onStorm);
    };
    child.on('error', (error: NodeJS.ErrnoException) => {
      // It runs already, and only could not be told something.
      if (child.pid !== undefined) return;
      clear();
      reject(cannotRun(file, error.code));
    });
    child.on('exit', () => {
      processGroups.end(child.pid);
      const closing = setTimeout(hangUp, patienceWithOutput, child);
      child.on('close', () => {
        clearTimeout(closing);
      });
    });
    child.on('close', (code, signal) => {
      clear();
      resolve({ stoppedBy, code, signal, milliseconds: performance.now() - start, ...written() });
    });
  });
}

/** Keeps what a command writes, whatever it is. */
function listen({ stdout, stderr }: ChildProcess): () => Pick<QuietEnd, 'output' | 'lines'> {
  const tally = createLineTally();
  let output = '';
  for (const [name, stream] of Object.entries({ stdout, stderr })) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-keptOutput);
      tally.add(name, text);
    });
    // A pipe that breaks has ended.
    stream?.on('error', () => undefined);
  }
  return () => ({ output, lines: tally.lines() });
}

function hangUp({ stdout, stderr }: ChildProcess): void {
  stdout?.destroy();
  stderr?.destroy();
}

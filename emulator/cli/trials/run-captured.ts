import { spawn } from 'node:child_process';
import { childEnvironment } from '../run/child-environment.ts';
import { cannotRun, spawnCommand } from '../run/spawn-command.ts';

/** How a command ended that ran without a terminal. */
export interface QuietEnd {
  /** What stopped the command before its own end, if something did. */
  readonly stoppedBy: 'time limit' | 'storm' | undefined;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly milliseconds: number;
  /** The end of what it wrote, both streams together. */
  readonly output: string;
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
    let [output, stoppedBy]: [string, QuietEnd['stoppedBy']] = ['', undefined];
    const child = spawnCommand(file, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: childEnvironment(process.env, env),
      // Windows knows no groups, and would open a window of its own.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-keptOutput)));

    const stop = (reason: QuietEnd['stoppedBy']): void => {
      stoppedBy ??= reason;
      endGroup(child.pid);
    };
    const onStorm = (): void => {
      stop('storm');
    };
    const onQuit = (): void => {
      endGroup(child.pid);
      process.exit(130);
    };
    const timer =
      timeLimit === undefined
        ? undefined
        : setTimeout(() => {
            stop('time limit');
          }, timeLimit);
    storm.addEventListener('abort', onStorm);
    process.on('SIGINT', onQuit).on('SIGTERM', onQuit);
    const clear = (): void => {
      clearTimeout(timer);
      storm.removeEventListener('abort', onStorm);
      process.off('SIGINT', onQuit).off('SIGTERM', onQuit);
    };

    child.on('error', () => {
      clear();
      reject(cannotRun(file));
    });
    child.on('exit', () => {
      endGroup(child.pid);
    });
    child.on('close', (code, signal) => {
      clear();
      resolve({ stoppedBy, code, signal, milliseconds: performance.now() - start, output });
    });
  });
}

/** Ends a process and all that it has started. */
function endGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(leader), '/t', '/f'], { stdio: 'ignore' }).on('error', () => undefined);
    return;
  }
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // Nobody of the group is left.
  }
}

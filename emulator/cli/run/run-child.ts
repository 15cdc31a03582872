import { constants } from 'node:os';
import { childEnvironment } from './child-environment.ts';
import { cannotRun, spawnCommand } from './spawn-command.ts';

/** Runs a command with more environment, on our own terminal. Gives its exit code, or 128 and more after a signal. */
export function runChild(
  [file = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawnCommand(file, args, { stdio: 'inherit', env: childEnvironment(process.env, env) });
    const pass = (signal: NodeJS.Signals): void => {
      child.kill(signal);
    };
    const clear = (): void => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
    };
    process.on('SIGINT', pass).on('SIGTERM', pass);
    child.on('error', () => {
      clear();
      reject(cannotRun(file));
    });
    child.on('exit', (code, signal) => {
      clear();
      resolve(code ?? 128 + constants.signals[signal!]);
    });
  });
}

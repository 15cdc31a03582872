import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { programFile } from '../cli/program-file.ts';

/** Runs the command line in an environment and gives its exit code. */
export async function runProcess(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number | null> {
  const child = spawn(process.execPath, [programFile, ...args], { env, stdio: 'ignore' });
  const [code] = (await once(child, 'close')) as [number | null];
  return code;
}

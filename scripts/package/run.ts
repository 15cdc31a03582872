import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program to its end and gives what it printed. Throws with all that it said when it fails. */
export async function run(file: string, args: readonly string[], { cwd, env }: RunOptions): Promise<string> {
  const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
  try {
    return (await promisify(execFile)(file, args, options)).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${file} ${args.join(' ')} failed.\n${stdout}${stderr}`, { cause: error });
  }
}

/** Installs packages into a folder of their own; what npm has fetched before it does not fetch again. */
export async function installBeside(folder: string, packages: readonly string[]): Promise<void> {
  const options = ['--no-save', '--no-audit', '--no-fund', '--prefer-offline'];
  await run('npm', ['install', ...options, '--prefix', folder, ...packages], { cwd: folder });
}

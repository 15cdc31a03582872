import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from './install.ts';
import { installBeside, run } from './run.ts';

/** How each runtime runs a file, by the name of its package and of its program. */
const runtimes = {
  bun: { version: '1', args: [] },
  deno: { version: '2', args: ['run', '--allow-net', '--allow-env', '--allow-read'] },
};

/** Installs the runtimes into a folder of their own, and gives where their programs are. */
export async function installRuntimes(project: Project): Promise<string> {
  const folder = join(project.folder, 'runtimes');
  mkdirSync(folder);
  const packages = Object.entries(runtimes).map(([name, { version }]) => `${name}@${version}`);
  await installBeside(folder, packages);
  return join(folder, 'node_modules', '.bin');
}

/** Calls each vendor once with the installed clients, on Bun and on Deno, whose programs are in a folder. Gives their versions. */
export async function tryRuntimes(
  project: Project,
  root: string,
  programs: string,
): Promise<readonly string[]> {
  const file = 'call-each-client.mjs';
  copyFileSync(join(root, 'scripts/package', file), join(project.folder, file));
  const versions: string[] = [];
  for (const [name, { args }] of Object.entries(runtimes)) {
    const program = join(programs, name);
    await callEach(project, [program, ...args, file]);
    const [version = ''] = (await run(program, ['--version'], { cwd: project.folder })).split('\n');
    versions.push(`${name} ${version.replace(/^\D+| .*$/g, '')}`);
  }
  return versions;
}

/** Runs the calls against an emulator of their own. */
async function callEach({ folder: cwd }: Project, command: readonly string[]): Promise<void> {
  const understudy = join(cwd, 'node_modules', '.bin', 'understudy');
  const printed = await run(process.execPath, [understudy, 'exec', '--', ...command], { cwd });
  if (!printed.includes('every client was answered'))
    throw new Error(`${command.join(' ')} did not call with every client:\n${printed}`);
}

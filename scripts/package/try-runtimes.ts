import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Project } from './install.ts';
import { run } from './run.ts';

/** How each runtime runs a file, by the name of its package and of its program. */
const runtimes = {
  bun: { version: '1', args: [] },
  deno: { version: '2', args: ['run', '--allow-net', '--allow-env', '--allow-read'] },
};

/**
 * Calls each vendor once with the installed clients, on Bun and on Deno. Installs the two in a folder of their own, and gives
 * their versions.
 */
export async function tryRuntimes(project: Project, root: string): Promise<readonly string[]> {
  const file = 'call-each-client.mjs';
  copyFileSync(join(root, 'scripts/package', file), join(project.folder, file));
  const folder = mkdtempSync(join(tmpdir(), 'understudy-runtimes-'));
  try {
    const packages = Object.entries(runtimes).map(([name, { version }]) => `${name}@${version}`);
    await run('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, ...packages], {
      cwd: folder,
    });
    const versions: string[] = [];
    for (const [name, { args }] of Object.entries(runtimes)) {
      const program = join(folder, 'node_modules', '.bin', name);
      await callEach(project, [program, ...args, file]);
      const [version = ''] = (await run(program, ['--version'], { cwd: folder })).split('\n');
      versions.push(`${name} ${version.replace(/^\D+| .*$/g, '')}`);
    }
    return versions;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the calls against an emulator of their own. */
async function callEach({ folder: cwd }: Project, command: readonly string[]): Promise<void> {
  const understudy = join(cwd, 'node_modules', '.bin', 'understudy');
  const printed = await run(process.execPath, [understudy, 'exec', '--', ...command], { cwd });
  if (!printed.includes('every client was answered'))
    throw new Error(`${command.join(' ')} did not call with every client:\n${printed}`);
}

import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { express, program, prometheus, writeBundle } from '../../scripts/build/bundles.ts';
import { buildConsole } from '../../scripts/build/console.ts';
import { entryFile } from './program-file.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/**
 * Builds the command line once before all tests: what they start as a process of its own need not compile the sources
 * first. With UNDERSTUDY_BUILT in the environment, as in `.ci/run`, it takes what `npm run build` has made just before. Vitest
 * calls it, and then what it returns.
 */
export async function setup(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-program-'));
  if (process.env['UNDERSTUDY_BUILT'] === undefined) await build(join(folder, 'dist'));
  else cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  mkdirSync(join(folder, 'emulator/cli'), { recursive: true });
  // As the package has them; the entry is copied, for it looks for the sources beside itself.
  for (const file of [entryFile, 'emulator/cli/code-cache.cjs']) cpSync(join(root, file), join(folder, file));
  for (const path of ['docs', 'emulator/scenarios']) symlinkSync(join(root, path), join(folder, path));
  // The compiled code of this build is of no use later.
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache');
  process.env['UNDERSTUDY_PROGRAM'] = join(folder, entryFile);
  return () => {
    rmSync(folder, { recursive: true });
  };
}

async function build(dist: string): Promise<void> {
  for (const bundle of [express, prometheus, program]) await writeBundle(root, dist, bundle);
  await buildConsole(root, join(dist, 'console'));
}

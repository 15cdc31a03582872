import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { SandboxInput } from '../contracts/control/config.ts';
import { startProcess, type ServerProcess } from './processes.ts';
import { makeFolder } from './workspace.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const readyMessage = z.object({
  control: z.object({ baseUrl: z.string() }),
  vendors: z.record(z.string(), z.object({ baseUrl: z.string() })),
});

/** The emulator as its users start it, in a process of its own. */
export interface EmulatorProcess extends ServerProcess {
  readonly controlUrl: string;
  /** Where each vendor's calls go, by vendor name. */
  readonly baseUrls: Readonly<Record<string, string>>;
}

/** Starts the emulator with one sandbox. `node` parameters come before the program, `start` parameters behind it. */
export async function startEmulatorProcess(
  sandbox: SandboxInput,
  {
    node = [],
    start = ['--quiet'],
  }: { readonly node?: readonly string[]; readonly start?: readonly string[] } = {},
): Promise<EmulatorProcess> {
  const config = join(makeFolder(), 'config.json');
  writeFileSync(config, JSON.stringify({ sandboxes: { default: sandbox } }));
  const server = await startProcess(process.execPath, [
    ...node,
    programFile(),
    ...['start', '--port', '0', '--json', '--config', config],
    ...start,
  ]);
  const { control, vendors } = readyMessage.parse(server.ready);
  const baseUrls = Object.fromEntries(Object.entries(vendors).map(([name, { baseUrl }]) => [name, baseUrl]));
  return { ...server, controlUrl: control.baseUrl, baseUrls };
}

let bundled: string | undefined;

/** The bundle of the package where it has been built, else one that is made here in the same way. */
function programFile(): string {
  const built = join(root, 'dist/cli.js');
  if (existsSync(built)) return built;
  bundled ??= bundle();
  return bundled;
}

function bundle(): string {
  const folder = join(root, 'node_modules/.cache/understudy-bench');
  mkdirSync(folder, { recursive: true });
  // The program reads its version from beside its folder.
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
  const file = join(folder, 'dist/cli.js');
  const options = ['--bundle', '--platform=node', '--format=esm', '--packages=external', `--outfile=${file}`];
  execFileSync(
    join(root, 'node_modules/.bin/esbuild'),
    [join(root, 'emulator/cli/main.ts'), ...options, '--log-level=error'],
    { stdio: 'inherit' },
  );
  return file;
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { SandboxInput } from '../contracts/control/config.ts';
import { startProcess, type Cores, type ServerProcess } from './processes.ts';
import { makeFolder } from './workspace.ts';

/** The command line as it is in the package; `npm run build` makes it. */
const program = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));

const readyMessage = z.object({
  control: z.object({ baseUrl: z.string() }),
  vendors: z.record(z.string(), z.object({ baseUrl: z.string() })),
  gateway: z.object({ baseUrl: z.string() }),
});

/** The emulator as its users start it, in a process of its own. */
export interface EmulatorProcess extends ServerProcess {
  readonly controlUrl: string;
  /** Where each vendor's calls go, by vendor name. */
  readonly baseUrls: Readonly<Record<string, string>>;
  readonly gatewayUrl: string;
}

/** Starts the emulator with one sandbox. `node` parameters come before the program, `start` parameters behind it. */
export async function startEmulatorProcess(
  sandbox: SandboxInput,
  {
    node = [],
    start = ['--quiet'],
    cores,
  }: { readonly node?: readonly string[]; readonly start?: readonly string[]; readonly cores?: Cores } = {},
): Promise<EmulatorProcess> {
  const config = join(makeFolder(), 'config.json');
  writeFileSync(config, JSON.stringify({ sandboxes: { default: sandbox } }));
  const parameters = [...node, program, ...['start', '--port', '0', '--json', '--config', config], ...start];
  const server = await startProcess(process.execPath, parameters, undefined, cores);
  const { control, vendors, gateway } = readyMessage.parse(server.ready);
  const baseUrls = Object.fromEntries(Object.entries(vendors).map(([name, { baseUrl }]) => [name, baseUrl]));
  return { ...server, controlUrl: control.baseUrl, baseUrls, gatewayUrl: gateway.baseUrl };
}

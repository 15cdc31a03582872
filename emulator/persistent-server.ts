import { assemble, type AssemblyOptions } from './assembly/create-emulator.ts';
import type { WorldSettings } from './core/sandbox/sandbox.ts';
import { openData, type DataOptions, type Kept, type OpenData } from './persistence/persist.ts';
import { startServer, type RunningServer, type ServerOptions } from './server.ts';

/** Opens a data folder and brings its sandboxes to where they were. Throws a `DataProblem`. */
export function openDataFolder(
  data: DataOptions,
  { machineClock = Date.now }: Pick<AssemblyOptions, 'machineClock'> = {},
): OpenData {
  return openData(data, machineClock, (saved, host) => assemble([], { machineClock: host }, saved));
}

/** An emulator that goes on with what a data folder holds; `sandboxes` are for what it does not hold yet. */
export function keepEmulator(
  open: OpenData,
  sandboxes: readonly WorldSettings[],
  options: AssemblyOptions,
): Kept {
  const held = new Set(open.saved.map(({ settings }) => settings.id));
  const missing = sandboxes.filter(({ id }) => !held.has(id));
  try {
    return open.keep(assemble(missing, { ...options, machineClock: open.clock }, open.saved));
  } catch (error) {
    open.abandon();
    throw error;
  }
}

/** Opens the sockets of a kept emulator; closing them closes the folder, and a folder that fails closes them. */
export async function startKept(kept: Kept, options: Omit<ServerOptions, 'data'>): Promise<RunningServer> {
  try {
    const server = await startServer(kept.emulator, { ...options, data: kept });
    const close = async (): Promise<void> => {
      await server.close();
      kept.close();
    };
    void kept.failed.then(close);
    return { ...server, close };
  } catch (error) {
    kept.close();
    throw error;
  }
}

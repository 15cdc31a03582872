import { assemble, type AssemblyOptions } from './assembly/create-emulator.ts';
import type { SandboxSettings } from './core/sandbox/sandbox.ts';
import { openData, type DataOptions, type PersistentEmulator, type OpenData } from './persistence/persist.ts';
import { startServer, type RunningServer, type ServerOptions } from './server.ts';

/** Opens a data folder and brings its sandboxes to where they were. Throws a `DataProblem`. */
export function openDataFolder(
  data: DataOptions,
  { now = Date.now }: Pick<AssemblyOptions, 'now'> = {},
): OpenData {
  return openData(data, now, (saved, host) => assemble([], { now: host }, saved));
}

/** An emulator that goes on with what a data folder holds; `sandboxes` are for what it does not hold yet. */
export function persistEmulator(
  open: OpenData,
  sandboxes: readonly SandboxSettings[],
  options: AssemblyOptions,
): PersistentEmulator {
  const held = new Set(open.saved.map(({ settings }) => settings.id));
  const missing = sandboxes.filter(({ id }) => !held.has(id));
  try {
    return open.keep(assemble(missing, { ...options, now: open.clock }, open.saved));
  } catch (error) {
    open.abandon();
    throw error;
  }
}

/** Opens the sockets of a kept emulator; closing them closes the folder, and a folder that fails closes them. */
export async function startPersistent(
  persistent: PersistentEmulator,
  options: Omit<ServerOptions, 'data'>,
): Promise<RunningServer> {
  try {
    const server = await startServer(persistent.emulator, { ...options, data: persistent });
    const close = async (): Promise<void> => {
      await server.close();
      persistent.close();
    };
    void persistent.failed.then(close);
    return { ...server, close };
  } catch (error) {
    persistent.close();
    throw error;
  }
}

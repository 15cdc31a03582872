import { safeLine } from '../../../contracts/core/wire/safe-text.ts';
import { defaultSandbox } from '../../core/engine/emulator.ts';
import type { PersistentEmulator } from '../../persistence/persist.ts';
import { persistEmulator, openDataFolder } from '../../persistent-server.ts';
import type { SandboxOptions } from '../options/data.ts';
import { printError } from '../output/print-line.ts';
import { chooseSetup, nothingSaid, readAssembly } from './open-emulator.ts';

/** An emulator that is kept in a folder, and one sentence on stderr where that was damaged. Throws a `DataProblem`. */
export async function openPersistent(folder: string, options: SandboxOptions): Promise<PersistentEmulator> {
  const { fsync, rewriteAfter, config } = options;
  const open = openDataFolder({ folder, fsync, rewriteAfter });
  if (open.damage !== undefined) printError(`understudy: ${safeLine(open.damage)}`);
  try {
    const isComplete =
      config === undefined && open.saved.some(({ settings }) => settings.id === defaultSandbox);
    const setup = isComplete ? { sandboxes: [], ...nothingSaid } : await chooseSetup(config);
    return persistEmulator(open, setup.sandboxes, readAssembly(options, setup));
  } catch (error) {
    open.abandon();
    throw error;
  }
}

import type { Command } from 'commander';
import { Option } from 'commander';
import { settleForms, settleInputs } from '../assemble.ts';
import { defaultSandbox } from '../core/emulator.ts';
import type { WorldSettings } from '../core/world.ts';
import { usualRewriteAfter, type Kept } from '../data/keep.ts';
import type { Fsync } from '../data/log-file.ts';
import { createDemoState } from '../demo-world.ts';
import { keepEmulator, openDataFolder } from '../kept-emulator.ts';
import { parseCount } from './parse.ts';

/** What the sandboxes begin as, and where they are kept. */
export interface SandboxOptions {
  readonly config?: string;
  readonly data?: string;
  readonly fsync: Fsync;
  readonly rewriteAfter: number;
}

export function addDataOptions(command: Command): Command {
  return command
    .option('--data <folder>', 'keep the sandboxes in this folder across restarts; it will hold secrets')
    .addOption(
      new Option('--fsync <when>', 'when the data folder is forced to the disk')
        .choices(['always', 'interval', 'never'])
        .default('interval'),
    )
    .option(
      '--rewrite-after <bytes>',
      'how far the log of the data folder grows before a snapshot takes its place',
      parseCount,
      usualRewriteAfter,
    );
}

/** The sandboxes of the configuration, or the demo world. */
export async function chooseSandboxes({ config }: SandboxOptions): Promise<readonly WorldSettings[]> {
  if (config !== undefined) {
    const { readConfig } = await import('../config-file.ts');
    return settleForms((await readConfig(config)).sandboxes);
  }
  return settleInputs({ [defaultSandbox]: { state: await createDemoState() } });
}

/** An emulator that is kept in a folder, and one sentence on stderr where that was damaged. Throws a `DataProblem`. */
export async function keepIn(folder: string, options: SandboxOptions, marks: 'on' | 'off'): Promise<Kept> {
  const { fsync, rewriteAfter, config } = options;
  const open = openDataFolder({ folder, fsync, rewriteAfter });
  if (open.damage !== undefined) process.stderr.write(`understudy: ${open.damage}\n`);
  try {
    const isComplete =
      config === undefined && open.saved.some(({ settings }) => settings.id === defaultSandbox);
    return keepEmulator(open, isComplete ? [] : await chooseSandboxes(options), { marks });
  } catch (error) {
    open.abandon();
    throw error;
  }
}

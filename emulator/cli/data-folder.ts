import type { Command } from 'commander';
import { Option } from 'commander';
import { defaultSandbox } from '../core/emulator.ts';
import { usualRewriteAfter, type Kept } from '../data/keep.ts';
import type { Fsync } from '../data/log-file.ts';
import { keepEmulator, openDataFolder } from '../kept-emulator.ts';
import { chooseSandboxes, readMarks, type MarksOption } from './make-emulator.ts';
import { parseCount } from './parse.ts';

/** What the sandboxes begin as, and where they are kept. */
export interface SandboxOptions extends MarksOption {
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

/** An emulator that is kept in a folder, and one sentence on stderr where that was damaged. Throws a `DataProblem`. */
export async function keepIn(folder: string, options: SandboxOptions): Promise<Kept> {
  const { fsync, rewriteAfter, config } = options;
  const open = openDataFolder({ folder, fsync, rewriteAfter });
  if (open.damage !== undefined) process.stderr.write(`understudy: ${open.damage}\n`);
  try {
    const isComplete =
      config === undefined && open.saved.some(({ settings }) => settings.id === defaultSandbox);
    return keepEmulator(open, isComplete ? [] : await chooseSandboxes(config), readMarks(options));
  } catch (error) {
    open.abandon();
    throw error;
  }
}

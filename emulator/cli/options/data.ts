import type { Command } from 'commander';
import { Option } from 'commander';
import { usualRewriteAfter, type Fsync } from '../../persistence/fsync-policy.ts';
import type { WholeOptions } from '../run/open-emulator.ts';
import { parseCount } from './parse.ts';

/** What the sandboxes begin as, and where they are kept. */
export interface SandboxOptions extends WholeOptions {
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

import type { Command } from 'commander';
import { vendors } from '../../../contracts/catalog.ts';
import type { SetExitCode } from '../options/control-api.ts';
import { sweepTrials } from '../trials/sweep.ts';
import { carryOut, trying, type TrialsCommandOptions } from '../trials/command.ts';

interface SweepOptions extends TrialsCommandOptions {
  readonly deep?: boolean;
}

export function addSweepCommand(program: Command, setExitCode: SetExitCode): void {
  trying(program.command('sweep <command...>'))
    .description('run a command once for each documented error of each operation that it uses')
    .option('--deep', 'inject each error at each call, not only at the first')
    .addHelpText('after', '\nExample:\n  understudy sweep --fail-under 90 --report html -- npm test')
    .action(async (command: readonly string[], options: SweepOptions) => {
      const depth = options.deep ? 'each call' : 'first call';
      await carryOut(
        'sweep',
        command,
        options,
        ({ firstRun }) => sweepTrials(firstRun, vendors, depth),
        setExitCode,
      );
    });
}

import type { Command } from 'commander';
import type { SetExitCode } from '../options/control-api.ts';
import { mutateTrials } from '../trials/mutate.ts';
import { carryOut, trying, type TrialsCommandOptions } from '../trials/command.ts';

export function addMutateCommand(program: Command, setExitCode: SetExitCode): void {
  trying(program.command('mutate <command...>'))
    .description('run a command once for each way in which the documents allow an answer to be another one')
    .addHelpText('after', '\nExample:\n  understudy mutate --only unknown-field -- npm test')
    .action(async (command: readonly string[], options: TrialsCommandOptions) => {
      await carryOut('mutate', command, options, ({ played }) => mutateTrials(played), setExitCode);
    });
}

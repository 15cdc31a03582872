import type { Command } from 'commander';
import { snapshotForm } from '../../../contracts/control/state.ts';
import { printJson } from '../../../contracts/core/wire/json.ts';
import { readAsWritten } from '../../assembly/config-file.ts';
import { connect, remote, type RemoteOptions } from '../options/control-api.ts';
import { printLine } from '../output/print-line.ts';

export function addStateCommand(program: Command): void {
  const state = program
    .command('state')
    .description('show and load the state of a sandbox')
    .addHelpText('after', '\nExample:\n  understudy state show > before.json');

  remote(state.command('show'))
    .description('print a snapshot as JSON')
    .addHelpText('after', '\nExample:\n  understudy state show > before.json')
    .action(async (options: RemoteOptions) => {
      const snapshot = await connect(options).getState({ path: { id: options.sandbox } });
      printLine(options.json ? printJson(snapshot) : JSON.stringify(snapshot, null, 2));
    });

  remote(state.command('load <file>'))
    .description(
      'put a snapshot, or state as in a configuration file, in the place of what is there; - is the standard input',
    )
    .addHelpText('after', '\nExample:\n  understudy state load before.json')
    .action(async (file: string, options: RemoteOptions) => {
      const body = await readAsWritten(file, snapshotForm);
      const snapshot = await connect(options).putState({ path: { id: options.sandbox }, body });
      printLine(options.json ? printJson(snapshot) : `${file} is loaded into ${options.sandbox}`);
    });
}

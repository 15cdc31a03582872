import type { Command } from 'commander';
import { stringify } from 'yaml';
import { z } from 'zod';
import { scenarioForm } from '../../../contracts/control/scenario.ts';
import { hintAt } from '../../../contracts/core/nearest-names.ts';
import { readForm, readFileValue } from '../../config-file.ts';
import { readScenario, readScenarios, scenarioNames } from '../../scenarios.ts';
import { connect, printLine, remote, type RemoteOptions } from '../control.ts';
import { UsageError } from '../usage-error.ts';

export function addScenarioCommand(program: Command): void {
  const scenario = program.command('scenario').description('list, show and run scenarios');

  scenario
    .command('list')
    .description('list the scenarios that come with the emulator')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  understudy scenario list')
    .action((options: { json?: boolean }) => {
      const known = readScenarios();
      const lines = known.map(({ name, summary }) => `${name}: ${summary}`);
      printLine(
        options.json
          ? JSON.stringify(known.map(({ name, summary }) => ({ name, summary })))
          : lines.join('\n'),
      );
    });

  scenario
    .command('show <name>')
    .description('print a scenario, as a start for one of your own')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  understudy scenario show quota-of-users-reached > my-scenario.yaml')
    .action((name: string, options: { json?: boolean }) => {
      const found = readScenario(name);
      if (!found) throw unknownScenario(name);
      printLine(options.json ? JSON.stringify(found) : stringify(found).trimEnd());
    });

  scenario
    .command('schema')
    .description('print the JSON Schema of a scenario file, for editors')
    .option('--json', 'print JSON, which it is anyway')
    .addHelpText('after', '\nExample:\n  understudy scenario schema > scenario.schema.json')
    .action(() => {
      printLine(
        JSON.stringify(z.toJSONSchema(scenarioForm, { io: 'input', unrepresentable: 'any' }), null, 2),
      );
    });

  remote(scenario.command('run <name-or-file>'))
    .description('start a scenario in a sandbox: one that comes with the emulator, or a JSON or YAML file')
    .addHelpText('after', '\nExample:\n  understudy scenario run slow-vendor')
    .action(async (nameOrFile: string, options: RemoteOptions) => {
      const isFile = /\.(json|ya?ml)$/.test(nameOrFile);
      if (isFile) await readForm(nameOrFile, scenarioForm);
      const body = isFile ? { scenario: (await readFileValue(nameOrFile)) as never } : { name: nameOrFile };
      const started = await connect(options).startScenario({ path: { id: options.sandbox }, body });
      printLine(options.json ? JSON.stringify(started) : `${started.name} has started: ${started.summary}`);
    });
}

/** Throws a `UsageError` that offers the nearest names. */
export function unknownScenario(name: string): UsageError {
  return new UsageError(`There is no scenario "${name}".${hintAt(name, scenarioNames())}`);
}

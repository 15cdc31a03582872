import type { Command } from 'commander';
import { scenarioForm } from '../../../contracts/control/scenario.ts';
import { scenarioSchema } from '../../../contracts/control/scenario-schema.ts';
import { printJson } from '../../../contracts/core/wire/json.ts';
import { hintAt } from '../../../contracts/core/config/suggest-name.ts';
import { fromYaml, readAsWritten } from '../../assembly/config-file.ts';
import { readScenarios, readScenarioText, scenarioNames } from '../../assembly/scenario-files.ts';
import { connect, remote, type RemoteOptions } from '../options/control-api.ts';
import { printLine } from '../output/print-line.ts';
import { UsageError } from '../options/usage-error.ts';

export function addScenarioCommand(program: Command): void {
  const scenario = program
    .command('scenario')
    .description('list, show and run scenarios')
    .addHelpText('after', '\nExample:\n  understudy scenario run slow-vendor');

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
      if (!scenarioNames().includes(name)) throw unknownScenario(name);
      const text = readScenarioText(name);
      printLine(options.json ? printJson(fromYaml(name, text)) : text.trimEnd());
    });

  scenario
    .command('schema')
    .description('print the JSON Schema of a scenario file, for editors')
    .option('--json', 'print JSON, which it is anyway')
    .addHelpText('after', '\nExample:\n  understudy scenario schema > scenario.schema.json')
    .action(() => {
      printLine(JSON.stringify(scenarioSchema(), null, 2));
    });

  remote(scenario.command('run <name-or-file>'))
    .description(
      'start a scenario in a sandbox: one that comes with the emulator, a JSON or YAML file, or - for the standard input',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  understudy scenario run slow-vendor\n  understudy scenario run my-scenario.yaml',
    )
    .action(async (nameOrFile: string, options: RemoteOptions) => {
      const isFile = nameOrFile === '-' || /\.(json|ya?ml)$/.test(nameOrFile);
      const body = isFile
        ? { scenario: await readAsWritten(nameOrFile, scenarioForm) }
        : { name: nameOrFile };
      const started = await connect(options).startScenario({ path: { id: options.sandbox }, body });
      printLine(options.json ? JSON.stringify(started) : `${started.name} has started: ${started.summary}`);
    });
}

/** Throws a `UsageError` that offers the nearest names. */
export function unknownScenario(name: string): UsageError {
  return new UsageError(`There is no scenario "${name}".${hintAt(name, scenarioNames())}`);
}

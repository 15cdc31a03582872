import type { Command } from 'commander';
import { scenarioForm } from '../../../contracts/control/scenario.ts';
import { fileSchema } from '../../../contracts/control/file-schemas.ts';
import { printJson } from '../../../contracts/core/wire/json.ts';
import { hintAt } from '../../../contracts/core/config/suggest-name.ts';
import { fromYaml, readAsWritten } from '../../assembly/config-file.ts';
import { readScenarioText, scenarioNames } from '../../assembly/scenario-files.ts';
import { scenarioSummaries, type ScenarioSummary } from '../../assembly/scenario-summaries.ts';
import { connect, remote, type RemoteOptions } from '../options/control-api.ts';
import { printLine, printParts } from '../output/print-line.ts';
import { paint } from '../output/style.ts';
import { UsageError } from '../options/usage-error.ts';

export function addScenarioCommand(program: Command): void {
  const scenario = program
    .command('scenario')
    .description('list, show and run scenarios')
    .addHelpText('after', '\nExample:\n  understudy scenario run slow-vendor');

  scenario
    .command('list')
    .description('list the scenarios that come with the emulator, each with what a good client does')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  understudy scenario list')
    .action((options: { json?: boolean }) => {
      const rows = scenarioSummaries();
      if (options.json) printLine(JSON.stringify(rows));
      else printParts(rows.flatMap(describeRow));
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
      printLine(JSON.stringify(fileSchema('scenario'), null, 2));
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
      const lines = [
        `${started.name} has started: ${started.summary}`,
        `The journal, the counters and the faults of ${options.sandbox} began anew; "understudy sandbox reset ${options.sandbox}" goes back to before.`,
      ];
      printLine(options.json ? JSON.stringify(started) : lines.join('\n'));
    });
}

function describeRow({ name, summary, expect }: ScenarioSummary) {
  return [
    [paint('bold', name)],
    [`  ${summary}`],
    ...(expect === undefined
      ? []
      : [[paint('green', '  A good client '), expect.charAt(0).toLowerCase() + expect.slice(1)]]),
  ];
}

/** Throws a `UsageError` that offers the nearest names. */
export function unknownScenario(name: string): UsageError {
  return new UsageError(`There is no scenario "${name}".${hintAt(name, scenarioNames())}`);
}

import { Option, type Command } from 'commander';
import { connect, remote, type RemoteOptions } from '../options/control-api.ts';
import { printLine } from '../output/print-line.ts';
import { formats, writers, type EnvFormat } from '../output/environment.ts';

interface EnvOptions extends RemoteOptions {
  readonly format: EnvFormat;
}

export function addEnvCommand(program: Command): void {
  remote(program.command('env'))
    .description('print the environment of a sandbox: where each vendor is, and as whom to call')
    .addOption(
      new Option('--format <format>', 'for which program it is written').choices(formats).default('sh'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  eval "$(understudy env --sandbox default)"\n  understudy env --format github >> "$GITHUB_ENV"',
    )
    .action(async ({ format, ...options }: EnvOptions) => {
      const { env } = await connect(options).getSandbox({ path: { id: options.sandbox } });
      printLine(writers[options.json ? 'json' : format](env));
    });
}

import { Option, type Command } from 'commander';
import { vendors } from '../../../contracts/catalog.ts';
import type { SandboxCredentials } from '../../../contracts/control/input-types.ts';
import { connect, remote, type RemoteOptions } from '../options/control-api.ts';
import { printData } from '../output/print-line.ts';
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
      const { env, credentials } = await connect(options).getSandbox({ path: { id: options.sandbox } });
      const written = options.json ? 'json' : format;
      printData(written === 'json' ? printTyped(env, credentials) : writers[written](env));
    });
}

/** JSON has numbers: an id that is a number on the wire is one here, ready to be pasted into a call. */
function printTyped(env: Readonly<Record<string, string>>, credentials: SandboxCredentials): string {
  const byName: Readonly<Record<string, unknown>> = { ...credentials };
  const typed = vendors.map(({ name, credential }) => credential.toEnvironment(byName[name]));
  return JSON.stringify(Object.assign({ ...env }, ...typed));
}

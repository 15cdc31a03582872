import type { Command } from 'commander';
import { quoteForShell } from '../../control/curl.ts';
import { connect, remote, type RemoteOptions } from '../options/control-api.ts';
import { printLine } from '../output/print-line.ts';

export function addEnvCommand(program: Command): void {
  remote(program.command('env'))
    .description('print the environment of a sandbox: where each vendor is, and as whom to call')
    .addHelpText('after', '\nExample:\n  eval "$(understudy env --sandbox default)"')
    .action(async (options: RemoteOptions) => {
      const { env } = await connect(options).getSandbox({ path: { id: options.sandbox } });
      printLine(options.json ? JSON.stringify(env) : exportLines(env));
    });
}

function exportLines(env: Readonly<Record<string, string>>): string {
  return Object.entries(env)
    .map(([name, value]) => `export ${name}=${quoteForShell(value)}`)
    .join('\n');
}

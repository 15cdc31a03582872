import { Option, type Command } from 'commander';
import { namedStates, type NamedState } from '../../../contracts/control/config.ts';
import { profiles, type Profile } from '../../../contracts/core/contract/assumption.ts';
import {
  connect,
  reaching,
  remote,
  type ReachingOptions,
  type RemoteOptions,
} from '../options/control-api.ts';
import { parseCount } from '../options/parse.ts';
import { printLine } from '../output/print-line.ts';

interface CreateOptions extends ReachingOptions {
  readonly state?: NamedState;
  readonly seed?: number;
  readonly profile?: Profile;
}

export function addSandboxCommand(program: Command): void {
  const sandbox = program
    .command('sandbox')
    .description('make, list, reset and delete sandboxes')
    .addHelpText('after', '\nExample:\n  understudy sandbox create checkout-tests');

  reaching(sandbox.command('create [name]'))
    .description('make a sandbox with credentials of its own')
    .addOption(
      new Option(
        '--state <state>',
        'what is there: demo has the ids of the vendors’ samples (default: demo)',
      ).choices(namedStates),
    )
    .option('--seed <number>', 'the seed of everything that is generated', parseCount)
    .addOption(
      new Option('--profile <profile>', 'how guesses about the vendors are decided').choices(profiles),
    )
    .addHelpText('after', '\nExample:\n  understudy sandbox create checkout-tests --seed 42')
    .action(async (name: string | undefined, { state, seed, profile, ...options }: CreateOptions) => {
      const body = {
        ...(name !== undefined && { name }),
        ...(state && { state }),
        ...(seed && { seed }),
        ...(profile && { profile }),
      };
      const made = await connect(options).createSandbox({ body });
      printLine(options.json ? JSON.stringify(made) : made.id);
    });

  reaching(sandbox.command('list'))
    .description('list the sandboxes')
    .addHelpText('after', '\nExample:\n  understudy sandbox list')
    .action(async (options: ReachingOptions) => {
      const { sandboxes } = await connect(options).listSandboxes();
      printLine(options.json ? JSON.stringify(sandboxes) : sandboxes.map(({ id }) => id).join('\n'));
    });

  remote(sandbox.command('reset [name]'))
    .description('make a sandbox as it was before its first call')
    .addHelpText('after', '\nExample:\n  understudy sandbox reset default')
    .action(async (name: string | undefined, options: RemoteOptions) => {
      const summary = await connect(options).resetSandbox({ path: { id: name ?? options.sandbox } });
      printLine(options.json ? JSON.stringify(summary) : `${summary.id} is reset`);
    });

  reaching(sandbox.command('delete <name>'))
    .description('delete a sandbox')
    .addHelpText('after', '\nExample:\n  understudy sandbox delete checkout-tests')
    .action(async (name: string, options: ReachingOptions) => {
      await connect(options).deleteSandbox({ path: { id: name } });
      printLine(options.json ? JSON.stringify({ deleted: name }) : `${name} is deleted`);
    });
}

import type { Command } from 'commander';
import { readConfig, readForm } from '../../config-file.ts';
import { environmentOf } from '../../control/sandboxes.ts';
import { startScenarioIn } from '../../control/scenarios.ts';
import { createDemoState } from '../../demo-world.ts';
import type { World } from '../../core/world.ts';
import { createConfiguredEmulator, createEmulator } from '../../index.ts';
import { readScenario } from '../../scenarios.ts';
import { startServer } from '../../server.ts';
import { version } from '../../version.ts';
import type { SetExitCode } from '../control.ts';
import { runChild } from '../run-child.ts';
import { summarise, unmet, writeSummary } from '../run-summary.ts';
import { UsageError } from '../usage-error.ts';
import { faultFile } from './fault.ts';
import { unknownScenario } from './scenario.ts';

interface ExecOptions {
  readonly config?: string;
  readonly scenario?: string;
  readonly faults?: string;
  readonly json?: boolean;
  readonly marks: boolean;
}

export function addExecCommand(program: Command, setExitCode: SetExitCode): void {
  program
    .command('exec <command...>')
    .description('run a command against a fresh emulator on free ports, and tell what it did')
    .option('--config <file>', 'the sandboxes, in JSON or YAML; the command gets the default one')
    .option('--scenario <name>', 'a scenario to start with')
    .option('--faults <file>', 'fault rules, in JSON or YAML')
    .option('--json', 'print the summary as JSON on stderr')
    .option('--no-marks', 'leave out the x-understudy-… headers of replies')
    .passThroughOptions()
    .addHelpText('after', '\nExample:\n  understudy exec --scenario slow-vendor -- npm test')
    .action(async (command: readonly string[], options: ExecOptions) => {
      setExitCode(await exec(command, options));
    });
}

async function exec([file, ...args]: readonly string[], options: ExecOptions): Promise<number> {
  if (file === undefined) throw new UsageError('Say which command to run, after --.');
  const marks = options.marks ? 'on' : 'off';
  const emulator =
    options.config === undefined
      ? createEmulator({ sandboxes: { default: { state: await createDemoState() } }, marks })
      : createConfiguredEmulator((await readConfig(options.config)).sandboxes, { marks });
  let world: World = emulator.world('default')!;
  if (options.scenario !== undefined) {
    const scenario = readScenario(options.scenario);
    if (!scenario) throw unknownScenario(options.scenario);
    world = startScenarioIn(emulator, world, scenario);
  }
  if (options.faults !== undefined) world.faults.replace(await readForm(options.faults, faultFile));

  const server = await startServer(emulator, { port: 0 });
  const context = {
    emulator,
    version,
    controlUrl: () => server.controlUrl,
    baseUrlOf: (vendor: string) => server.baseUrls[vendor] ?? '',
  };
  const code = await runChild(file, args, environmentOf(world, context)).finally(() => server.close());
  const summary = summarise(emulator.world(world.settings.id) ?? world);
  process.stderr.write(options.json ? `${JSON.stringify(summary)}\n` : writeSummary(summary));
  return code === 0 && unmet(summary).length > 0 ? 1 : code;
}

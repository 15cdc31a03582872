import type { Command } from 'commander';
import { scenarioForm, type Scenario } from '../../../contracts/control/scenario.ts';
import { countOf } from '../../../contracts/core/config/sentence.ts';
import { readForm } from '../../assembly/config-file.ts';
import type { ControlContext } from '../../control/context.ts';
import { environmentOf } from '../../control/handlers/sandboxes.ts';
import { startScenarioIn } from '../../control/handlers/scenarios.ts';
import type { Emulator } from '../../core/engine/emulator.ts';
import type { Sandbox } from '../../core/sandbox/sandbox.ts';
import type { Demands } from '../../report/fail-on.ts';
import { readScenario } from '../../assembly/scenario-files.ts';
import { startServer } from '../../server.ts';
import { version } from '../../version.ts';
import type { SetExitCode } from '../options/control-api.ts';
import { explainSilence } from '../run/child-environment.ts';
import { makeExecReport } from '../run/exec-report.ts';
import { makeEmulator } from '../run/open-emulator.ts';
import { parseDemands } from '../options/fail-on.ts';
import { muting, type MuteOption } from '../options/mute.ts';
import { prepareReports, report, reporting, type ReportOptions } from '../options/report.ts';
import { printError } from '../output/print-line.ts';
import { safeLine } from '../../../contracts/core/wire/safe-text.ts';
import { runChild } from '../run/run-child.ts';
import { summarise, unmet, writeSummary } from '../run/summary.ts';
import { UsageError } from '../options/usage-error.ts';
import { faultFile } from './fault.ts';
import { unknownScenario } from './scenario.ts';

interface ExecOptions extends ReportOptions, MuteOption {
  readonly config?: string;
  readonly scenario?: string;
  readonly faults?: string;
  readonly failOn: Demands;
  readonly json?: boolean;
  readonly debugHeaders: boolean;
}

export function addExecCommand(program: Command, setExitCode: SetExitCode): void {
  muting(reporting(program.command('exec <command...>')))
    .description('run a command against a fresh emulator on free ports, and tell what it did')
    .option('--config <file>', 'the sandboxes, in JSON or YAML; the command gets the default one')
    .option(
      '--scenario <name-or-file>',
      'a scenario to start with: one that comes along, or a JSON or YAML file',
    )
    .option('--faults <file>', 'fault rules, in JSON or YAML')
    .option(
      '--fail-on <demands>',
      'end with 1 for findings of a severity or too little coverage: finding:error,coverage:80',
      parseDemands,
      {},
    )
    .option('--json', 'print the summary as JSON on stderr')
    .option('--no-debug-headers', 'leave out the x-understudy-… headers of replies')
    .passThroughOptions()
    .addHelpText(
      'after',
      '\nExamples:\n  understudy exec --scenario slow-vendor -- npm test\n  understudy exec --report html,junit --fail-on finding:error -- npm test',
    )
    .action(async (command: readonly string[], options: ExecOptions) => {
      setExitCode(await exec(command, options));
    });
}

async function exec(command: readonly string[], options: ExecOptions): Promise<number> {
  const [file, ...args] = command;
  if (file === undefined) throw new UsageError('Say which command to run, after --.');
  if (options.config === '-' && options.faults === '-')
    throw new UsageError('--config and --faults cannot both be -: the standard input is read once.');
  prepareReports(options);
  const emulator = await makeEmulator(options.config, options);
  const { settings } = await prepareSandbox(emulator, options);
  let heard = 0;
  emulator.listen(({ sandbox: id }) => {
    if (id === settings.id) heard += 1;
  });
  const server = await startServer(emulator, { port: 0 });
  const context: ControlContext = {
    emulator,
    version,
    controlUrl: () => server.controlUrl,
    baseUrlOf: (vendor) => server.baseUrls[vendor] ?? '',
  };
  const sandbox = (): Sandbox => emulator.sandbox(settings.id)!;
  const exitCode = await runChild(file, args, environmentOf(sandbox(), context)).finally(() =>
    server.close(),
  );
  const summary = summarise(sandbox());
  const facts = { command, exitCode, summary, sandbox: settings.id, demands: options.failOn };
  const content = makeExecReport(facts, context);
  // A reset begins anew, so what was before it is neither counted nor looked at.
  const lost = heard - summary.calls;
  const forgotten =
    lost > 0
      ? [`${countOf(lost, 'call')} before a reset of the sandbox ${lost === 1 ? 'is' : 'are'} not counted.`]
      : [];
  const silence = summary.calls === 0 ? explainSilence(process.env) : undefined;
  process.stderr.write(options.json ? `${JSON.stringify({ ...summary, silence })}\n` : writeSummary(summary));
  const written = report(content, options, process.stdout).map((path) => `wrote ${path}`);
  const notes = [...(silence === undefined ? [] : [silence]), ...forgotten, ...content.unmet, ...written];
  if (!options.json) for (const sentence of notes) printError(`understudy: ${safeLine(sentence)}`);
  return exitCode === 0 && unmet(summary).length + content.unmet.length > 0 ? 1 : exitCode;
}

async function prepareSandbox(emulator: Emulator, { scenario, faults }: ExecOptions): Promise<Sandbox> {
  const plain = emulator.sandbox('default')!;
  const sandbox =
    scenario === undefined ? plain : startScenarioIn(emulator, plain, await findScenario(scenario));
  if (faults !== undefined) sandbox.faults.replace(await readForm(faults, faultFile));
  return sandbox;
}

async function findScenario(nameOrFile: string): Promise<Scenario> {
  if (/\.(json|ya?ml)$/.test(nameOrFile)) return readForm(nameOrFile, scenarioForm);
  const scenario = readScenario(nameOrFile);
  if (!scenario) throw unknownScenario(nameOrFile);
  return scenario;
}

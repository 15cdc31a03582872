import type { Command } from 'commander';
import { scenarioForm, type Scenario } from '../../../contracts/control/scenario.ts';
import { countOf } from '../../../contracts/core/config/sentence.ts';
import { readForm } from '../../assembly/config-file.ts';
import type { Certified } from '../../tls/certificates.ts';
import type { CoveredNames } from '../../tls/covered-names.ts';
import type { Emulator } from '../../core/engine/emulator.ts';
import { environmentOf } from '../../core/sandbox/environment.ts';
import type { Sandbox } from '../../core/sandbox/sandbox.ts';
import type { Demands } from '../../report/fail-on.ts';
import type { ExecReport } from '../../report/report.ts';
import { readScenario } from '../../assembly/scenario-files.ts';
import { startScenarioIn } from '../../assembly/start-scenario.ts';
import { startServer, type RunningServer } from '../../server.ts';
import type { Interception } from '../intercept/interception.ts';
import { shellOf, writers } from '../output/environment.ts';
import { parsePassThrough } from '../options/parse.ts';
import type { SetExitCode } from '../options/control-api.ts';
import { makeExecReport } from '../run/exec-report.ts';
import { makeEmulator } from '../run/open-emulator.ts';
import { parseDemands } from '../options/fail-on.ts';
import { muting, type MuteOption } from '../options/mute.ts';
import { prepareReports, report, reporting, type ReportOptions } from '../options/report.ts';
import { printError } from '../output/print-line.ts';
import { safeLine } from '../../../contracts/core/wire/safe-text.ts';
import { collectNoCalls } from '../run/no-calls.ts';
import { collectRefusals } from '../run/refusals.ts';
import { describeRun } from '../run/run-texts.ts';
import { followRun } from '../run/whole-run.ts';
import { explainSilence } from '../run/silence.ts';
import { summariseAsJson, writeSummary } from '../run/summary.ts';
import { UsageError } from '../options/usage-error.ts';
import { faultFile } from './fault.ts';
import { unknownScenario } from './scenario.ts';
import { constants } from 'node:os';
import { childEnvironment } from '../run/child-environment.ts';
import { cannotRun, spawnCommand } from '../run/spawn-command.ts';
import { onStop } from '../../platform.ts';

interface ExecOptions extends ReportOptions, MuteOption {
  readonly config?: string;
  readonly scenario?: string;
  readonly faults?: string;
  readonly failOn: Demands;
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly debugHeaders: boolean;
  readonly intercept?: boolean;
  readonly printEnv?: boolean;
  readonly passThrough?: readonly string[];
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
      'end with 1 for findings of a severity, or too few outcomes met, or met and handled: finding:error,met:60,coverage:30',
      parseDemands,
      {},
    )
    .option(
      '--intercept',
      "let calls to the vendors' own hosts come here: proxies, trust and preloads for the command and its children",
    )
    .option('--print-env', 'with --intercept: print what is set for the command, on stderr')
    .option(
      '--pass-through <host>',
      'with --intercept: another host that may be called, besides this machine; repeat it for more',
      parsePassThrough,
    )
    .option('--json', 'print the summary as JSON on stderr')
    .option('--verbose', 'say at the end all that is known of refused calls and findings, not only the first')
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
  if (options.config === '-' && options.faults === '-')
    throw new UsageError('--config and --faults cannot both be -: the standard input is read once.');
  prepareReports(options);
  const emulator = await makeEmulator(options.config, options);
  const { settings } = await prepareSandbox(emulator, options);
  const content = await watchRun(emulator, settings.id, command, options);
  tell(content, options);
  const missed = content.faults.some(({ mustFire, fired }) => mustFire && fired === 0);
  return content.exitCode === 0 && (missed || content.unmet.length > 0) ? 1 : content.exitCode;
}

const runAdvice = 'Write http:// in the base URL, or let exec set what the command trusts: --intercept.';
const interceptAdvice =
  'It reads none of the variables that --intercept sets; "understudy ca install-hint" says what it reads.';

/** The key of a run's authority is never written anywhere, and ends with it. */
function createRunAuthority(): (names: CoveredNames) => Promise<Certified> {
  let made: Promise<Certified> | undefined;
  return (names) =>
    (made ??= import('../../tls/certificates.ts').then(({ makeAuthority }) =>
      makeAuthority(names, Date.now()),
    ));
}

/** What the command gets beside its own environment so that the vendors' hosts are here, and what takes it away again. */
async function interceptFor(
  { emulator, gatewayUrl }: RunningServer,
  make: (names: CoveredNames) => Promise<Certified>,
  { printEnv }: ExecOptions,
): Promise<Interception> {
  const [{ intercept }, { coverNames }] = await Promise.all([
    import('../intercept/interception.ts'),
    import('../../tls/covered-names.ts'),
  ]);
  const hosts = emulator.vendors.flatMap((vendor) => vendor.hosts);
  const proxyNames = emulator.vendors.flatMap(({ toolProxies = [] }) => toolProxies);
  const authority = await make(coverNames(hosts));
  const interception = intercept({ hosts, gatewayUrl, proxyNames }, authority, process.env);
  if (printEnv) process.stderr.write(`${writers[shellOf()](interception.env)}\n`);
  return interception;
}

/** Runs the command against a sandbox, and gives all that was seen meanwhile. */
async function watchRun(
  emulator: Emulator,
  id: string,
  command: readonly string[],
  options: ExecOptions,
): Promise<ExecReport> {
  const demands = options.failOn;
  const makeAuthority = createRunAuthority();
  const refusals = collectRefusals(emulator, id);
  const noCalls = collectNoCalls();
  let [heard, elsewhere] = [0, 0];
  const run = followRun(emulator, id);
  emulator.listen((exchange) => {
    run.look();
    if (exchange.sandbox === id) heard += 1;
    else elsewhere += 1;
    refusals.see(exchange);
  });
  const server = await startServer(emulator, {
    port: 0,
    onProtocolError: noCalls.add,
    authority: { make: makeAuthority, advice: options.intercept ? interceptAdvice : runAdvice },
    passThrough: options.passThrough ?? [],
  });
  const { controlUrl, baseUrls } = server;
  const sandbox = (): Sandbox => emulator.sandbox(id)!;
  const addresses = { controlUrl, baseUrlOf: (vendor: string) => baseUrls[vendor] ?? '' };
  const env = environmentOf(sandbox(), emulator.vendors, addresses);
  const interception = options.intercept ? await interceptFor(server, makeAuthority, options) : undefined;
  let exitCode;
  try {
    exitCode = await runChild(command, { ...env, ...interception?.env });
  } finally {
    interception?.end();
    await server.close();
  }
  const facts = {
    command,
    exitCode,
    seen: run.seen(),
    demands,
    refused: refusals.count(),
    refusals: refusals.rows(),
    forgotten: run.before(),
    noCalls: noCalls.sentences(),
    silence:
      heard === 0
        ? explainSilence({
            command,
            environment: process.env,
            noCalls: noCalls.sentences(),
            elsewhere,
            intercepted: options.intercept === true,
          })
        : undefined,
  };
  return makeExecReport(facts, sandbox(), emulator);
}

/** Writes the reports, and says on stderr what happened. */
function tell(content: ExecReport, options: ExecOptions): void {
  const { calls, outcomes, faults, silence, forgotten, unmet } = content;
  const written = report(content, options, process.stdout).map((path) => `wrote ${path}`);
  if (options.json) {
    printError(JSON.stringify(summariseAsJson(content)));
    return;
  }
  process.stderr.write(writeSummary({ calls, outcomes, faults }));
  const lost = `${countOf(forgotten, 'call')} before a reset of the sandbox ${forgotten === 1 ? 'is' : 'are'} counted, but not listed.`;
  const notes = [
    ...(silence === undefined ? [] : [silence]),
    ...(forgotten > 0 ? [lost] : []),
    ...describeRun(content, options.verbose ? 'whole' : 'short'),
    ...unmet,
    ...written,
  ];
  for (const sentence of notes)
    printError(sentence.startsWith(' ') ? sentence : `understudy: ${safeLine(sentence)}`);
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

/** Runs a command with more environment, on our own terminal. Gives its exit code, or 128 and more after a signal. */
function runChild(
  [file = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawnCommand(file, args, { stdio: 'inherit', env: childEnvironment(process.env, env) });
    const clear = onStop((signal) => {
      child.kill(signal);
    });
    child.on('error', () => {
      clear();
      reject(cannotRun(file));
    });
    child.on('exit', (code, signal) => {
      clear();
      resolve(code ?? 128 + constants.signals[signal!]);
    });
  });
}

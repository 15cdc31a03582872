import { Command, CommanderError } from 'commander';
import { version } from '../version.ts';
import type { SetExitCode } from './options/control-api.ts';
import { printError } from './output/print-line.ts';
import { safeLine } from './output/safe-text.ts';

type AddCommand = (program: Command, setExitCode: SetExitCode) => void;

/** How to load each command, by its name, in the order of the help. */
const loaders: Readonly<Record<string, () => Promise<AddCommand>>> = {
  start: async () => (await import('./commands/start.ts')).addStartCommand,
  exec: async () => (await import('./commands/exec.ts')).addExecCommand,
  sweep: async () => (await import('./commands/sweep.ts')).addSweepCommand,
  mutate: async () => (await import('./commands/mutate.ts')).addMutateCommand,
  sign: async () => (await import('./commands/sign.ts')).addSignCommand,
  env: async () => (await import('./commands/env.ts')).addEnvCommand,
  sandbox: async () => (await import('./commands/sandbox.ts')).addSandboxCommand,
  state: async () => (await import('./commands/state.ts')).addStateCommand,
  clock: async () => (await import('./commands/clock.ts')).addClockCommand,
  fault: async () => (await import('./commands/fault.ts')).addFaultCommand,
  assumptions: async () => (await import('./commands/assumptions.ts')).addAssumptionsCommand,
  explain: async () => (await import('./commands/explain.ts')).addExplainCommand,
  reference: async () => (await import('./commands/reference.ts')).addReferenceCommand,
  scenario: async () => (await import('./commands/scenario.ts')).addScenarioCommand,
  journal: async () => (await import('./commands/journal.ts')).addJournalCommand,
  findings: async () => (await import('./commands/findings.ts')).addFindingsCommand,
  coverage: async () => (await import('./commands/coverage.ts')).addCoverageCommand,
};

/** Runs the command line. Gives the exit code: 0, the command's own, or 1 with one sentence on stderr. */
export async function runProgram(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const setExitCode = (code: number): void => {
    exitCode = code;
  };
  const program = new Command('understudy')
    .description('A local emulator of four live-streaming moderation APIs.')
    .version(version)
    .showSuggestionAfterError()
    .enablePositionalOptions()
    .exitOverride();
  for (const load of chooseLoaders(args[0])) (await load())(program, setExitCode);
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    return explain(error);
  }
}

/** Only the command that is asked for, which saves most of the time until it runs; all of them to show help. */
function chooseLoaders(name = ''): readonly (() => Promise<AddCommand>)[] {
  const asked = Object.hasOwn(loaders, name) ? loaders[name] : undefined;
  return asked ? [asked] : Object.values(loaders);
}

async function explain(error: unknown): Promise<number> {
  // Commander has already written what it has to say.
  if (error instanceof CommanderError) return error.exitCode;
  const { isExpected } = await import('./errors.ts');
  if (isExpected(error)) {
    const { sayInOptions } = await import('./options/say-in-options.ts');
    printError(`understudy: ${safeLine(sayInOptions(error))}`);
    return 1;
  }
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  printError(`understudy: This is a bug of Understudy: ${safeLine(reason)}`);
  return 1;
}

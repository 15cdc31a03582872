import { Command, CommanderError } from 'commander';
import { ControlError } from '../../clients/control/index.ts';
import { FileProblem } from '../config-file.ts';
import { CredentialTaken } from '../core/owners.ts';
import { DataProblem } from '../data/data-problem.ts';
import { CannotListen, PortTaken, TokenMissing } from '../server.ts';
import { version } from '../version.ts';
import { addAssumptionsCommand } from './commands/assumptions.ts';
import { addClockCommand } from './commands/clock.ts';
import { addCoverageCommand } from './commands/coverage.ts';
import { addEnvCommand } from './commands/env.ts';
import { addExecCommand } from './commands/exec.ts';
import { addExplainCommand } from './commands/explain.ts';
import { addFaultCommand } from './commands/fault.ts';
import { addFindingsCommand } from './commands/findings.ts';
import { addJournalCommand } from './commands/journal.ts';
import { addMutateCommand } from './commands/mutate.ts';
import { addReferenceCommand } from './commands/reference.ts';
import { addSandboxCommand } from './commands/sandbox.ts';
import { addScenarioCommand } from './commands/scenario.ts';
import { addSignCommand } from './commands/sign.ts';
import { addStartCommand } from './commands/start.ts';
import { addStateCommand } from './commands/state.ts';
import { addSweepCommand } from './commands/sweep.ts';
import { UsageError } from './usage-error.ts';

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
  const add = [
    addStartCommand,
    addExecCommand,
    addSweepCommand,
    addMutateCommand,
    addSignCommand,
    addEnvCommand,
    addSandboxCommand,
    addStateCommand,
    addClockCommand,
    addFaultCommand,
    addAssumptionsCommand,
    addExplainCommand,
    addReferenceCommand,
    addScenarioCommand,
    addJournalCommand,
    addFindingsCommand,
    addCoverageCommand,
  ];
  for (const addCommand of add) addCommand(program, setExitCode);
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    return explain(error);
  }
}

function explain(error: unknown): number {
  // Commander has already written what it has to say.
  if (error instanceof CommanderError) return error.exitCode;
  if (isExpected(error)) {
    process.stderr.write(`understudy: ${error.message}\n`);
    return 1;
  }
  throw error;
}

function isExpected(error: unknown): error is Error {
  return [ControlError, CredentialTaken, DataProblem, FileProblem, PortTaken, CannotListen, TokenMissing, UsageError].some(
    (kind) => error instanceof kind,
  );
}

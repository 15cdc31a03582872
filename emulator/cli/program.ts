import { styleText } from 'node:util';
import { Command, CommanderError, Help, type Option } from 'commander';
import { version } from '../version.ts';
import type { CommandName } from './command-names.ts';
import type { SetExitCode } from './options/control-api.ts';
import { safeLine } from '../../contracts/core/wire/safe-text.ts';
import { UsageError } from './options/usage-error.ts';
import { asTyped } from './output/as-typed.ts';
import { printError } from './output/print-line.ts';
import { hintAt } from '../../contracts/core/config/suggest-name.ts';
import { endSentence } from '../../contracts/core/config/sentence.ts';
import { shorten } from '../../contracts/core/config/shorten.ts';

type AddCommand = (program: Command, setExitCode: SetExitCode) => void;

/** How to load each command, by its name, in the order of the help. */
const loaders: Readonly<Record<CommandName, () => Promise<AddCommand>>> = {
  start: async () => (await import('./commands/start.ts')).addStartCommand,
  wait: async () => (await import('./commands/wait.ts')).addWaitCommand,
  exec: async () => (await import('./commands/exec.ts')).addExecCommand,
  sweep: async () => (await import('./commands/sweep.ts')).addSweepCommand,
  mutate: async () => (await import('./commands/mutate.ts')).addMutateCommand,
  operations: async () => (await import('./commands/operations.ts')).addOperationsCommand,
  sign: async () => (await import('./commands/sign.ts')).addSignCommand,
  env: async () => (await import('./commands/env.ts')).addEnvCommand,
  sandbox: async () => (await import('./commands/sandbox.ts')).addSandboxCommand,
  state: async () => (await import('./commands/state.ts')).addStateCommand,
  clock: async () => (await import('./commands/clock.ts')).addClockCommand,
  fault: async () => (await import('./commands/fault.ts')).addFaultCommand,
  assumptions: async () => (await import('./commands/assumptions.ts')).addAssumptionsCommand,
  explain: async () => (await import('./commands/explain.ts')).addExplainCommand,
  reference: async () => (await import('./commands/reference.ts')).addReferenceCommand,
  recipe: async () => (await import('./commands/recipe.ts')).addRecipeCommand,
  openapi: async () => (await import('./commands/openapi.ts')).addOpenApiCommand,
  schema: async () => (await import('./commands/schema.ts')).addSchemaCommand,
  scenario: async () => (await import('./commands/scenario.ts')).addScenarioCommand,
  journal: async () => (await import('./commands/journal.ts')).addJournalCommand,
  findings: async () => (await import('./commands/findings.ts')).addFindingsCommand,
  coverage: async () => (await import('./commands/coverage.ts')).addCoverageCommand,
  ca: async () => (await import('./commands/ca.ts')).addCaCommand,
  mcp: async () => (await import('./commands/mcp.ts')).addMcpCommand,
  completion: async () => (await import('./commands/completion.ts')).addCompletionCommand,
};

/** Runs the command line. Gives the exit code: 0, the command's own, or 1 with one sentence on stderr. */
export async function runProgram(args: readonly string[]): Promise<number> {
  // How the scripts of "understudy completion" ask.
  if (args[0] === 'complete' && args[1] === '--') {
    const { completeWords } = await import('./output/complete-words.ts');
    completeWords(await makeProgram(() => undefined), args.slice(2));
    return 0;
  }
  let exitCode = 0;
  const setExitCode = (code: number): void => {
    exitCode = code;
  };
  const program = await makeProgram(setExitCode, args);
  try {
    checkHyphens(program, args);
    checkHelp(program, args);
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    return explain(error, args);
  }
}

/** The program with the command that arguments begin with, or with all commands, which help needs. */
export async function makeProgram(setExitCode: SetExitCode, args: readonly string[] = []): Promise<Command> {
  const program = new Command('understudy')
    .description('A local emulator of live-streaming moderation APIs.')
    .version(version)
    .showSuggestionAfterError()
    .enablePositionalOptions()
    .exitOverride()
    .configureHelp({
      styleTitle: (text) => styleText('bold', text),
      styleSubcommandText: (text) => styleText('cyan', text),
      styleOptionText: (text) => styleText('cyan', text),
      optionDescription: describeOption,
    })
    .configureOutput({
      writeOut: (text) => {
        process.stdout.write(asTyped(text));
      },
      outputError: (text) => {
        writeProblem(joinHint(text), args);
      },
    });
  for (const load of chooseLoaders(args[0])) (await load())(program, setExitCode);
  return program;
}

/** What editors and input methods make of the hyphens of an option. */
const dashes = /^[－—–−]{1,2}([a-z][\w-]*)?(=[^]*)?$/iu;

/** Refuses an option that begins with a dash. What a command hands on to another is no option of it, nor is the value of one. */
function checkHyphens(program: Command, args: readonly string[]): void {
  const handsOn = findCommand(program, args[0] ?? '')?.registeredArguments.some(({ variadic }) => variadic);
  const own = handsOn ? args.slice(0, 2) : args;
  const wrong = own.find(
    (arg, index) => dashes.test(arg) && arg.length > 1 && !own[index - 1]?.startsWith('-'),
  );
  if (wrong === undefined) return;
  const [, name = '', value = ''] = dashes.exec(wrong)!;
  const right = `${name.length === 1 ? '-' : '--'}${name}${value}`;
  throw new UsageError(`"${wrong}" begins with a dash where hyphens belong. Did you mean ${right}?`);
}

/** Refuses `help` for a command that there is not; Commander shows all of the help for it, and says nothing of the name. */
function checkHelp(program: Command, args: readonly string[]): void {
  const place = args.indexOf('help');
  const above = args.slice(0, Math.max(0, place));
  const command = above.reduce<Command | undefined>((at, word) => findCommand(at, word), program);
  const name = args[place + 1];
  if (place < 0 || !command || command.commands.length === 0 || name === undefined) return;
  if (name === 'help' || name.startsWith('-') || findCommand(command, name)) return;
  const known = command.commands.map((one) => one.name());
  const list = ['understudy', ...above, '--help'].join(' ');
  throw new UsageError(
    `There is no command "${[...above, name].join(' ')}".${hintAt(name, known) || ` See "${list}".`}`,
  );
}

function findCommand(parent: Command | undefined, name: string): Command | undefined {
  return parent?.commands.find((command) => command.name() === name);
}

/** Without a default that says nothing, like an empty list, or that the description says in words. */
function describeOption(option: Option): string {
  const isEmpty =
    option.defaultValueDescription === undefined && /^(\[\]|\{\})$/.test(JSON.stringify(option.defaultValue));
  const isSaid = isEmpty || option.description.includes('(default: ');
  const shown = Object.create(option, isSaid ? { defaultValue: { value: undefined } } : {}) as Option;
  return new Help().optionDescription(shown);
}

/** Only the command that is asked for, which saves most of the time until it runs; all of them to show help, and none for the version. */
function chooseLoaders(name = ''): readonly (() => Promise<AddCommand>)[] {
  if (name === '--version' || name === '-V') return [];
  const asked = Object.hasOwn(loaders, name) ? loaders[name as CommandName] : undefined;
  return asked ? [asked] : Object.values(loaders);
}

async function explain(error: unknown, args: readonly string[]): Promise<number> {
  // Commander has already written what it has to say.
  if (error instanceof CommanderError) return error.exitCode;
  const { isExpected } = await import('./errors.ts');
  if (isExpected(error)) {
    const { sayInOptions } = await import('./options/say-in-options.ts');
    writeProblem(sayInOptions(error), args);
    for (const problem of 'problems' in error ? (error.problems as readonly string[]) : [])
      printError(`  ${safeLine(problem)}`);
    return 1;
  }
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  writeProblem(`This is a bug of Understudy: ${reason}`, args);
  return 1;
}

/** What Commander says, without its prefix, and with its suggestion on the same line. */
function joinHint(text: string): string {
  return text
    .trimEnd()
    .replace(/^error: /, '')
    .replace(/\n\((Did you mean [^]*\?)\)$/, '. $1')
    .replace(
      /(?:argument|command-argument value) '([^]*)' is invalid[^]*?\. Allowed choices are ([^]*)\.$/,
      (whole, given: string, choices: string) => `${whole}${hintAt(given, choices.split(', '))}`,
    )
    .replace(/^unknown command '[^']*'$/, '$&. See "understudy --help".')
    .replace(/^(unknown option '-\d[^']*')$/, '$1. Write -- before a value that begins with a hyphen.');
}

/** Says on one line of stderr what was wrong; of a long argument the beginning is enough. */
function writeProblem(sentence: string, args: readonly string[]): void {
  const values = args.flatMap((arg) => [arg, arg.slice(arg.indexOf('=') + 1)]);
  const short = values.reduce(
    (text, value) => (shorten(value) === value ? text : text.replaceAll(value, () => shorten(value))),
    sentence,
  );
  printError(`understudy: ${endSentence(safeLine(short))}`);
}

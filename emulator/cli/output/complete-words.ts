import { RootCommand } from '@bomb.sh/tab';
import type { Argument, Command, Option } from 'commander';
import { vendorNames, vendors } from '../../../contracts/catalog.ts';
import { operationsByKey } from '../../../contracts/core/contract/find-operation.ts';
import { scenarioNames } from '../../assembly/scenario-files.ts';

/** The words that may stand for an argument or the value of an option, by its name in the help. */
const knownWords: Readonly<Record<string, () => readonly string[]>> = {
  vendor: () => vendorNames,
  page: () => [...vendorNames, 'scenarios'],
  operation: () => vendors.flatMap((vendor) => [...operationsByKey(vendor).keys()]),
  scenario: scenarioNames,
  'scenario show name': scenarioNames,
  'scenario run name-or-file': scenarioNames,
  'assumptions show id': assumptionIds,
  'assumptions set values': () => assumptionIds().map((id) => `${id}=`),
};

function assumptionIds(): readonly string[] {
  return vendors.flatMap(({ assumptions }) => Object.keys(assumptions));
}

/** What the library of completions prints when the shell is to complete the names of files. */
const namesOfFiles = ':0';

/**
 * Prints what may follow the words of a line, for the scripts that `understudy completion` prints. The last word is the one that
 * is being written, and may be empty.
 */
export function completeWords(program: Command, words: readonly string[]): void {
  if (expectsFile(program, words)) {
    process.stdout.write(`${namesOfFiles}\n`);
    return;
  }
  const root = new RootCommand();
  for (const { path, command } of below(program, [])) {
    const known = root.command(path.join(' '), command.description());
    for (const option of command.options) addOption(known, option);
    for (const argument of command.registeredArguments) addArgument(known, argument, path);
  }
  root.parse([...words]);
}

type Known = ReturnType<RootCommand['command']>;

function addOption(known: Known, option: Option): void {
  const name = option.long!.replace(/^--/, '');
  const { description, argChoices, required, optional } = option;
  if (!required && !optional) known.option(name, description);
  else known.option(name, description, offer(argChoices ?? knownWords[name]?.() ?? []));
}

function addArgument(known: Known, argument: Argument, path: readonly string[]): void {
  const name = argument.name();
  const values =
    argument.argChoices ?? (knownWords[`${path.join(' ')} ${name}`] ?? knownWords[name])?.() ?? [];
  known.argument(name, offer(values), argument.variadic);
}

function offer(values: readonly string[]) {
  return (complete: (value: string, description: string) => void): void => {
    for (const value of values) complete(value, '');
  };
}

interface Placed {
  readonly path: readonly string[];
  readonly command: Command;
}

function below(parent: Command, above: readonly string[]): readonly Placed[] {
  return parent.commands.flatMap((command) => {
    const path = [...above, command.name()];
    return [{ path, command }, ...below(command, path)];
  });
}

/** Whether the word that is being written is the value of an option, or an argument, that is a file. */
function expectsFile(program: Command, words: readonly string[]): boolean {
  const before = words.slice(0, -1);
  const place = below(program, []).findLast(({ path }) =>
    path.every((word, index) => before[index] === word),
  );
  if (!place) return false;
  const { path, command } = place;
  const last = before.at(-1) ?? '';
  const option = command.options.find(({ long }) => long === last);
  if (option) return isFile(option.flags);
  return (
    before.length === path.length && command.registeredArguments.some((one) => isFile(`<${one.name()}>`))
  );
}

function isFile(flags: string): boolean {
  return /<(?:file|folder)>/.test(flags);
}

import { RootCommand } from '@bomb.sh/tab';
import type { Argument, Command, Option } from 'commander';
import { vendorNames, vendors } from '../../../contracts/catalog.ts';
import { operationsByKey } from '../../../contracts/core/contract/find-operation.ts';
import { findVendors } from '../../../contracts/core/config/name-vendor.ts';
import { keyOf } from '../../../contracts/core/config/name-operation.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import { scenarioNames } from '../../assembly/scenario-files.ts';

/** The words that may stand for an argument or the value of an option, by its name in the help, after those that stand before. */
const knownWords: Readonly<Record<string, (before: readonly string[]) => readonly string[]>> = {
  vendor: () => vendorNames,
  'operations word': operationNames,
  'recipe operation': (before) => [...vendorNames, ...operationNames(before)],
  // A vendor may stand in front of the operation.
  'recipe error': (before) => (vendorIn(before) ? operationNames(before) : []),
  page: () => [...vendorNames, 'scenarios'],
  operation: operationNames,
  scenario: scenarioNames,
  'scenario show name': scenarioNames,
  'scenario run name-or-file': scenarioNames,
  'assumptions show id': assumptionIds,
  'assumptions set values': () => assumptionIds().map((id) => `${id}=`),
};

function assumptionIds(): readonly string[] {
  return vendors.flatMap(({ assumptions }) => Object.keys(assumptions));
}

/** The vendor that was named last. */
function vendorIn(before: readonly string[]): Vendor | undefined {
  return before.map((word) => findVendors(word, vendors)).findLast((found) => found.length === 1)?.[0];
}

/** What operations may be called: those of the vendor that stands before, or of all. */
function operationNames(before: readonly string[]): readonly string[] {
  const vendor = vendorIn(before);
  const among = vendor ? [vendor] : vendors;
  const entries = among.flatMap((one) => [...operationsByKey(one)]);
  const names = [
    ...entries.map(([, { name }]) => name),
    ...entries.flatMap(([key]) => [key, key.split('/').at(-1)!]),
  ];
  return [...new Set(names)].filter((name) => keyOf(name, among) !== undefined);
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
  const before = words.slice(0, -1);
  for (const { path, command } of below(program, [])) {
    const known = root.command(path.join(' '), command.description());
    const wordsFor: WordsFor = (name) =>
      (knownWords[`${path.join(' ')} ${name}`] ?? knownWords[name])?.(before) ?? [];
    for (const option of command.options) addOption(known, option, wordsFor);
    for (const argument of command.registeredArguments) addArgument(known, argument, wordsFor);
  }
  root.parse([...words]);
}

type Known = ReturnType<RootCommand['command']>;

type WordsFor = (name: string) => readonly string[];

function addOption(known: Known, option: Option, wordsFor: WordsFor): void {
  const name = option.long!.replace(/^--/, '');
  const { description, argChoices, required, optional } = option;
  if (!required && !optional) known.option(name, description);
  else
    known.option(
      name,
      description,
      offer(() => argChoices ?? wordsFor(name)),
    );
}

function addArgument(known: Known, argument: Argument, wordsFor: WordsFor): void {
  const name = argument.name();
  known.argument(
    name,
    offer(() => argument.argChoices ?? wordsFor(name)),
    argument.variadic,
  );
}

function offer(valuesOf: () => readonly string[]) {
  return (complete: (value: string, description: string) => void): void => {
    for (const value of valuesOf()) complete(value, '');
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

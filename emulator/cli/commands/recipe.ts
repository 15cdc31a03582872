import type { Command } from 'commander';
import { vendors } from '../../../contracts/catalog.ts';
import { findVendors } from '../../../contracts/core/config/name-vendor.ts';
import { hintAt } from '../../../contracts/core/config/suggest-name.ts';
import { countOf } from '../../../contracts/core/config/sentence.ts';
import { findOperation } from '../../../contracts/core/contract/find-operation.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import { program } from '../../control/pasted-command.ts';
import { findOutcome, outcomesOf, type Outcome } from '../../recipes/outcomes.ts';
import { recipeCommands } from '../../recipes/recipe-commands.ts';
import { recipeScenario, type Cooking } from '../../recipes/recipe-scenario.ts';
import { outcomeNamed } from '../options/chinese-words.ts';
import { chooseOperation, chooseVendor } from '../options/choose-operation.ts';
import { helpNames } from '../options/help-names.ts';
import { UsageError } from '../options/usage-error.ts';
import { printLine, printParts } from '../output/print-line.ts';
import { paint, type Part } from '../output/style.ts';
import { alignRows } from '../output/table.ts';

export function addRecipeCommand(program: Command): void {
  program
    .command('recipe <operation> [error]')
    // A vendor may stand in front, as in other commands.
    .allowExcessArguments()
    .description(
      'print the commands that bring an error about, or "success"; without an error, list those that have a recipe',
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      [
        '\nExamples:',
        `  understudy recipe ${helpNames.operation}`,
        `  understudy recipe ${helpNames.operation} ${helpNames.error}`,
        `  understudy recipe ${helpNames.operation} ${helpNames.error} | sh`,
      ].join('\n'),
    )
    .action((_operation: string, _error: string | undefined, { json }: RecipeOptions, { args }: Command) => {
      const { vendor, key, error } = readWords(args);
      const outcomes = outcomesOf(vendor, key);
      if (error === undefined) printList(vendor, key, outcomes, json ? 'json' : 'text');
      else printRecipe(vendor, key, chooseOutcome(vendor, key, outcomes, error), json ? 'json' : 'text');
    });
}

interface RecipeOptions {
  readonly json?: boolean;
}

type Form = 'json' | 'text';

interface Asked {
  readonly vendor: Vendor;
  readonly key: string;
  readonly error?: string | undefined;
}

function readWords(words: readonly string[]): Asked {
  const isVendor = findVendors(words[0]!, vendors).length > 0;
  const [operation, error, ...more] = isVendor ? words.slice(1) : words;
  if (operation === undefined)
    throw new UsageError(`Say which operation: "understudy operations ${words[0]!}" lists them.`);
  if (more.length > 0)
    throw new UsageError(`"${more.join(' ')}" is too much: put an error that has spaces into quotes.`);
  const among = isVendor ? [chooseVendor(words[0]!)] : vendors;
  const key = chooseOperation(operation, among);
  return { vendor: among.find((vendor) => findOperation(vendor, key))!, key, error };
}

/** Throws a `UsageError` that offers the nearest names. */
function chooseOutcome(vendor: Vendor, key: string, outcomes: readonly Outcome[], name: string): Outcome {
  const found =
    findOutcome(vendor, outcomes, outcomeNamed(name)) ??
    findOutcome(vendor, outcomes, name.normalize('NFKC'));
  if (found) return found;
  const method = findOperation(vendor, key)!.name;
  const known = outcomes.map((outcome) => outcome.name);
  throw new UsageError(
    `${method} has no recipe for "${name}".${hintAt(name, known)} See "understudy recipe ${method}".`,
  );
}

function printList(vendor: Vendor, key: string, outcomes: readonly Outcome[], form: Form): void {
  const { name } = findOperation(vendor, key)!;
  if (form === 'json') {
    printLine(JSON.stringify(outcomes.map((outcome) => toJson(vendor, outcome))));
    return;
  }
  const rows = (of: Outcome['of']): readonly (readonly Part[])[] =>
    alignRows(
      outcomes
        .filter((outcome) => outcome.of === of)
        .map((outcome) => [paint('cyan', `  ${outcome.name}`), outcome.meaning]),
    );
  printParts([
    [paint('bold', name), ` of ${vendor.name}: ${countOf(outcomes.length, 'recipe')}`],
    ...rows('this operation'),
    ['Of every operation:'],
    ...rows('every operation'),
  ]);
}

function printRecipe(vendor: Vendor, key: string, outcome: Outcome, form: Form): void {
  if (form === 'json') {
    const cooking = cookingOf(vendor, outcome);
    const commands = recipeCommands(cooking);
    printLine(JSON.stringify({ ...toJson(vendor, outcome), scenario: recipeScenario(cooking), commands }));
    return;
  }
  printLine(
    [
      ...remarks(vendor, key, outcome).map((remark) => `# ${remark}`),
      recipeCommands(cookingOf(vendor, outcome)),
    ].join('\n'),
  );
}

/** What a reader should know before the commands. */
function remarks(
  { name }: Vendor,
  key: string,
  { operation, recipe, meaning, remedy, error }: Outcome,
): readonly string[] {
  return [
    ...(error === undefined ? [] : [`${name} ${operation} answers ${error}: ${meaning}.`]),
    `Here: ${recipe.title}${recipe.inject ? ', by a fault rule, since nothing that a client does is documented to' : ''}.`,
    ...(remedy === '' ? [] : [`What to do about it: ${remedy}`]),
    ...(operation === key ? [] : ['Every operation gives this error; it is shown on one of them.']),
    `These commands replace the state of the default sandbox of a running "${program} start".`,
  ];
}

function cookingOf({ name }: Vendor, { operation, recipe, error }: Outcome): Cooking {
  return { vendor: name, operation, recipe, error };
}

function toJson(vendor: Vendor, { name, meaning, remedy, of, operation, recipe }: Outcome) {
  return { vendor: vendor.name, operation, outcome: name, meaning, remedy, of, title: recipe.title };
}

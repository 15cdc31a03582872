import { describe, expect, it } from 'vitest';
import type { Argument, Option } from 'commander';
import { everyCommand } from './every-command.ts';
import { runHere } from './program.ts';

/** Something with a closed set of values: its place in the command, and how a value is given. */
interface Choice {
  readonly title: string;
  readonly taker: Option | Argument;
  /** What the command's help says. */
  readonly help: string;
  readonly choices: readonly string[];
  readonly give: (value: string) => readonly string[];
}

const choices = (await everyCommand()).flatMap(({ words, command }): readonly Choice[] => {
  const before = command.registeredArguments;
  const options = command.options.map((option): Choice => ({
    title: [...words, option.long].join(' '),
    taker: option,
    help: command.helpInformation(),
    choices: option.argChoices ?? [],
    give: (value) => [...words, option.long!, value],
  }));
  const given = before.map((argument, index): Choice => ({
    title: [...words, `<${argument.name()}>`].join(' '),
    taker: argument,
    help: command.helpInformation(),
    choices: argument.argChoices ?? [],
    // What stands before it is of no account: the first one that is wrong is told.
    give: (value) => [
      ...words,
      ...before.slice(0, index).map(({ argChoices }) => argChoices?.[0] ?? 'x'),
      value,
    ],
  }));
  return [...options, ...given].filter((choice) => choice.choices.length > 0);
});

/** A word with two letters swapped, or one that is doubled. */
function misspell(word: string): string {
  const swapped = `${word[1]!}${word[0]!}${word.slice(2)}`;
  return swapped === word ? `${word}${word.at(-1)!}` : swapped;
}

describe.each(choices.map((choice) => [choice.title, choice] as const))('%s', (_, choice) => {
  it('takes each of the values that its help names', () => {
    for (const value of choice.choices) {
      expect(choice.help).toContain(value);
      const { parseArg } = choice.taker as {
        readonly parseArg?: (value: string, previous: unknown) => unknown;
      };
      expect(() => parseArg?.call(choice.taker, value, undefined)).not.toThrow();
    }
  });

  it.each(choice.choices.filter((value) => value.length > 2))(
    'offers %s for the same misspelt',
    async (value) => {
      const wrong = misspell(value);
      const { code, stderr } = await runHere(...choice.give(wrong));
      expect(code).toBe(1);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(stderr).toContain(`'${wrong}'`);
      const [, offered = ''] = /Did you mean (.*)\?/.exec(stderr) ?? [];
      expect(offered.split(' or ')).toContain(`"${value}"`);
    },
  );
});

it('looks at choices of options and of arguments', () => {
  expect(choices.filter(({ title }) => title.endsWith('>')).length).toBeGreaterThan(2);
  expect(choices.filter(({ title }) => !title.endsWith('>')).length).toBeGreaterThan(5);
});

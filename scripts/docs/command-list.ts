import type { Option } from 'commander';
import { asTyped } from '../../emulator/cli/output/as-typed.ts';
import { program } from '../../emulator/control/pasted-command.ts';
import type { Language } from '../../emulator/documentation/sections.ts';
import { everyCommand, type Leaf } from '../../test/cli/every-command.ts';
import { speakerOf } from './chinese-parts.ts';
import { fence } from './fence.ts';

const commands = await everyCommand();

/** What each command says of itself, as `--help` prints it to a terminal of 80 columns; on a Chinese page with its Chinese before it. */
export function renderCommands(_: string, language: Language): string {
  return commands
    .map((leaf) => {
      const said = language === 'en' ? [] : describeInChinese(leaf);
      return [`## ${leaf.words.join(' ')}`, ...said, fence('text', helpOf(leaf))].join('\n\n');
    })
    .join('\n\n');
}

function helpOf({ command }: Leaf): string {
  let help = '';
  command.configureOutput({
    writeOut: (text) => (help += text),
    getOutHelpWidth: () => 80,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return typed(help.trimEnd());
}

/** As a reader types it who has the package in a project. */
const typed = (text: string): string => asTyped(text, program);

/** What a command does, and a table of its options. */
function describeInChinese({ command }: Leaf): readonly string[] {
  const say = speakerOf('commands', 'zh');
  const rows = command.options.map(
    (option) => `| \`${option.flags}\` | ${escapeCell(typed(say(option.description)))}${valuesOf(option)} |`,
  );
  const table = ['| 选项 | 说明 |', '| --- | --- |', ...rows].join('\n');
  return [`${escapeCell(typed(say(command.description())))}。`, ...(rows.length > 0 ? [table] : [])];
}

/** The default of an option and its choices, unless its description says the default. */
function valuesOf({ description, defaultValue, defaultValueDescription, argChoices }: Option): string {
  const usual: unknown = description.includes('(default: ')
    ? undefined
    : (defaultValueDescription ?? defaultValue);
  const isTold = typeof usual === 'string' || typeof usual === 'number';
  const parts = [
    ...(argChoices ? [`可选 ${argChoices.map((choice) => `\`${choice}\``).join('、')}`] : []),
    ...(isTold ? [`默认 \`${usual}\``] : []),
  ];
  return parts.length > 0 ? `（${parts.join('；')}）` : '';
}

/** Texts of the help have no Markdown: what would be some of it is escaped. */
function escapeCell(text: string): string {
  return text.replaceAll(/[*|<]/g, String.raw`\$&`);
}

/** What each command does, in a line. */
export const commandLines: readonly (readonly [words: string, does: string])[] = commands.map(
  ({ words, command }) => [words.join(' '), command.description()],
);

/** The same as a table. */
export function renderCommandTable(_: string, language: Language): string {
  const say = speakerOf('commands', language);
  const rows = commandLines.map(([words, does]) => `| \`${words}\` | ${typed(say(does))} |`);
  return [
    language === 'en' ? '| command | what it does |' : '| 命令 | 做什么 |',
    '| --- | --- |',
    ...rows,
  ].join('\n');
}

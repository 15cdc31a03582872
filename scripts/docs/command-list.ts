import type { Language } from '../../emulator/documentation/sections.ts';
import { everyCommand } from '../../test/cli/every-command.ts';
import { fence } from './fence.ts';

const commands = await everyCommand();

/** What each command says of itself, as `--help` prints it to a terminal of 80 columns. */
export function renderCommands(): string {
  return commands
    .map(({ words, command }) => {
      let help = '';
      command.configureOutput({
        writeOut: (text) => (help += text),
        getOutHelpWidth: () => 80,
        getOutHasColors: () => false,
      });
      command.outputHelp();
      return `## ${words.join(' ')}\n\n${fence('text', help.trimEnd())}`;
    })
    .join('\n\n');
}

/** What each command does, in a line. */
export const commandLines: readonly (readonly [words: string, does: string])[] = commands.map(
  ({ words, command }) => [words.join(' '), command.description()],
);

/** The same as a table. */
export function renderCommandTable(_: string, language: Language): string {
  const rows = commandLines.map(([words, does]) => `| \`${words}\` | ${does} |`);
  return [
    language === 'en' ? '| command | what it does |' : '| 命令 | 做什么 |',
    '| --- | --- |',
    ...rows,
  ].join('\n');
}

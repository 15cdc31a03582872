import { script } from '@bomb.sh/tab';
import { Argument, type Command } from 'commander';
import { writeBashCompletion } from '../output/bash-completion.ts';
import { printLine } from '../output/print-line.ts';

const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
type Shell = (typeof shells)[number];

export function addCompletionCommand(program: Command): void {
  program
    .command('completion')
    .addArgument(new Argument('<shell>', 'the shell that is to complete this command').choices(shells))
    .description('print a script that makes a shell complete commands, options, vendors and operations')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  understudy completion bash >> ~/.bashrc\n  understudy completion zsh > "${fpath[1]}/_understudy"\n  understudy completion fish > ~/.config/fish/completions/understudy.fish\n  understudy completion powershell >> $PROFILE\n\nTried in bash, zsh and fish. The script for PowerShell was not run.',
    )
    .action((shell: Shell, { json }: { readonly json?: boolean }) => {
      const text = makeScript(shell, program.name());
      if (json) printLine(JSON.stringify({ shell, script: text }));
      else process.stdout.write(`${text}\n`);
    });
}

/** The library prints its scripts on the console, and gives them in no other way. */
function makeScript(shell: Shell, name: string): string {
  if (shell === 'bash') return writeBashCompletion(name);
  const printed: unknown[] = [];
  const { log } = console;
  console.log = (text: unknown) => void printed.push(text);
  try {
    script(shell, name, name);
  } finally {
    console.log = log;
  }
  return printed.join('\n').trimEnd();
}

import { script } from '@bomb.sh/tab';
import { Argument, type Command } from 'commander';
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
      '\nExamples:\n  understudy completion bash >> ~/.bashrc\n  understudy completion zsh > "${fpath[1]}/_understudy"\n  understudy completion fish > ~/.config/fish/conf.d/understudy.fish\n  understudy completion powershell >> $PROFILE\n\nTried in bash, zsh and fish. The script for PowerShell was not run.',
    )
    .action((shell: Shell, { json }: { readonly json?: boolean }) => {
      const text = makeScript(shell, program.name(), `${program.name()}-live`);
      if (json) printLine(JSON.stringify({ shell, script: text }));
      else process.stdout.write(`${text}\n`);
    });
}

/**
 * The script for both names that the command has. The library prints its scripts on the console, and gives them in no other
 * way; each is for one name.
 */
function makeScript(shell: Shell, name: string, other: string): string {
  if (shell === 'bash') return writeBashCompletion(name, other);
  const printed: unknown[] = [];
  const { log } = console;
  console.log = (text: unknown) => void printed.push(text);
  try {
    script(shell, name, name);
  } finally {
    console.log = log;
  }
  return withOtherName(printed.join('\n').trimEnd(), name, other);
}

/** Has a script of the library complete the other name as well, in the lines that say for which command it is. */
function withOtherName(text: string, name: string, other: string): string {
  return text
    .replaceAll(new RegExp(`^(?:#compdef|compdef _${name}) ${name}$`, 'gm'), `$& ${other}`)
    .replaceAll(new RegExp(`^complete (?:-k )?-c ${name} (?=-)`, 'gm'), `$&-c ${other} `)
    .replaceAll(`-CommandName '${name}'`, `$&, '${other}'`);
}

/**
 * The script for bash. The library's needs the package bash-completion, cannot be read twice, completes no names of files, and
 * carries out what stands in `$(…)` on the line that is being written.
 */
function writeBashCompletion(name: string, other: string): string {
  return `# bash completion for ${name}
__${name}_complete() {
    local cur words cword out directive
    if declare -F _get_comp_words_by_ref >/dev/null; then
        _get_comp_words_by_ref -n "=:" cur words cword
    else
        cur=\${COMP_WORDS[COMP_CWORD]} words=("\${COMP_WORDS[@]}") cword=$COMP_CWORD
    fi
    out=$(${name} complete -- "\${words[@]:1:cword}" 2>/dev/null) || return
    directive=\${out##*:}
    # 4: what stands here is no file.
    [[ $directive == 4 ]] && compopt +o default
    local IFS=$'\\n' line
    COMPREPLY=()
    for line in \${out%:*}; do
        line=\${line%%$'\\t'*}
        [[ $line == "$cur"* ]] && COMPREPLY+=("$line")
    done
}
complete -o default -F __${name}_complete ${name} ${other}`;
}

import type { Command, Option } from 'commander';
import { makeProgram } from '../../emulator/cli/program.ts';

/** A command that does something, as Commander knows it. */
export interface Leaf {
  /** With the names of its parents before it. */
  readonly words: readonly string[];
  readonly command: Command;
}

/** Every command of the program; a list of our own would forget the next one. */
export async function everyCommand(): Promise<readonly Leaf[]> {
  return leavesOf(await makeProgram(() => undefined), []);
}

function leavesOf(parent: Command, above: readonly string[]): readonly Leaf[] {
  return parent.commands.flatMap((command) => {
    const words = [...above, command.name()];
    return command.commands.length > 0 ? leavesOf(command, words) : [{ words, command }];
  });
}

/** A right value for each argument, by its name in the help. */
const rightValues: Readonly<Record<string, readonly string[]>> = {
  vendor: ['polyv-live'],
  operation: ['v4/chat/forbid/list'],
  input: ['{}'],
  error: ['success'],
  kind: ['config'],
  command: ['true'],
  'openapi name': ['polyv-live'],
  'state load file': ['state.json'],
  'fault set file': ['rules.json'],
  id: ['last'],
  'fault clear id': [],
  'assumptions show id': ['tencent-chat.ban-again'],
  'sandbox reset name': ['default'],
  'sandbox delete name': ['spare'],
  time: ['2100-01-01T00:00:00Z'],
  duration: ['1s'],
  page: ['polyv-live'],
  word: ['ban'],
  shell: ['bash'],
  name: ['slow-vendor'],
  'name-or-file': ['slow-vendor'],
  values: ['tencent-chat.ban-again=refuse'],
};

/** The words for each argument of a command. Throws for one that nobody has thought of yet. */
export function rightArguments({ words, command }: Leaf): readonly (readonly string[])[] {
  return command.registeredArguments.map((argument) => {
    const name = argument.name();
    const value = rightValues[`${words.join(' ')} ${name}`] ?? rightValues[name];
    if (!value) throw new Error(`${words.join(' ')}: which ${name} is right?`);
    return value;
  });
}

/** The options that take a value. */
export function valued({ command }: Leaf): readonly Option[] {
  return command.options.filter(({ required, optional }) => required || optional);
}

/** The options that are a word of their own. */
export function flags({ command }: Leaf): readonly string[] {
  return command.options.filter(({ required, optional }) => !required && !optional).map(({ long }) => long!);
}

export function talksToServer(leaf: Leaf): boolean {
  return valued(leaf).some(({ long }) => long === '--url');
}

import { basename } from 'node:path';
import { quoteWhereNeeded } from '../../control/curl.ts';
import { program } from '../../control/pasted-command.ts';
import { commandNames } from '../command-names.ts';

/** How a process was started: as `process.argv0` and `process.argv[1]` have it. */
interface Started {
  readonly argv0: string;
  readonly script: string | undefined;
}

/** A command of this program as sentences, the help and lines to be pasted have it. */
const commands = new RegExp(
  String.raw`(?<![\w/.-])(?:${program}|understudy) (?=(?:--help|\[options\]|${commandNames.join('|')})(?![\w-]))`,
  'g',
);

/** A text with the commands in it as somebody types them who has started this program so. */
export function asTyped(
  text: string,
  name = typedName({ argv0: process.argv0, script: process.argv[1] }),
): string {
  // What is JSON is for programs.
  return name === undefined || /^\s*[{[]/.test(text) ? text : text.replaceAll(commands, () => `${name} `);
}

/**
 * What somebody types for this program: the file of a binary, its name where it was found on the PATH, and npx where it is the
 * package of a project or a clone. Undefined within another program, such as a test.
 */
export function typedName({ argv0, script = '' }: Started): string | undefined {
  if (isOurs(argv0)) return quoteWhereNeeded(argv0);
  if (inProject.test(script)) return program;
  return isOurs(script) ? basename(script) : undefined;
}

/** Where npm puts the program of a package, and where it is in the package and in a clone. */
const inProject =
  /[\\/](?:node_modules[\\/]\.bin[\\/]understudy[^\\/]*|emulator[\\/]cli[\\/](?:understudy\.cjs|main\.ts))$/;

function isOurs(file: string): boolean {
  return /^understudy[^\\/]*$/.test(basename(file));
}

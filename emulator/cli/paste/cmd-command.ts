import type { ShellCommand } from './shell-command.ts';

/**
 * The words of a command for cmd of Windows. Two programs split them: cmd takes the carets out, and ends the command where none of
 * its own quotes are open; the C library of the program then reads quotes and backslashes.
 */
export function readCmdCommand(text: string): ShellCommand {
  return { words: splitArguments(removeCarets(text)), stdin: undefined };
}

function removeCarets(text: string): string {
  let plain = '';
  let isQuoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]!;
    if (character === '^' && !isQuoted) {
      const [broken = ''] = /^[ \t]*\r?\n/.exec(text.slice(index + 1)) ?? [];
      index += broken.length + 1;
      plain += text[index] ?? '';
    } else if (!isQuoted && /[\r\n|<>&]/.test(character)) {
      return plain;
    } else {
      if (character === '"') isQuoted = !isQuoted;
      plain += character;
    }
  }
  return plain;
}

/** As the C library of Microsoft does it: backslashes count only before a quote, and two quotes inside of quotes are one. */
function splitArguments(line: string): readonly string[] {
  const words: string[] = [];
  const piece = /(\\+)(?=")|""|"|\s+|\\+|[^\s"\\]+/g;
  let word: string | undefined;
  let isQuoted = false;
  for (let found = piece.exec(line); found; found = piece.exec(line)) {
    const [text, slashes] = found;
    if (slashes !== undefined) {
      word = (word ?? '') + '\\'.repeat(Math.floor(slashes.length / 2));
      if (slashes.length % 2 === 0) continue;
      word += '"';
      piece.lastIndex += 1;
    } else if (text.startsWith('"')) {
      word = (word ?? '') + (isQuoted && text === '""' ? '"' : '');
      // Outside of quotes, two of them are an empty text.
      if (text === '"') isQuoted = !isQuoted;
    } else if (!isQuoted && /^\s/.test(text)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + text;
    }
  }
  return word === undefined ? words : [...words, word];
}

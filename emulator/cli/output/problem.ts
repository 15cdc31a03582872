import { endSentence } from '../../../contracts/core/config/sentence.ts';
import { shorten } from '../../../contracts/core/config/shorten.ts';
import { printError } from './print-line.ts';
import { safeLine } from '../../../contracts/core/wire/safe-text.ts';

/** Says on one line of stderr what was wrong; of a long argument the beginning is enough. */
export function writeProblem(sentence: string, args: readonly string[]): void {
  const values = args.flatMap((arg) => [arg, arg.slice(arg.indexOf('=') + 1)]);
  const short = values.reduce(
    (text, value) => (shorten(value) === value ? text : text.replaceAll(value, () => shorten(value))),
    sentence,
  );
  printError(`understudy: ${endSentence(safeLine(short))}`);
}

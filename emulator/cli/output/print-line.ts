import { safeText } from '../../../contracts/core/wire/safe-text.ts';
import { asTyped } from './as-typed.ts';
import { colouredText, hasColours, plainText, type Part } from './style.ts';

export function printLine(text: string): void {
  process.stdout.write(`${safeText(asTyped(text))}\n`);
}

/** Prints lines that may have colours. */
export function printParts(lines: readonly (readonly Part[])[]): void {
  const toText = hasColours(process.stdout) ? colouredText : plainText;
  for (const parts of lines) process.stdout.write(`${asTyped(toText(parts))}\n`);
}

/** For what goes beside the output: what was wrong, and what happens. */
export function printError(text: string): void {
  process.stderr.write(`${safeText(asTyped(text))}\n`);
}

import { safeText } from '../../../contracts/core/wire/safe-text.ts';
import { asTyped } from './as-typed.ts';
import { colouredText, hasColours, plainText, type Part } from './style.ts';

/** Prints what is said, with commands as somebody types them here. */
export function printLine(text: string): void {
  printData(asTyped(text));
}

/** Prints what somebody has sent or will send, as it is. */
export function printData(text: string): void {
  process.stdout.write(`${safeText(text)}\n`);
}

/** Prints lines that may have colours. */
export function printParts(lines: readonly (readonly Part[])[]): void {
  writeParts(lines, asTyped);
}

/** The same for what somebody has sent. */
export function printDataParts(lines: readonly (readonly Part[])[]): void {
  writeParts(lines, (text) => text);
}

function writeParts(lines: readonly (readonly Part[])[], change: (text: string) => string): void {
  const toText = hasColours(process.stdout) ? colouredText : plainText;
  for (const parts of lines) process.stdout.write(`${change(toText(parts))}\n`);
}

/** For what goes beside the output: what was wrong, and what happens. */
export function printError(text: string): void {
  process.stderr.write(`${safeText(asTyped(text))}\n`);
}

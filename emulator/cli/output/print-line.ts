import { safeText } from '../../../contracts/core/wire/safe-text.ts';

export function printLine(text: string): void {
  process.stdout.write(`${safeText(text)}\n`);
}

/** For what goes beside the output: what was wrong, and what happens. */
export function printError(text: string): void {
  process.stderr.write(`${safeText(text)}\n`);
}

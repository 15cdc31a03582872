import { printJson } from '../../contracts/core/wire/json.ts';
import { quoteForShell } from './curl.ts';

/** The command as it is pasted into a shell, wherever the package is installed. */
export const program = 'npx understudy-live';

/** The command that prints a signed call. */
export function signCommand(vendor: string, operation: string, input: unknown): string {
  return `${program} sign ${vendor} ${operation} ${quoteForShell(printJson(input))}`;
}

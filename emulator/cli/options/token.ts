import { UsageError } from './usage-error.ts';

/** What a token looks like, in a sentence. */
export const tokenForm = 'A token is 1 to 1000 printable ASCII characters without spaces.';

/** Whether a header can carry a text as a token. */
export function isToken(text: string): boolean {
  return /^[!-~]{1,1000}$/.test(text);
}

/** What a header can carry. Throws a `UsageError` for anything else. */
export function readToken(token: string | undefined): string | undefined {
  if (token === undefined || isToken(token)) return token;
  throw new UsageError(tokenForm);
}

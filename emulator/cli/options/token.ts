import { UsageError } from './usage-error.ts';

/** What a token looks like, in a sentence. */
export const tokenForm = 'A token is 1 to 1000 printable ASCII characters without spaces.';

/** Whether a header can carry a text as a token. */
export function isToken(text: string): boolean {
  return /^[!-~]{1,1000}$/.test(text);
}

/** What a header can carry. What stood after `--token` has been checked, so that a wrong one is the environment's. Throws a `UsageError`. */
export function readToken(token: string | undefined): string | undefined {
  return token === undefined ? undefined : checkToken(token, 'UNDERSTUDY_TOKEN: ');
}

/** The same text, if it is a token. Throws a `UsageError` that begins with the place where it stood. */
export function checkToken(token: string, place = ''): string {
  if (isToken(token)) return token;
  throw new UsageError(`${place}${tokenForm}`);
}

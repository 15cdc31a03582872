import type { Vendor } from '../contract/vendor.ts';

/** What the documents ask of a client that gets an error, in one sentence or two. */
export function askedReaction({ errors, checks }: Vendor, error: string): string {
  const check = checks.find((one) => one.errors.includes(error));
  if (errors[error]?.retryable)
    return check?.name === 'rate'
      ? 'Wait until the next window of the limit, then make the call again.'
      : 'It may pass by itself: wait a little, make the call again, and give up after a few attempts.';
  const placeOf = (name: string | undefined): number => checks.findIndex((one) => one.name === name);
  // What stands before the limit looks at how a request is made, and not at what it asks for.
  if (check && placeOf(check.name) < placeOf('rate'))
    return 'No repetition of the same request cures it: correct how the request is made or signed, or report it.';
  return 'No repetition cures it: do not send the same call again; correct it, or report it.';
}

import { shorten } from '../../../contracts/core/config/shorten.ts';
import { isLocalOrigin, readOrigin } from '../../../contracts/core/wire/web-origin.ts';

/** What a browser says of the page that makes a call. */
export interface PageHeaders {
  readonly origin?: string | undefined;
  readonly 'sec-fetch-site'?: string | readonly string[] | undefined;
}

const advice = 'If you mean this page to call, name its origin: start with --allow-origin';

/**
 * Why a call may not come in: a page of another site made it, in the browser of whoever runs this. Such a page could use
 * the fake keys, which everybody knows. Pages of this machine, and origins that were allowed, may call; where a browser
 * names no origin, what it says of the site counts.
 */
export function checkPage(
  { origin, 'sec-fetch-site': sites = '' }: PageHeaders,
  allowed: readonly string[],
): string | undefined {
  if (origin !== undefined) {
    const known = readOrigin(origin.trim());
    if (known !== undefined && (isLocalOrigin(known) || allowed.includes(known))) return undefined;
    return known === undefined
      ? `A page of "${printable(origin)}" made this call. That is no origin that could be allowed.`
      : `A page of "${printable(known)}" made this call. ${advice} ${printable(known)}.`;
  }
  const site = String(sites).toLowerCase();
  if (!/\b(?:cross|same)-site\b/.test(site)) return undefined;
  return `A page of another site made this call (Sec-Fetch-Site: ${printable(site)}). ${advice}, and let the page call so that its browser sends Origin.`;
}

/** A header may hold anything; this goes to a terminal too. */
function printable(text: string): string {
  return shorten(text.replaceAll(/[^ !#-~]/g, '?'));
}

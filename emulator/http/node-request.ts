import type { IncomingMessage } from 'node:http';
import type { HeaderPairs, HttpRequest } from '../../contracts/core/wire/http.ts';
import { readTarget, type Target } from './read-target.ts';
import { shorten } from '../../contracts/core/config/shorten.ts';
import { isLocalOrigin, readOrigin } from '../../contracts/core/wire/web-origin.ts';

/** Why the server itself refuses a request that a vendor never sees. */
export interface TurnedAway {
  readonly status: 400 | 403;
  readonly reason: string;
}

/** Reads what a request asks for, unless a page of another site made it or it is meant for another server. */
export function readEntrance(
  incoming: IncomingMessage,
  allowedOrigins: readonly string[],
  hosts: readonly string[],
): Target | TurnedAway {
  const page = checkPage(incoming.headers, allowedOrigins);
  if (page !== undefined) return { status: 403, reason: page };
  // Express shortens `url` below a mount point and keeps the whole target beside it.
  const { originalUrl = incoming.url } = incoming as IncomingMessage & { originalUrl?: string };
  const target = readTarget(originalUrl ?? '/', incoming, hosts);
  return 'reason' in target ? { status: 400, ...target } : target;
}

export function toHttpRequest(
  incoming: IncomingMessage,
  { target, host, scheme }: Target,
  body: Uint8Array,
): HttpRequest {
  return {
    method: incoming.method ?? 'GET',
    target,
    headers: toPairs(incoming.rawHeaders, host),
    body,
    ...schemeOf(incoming, scheme),
  };
}

/** Plain bytes may have come through a proxy that speaks TLS: only a whole URL says by itself what was called. */
function schemeOf({ socket }: IncomingMessage, scheme: Target['scheme']): Pick<HttpRequest, 'scheme'> {
  if ('encrypted' in socket) return { scheme: 'https' };
  return scheme === undefined ? {} : { scheme };
}

/** The headers as they came; a whole URL as target names the host in the place of the header. */
function toPairs(rawHeaders: readonly string[], host?: string): HeaderPairs {
  const pairs: [string, string][] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!;
    const isReplaced = host !== undefined && name.toLowerCase() === 'host';
    pairs.push([name, isReplaced ? host : rawHeaders[index + 1]!]);
  }
  return pairs;
}

/** What a browser says of the page that makes a call. */
interface PageHeaders {
  readonly origin?: string | undefined;
  readonly 'sec-fetch-site'?: string | readonly string[] | undefined;
}

const advice = 'If you mean this page to call, name its origin: start with --allow-origin';

/**
 * Why a call may not come in: a page of another site made it, in the browser of whoever runs this. Such a page could use
 * the fake keys, which everybody knows. Pages of this machine, and origins that were allowed, may call; where a browser
 * names no origin, what it says of the site counts.
 */
function checkPage(
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

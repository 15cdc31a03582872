import type { IncomingMessage } from 'node:http';
import type { HeaderPairs, HttpRequest } from '../../contracts/core/wire/http.ts';
import { checkPage } from './guard/reject-foreign-pages.ts';
import { readTarget, type Target } from './read-target.ts';

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
  { target, host }: Target,
  body: Uint8Array,
): HttpRequest {
  return {
    method: incoming.method ?? 'GET',
    target,
    headers: toPairs(incoming.rawHeaders, host),
    body,
    ...schemeOf(incoming, host),
  };
}

/** Plain bytes may have come through a proxy that speaks TLS: only a whole URL says by itself what was called. */
function schemeOf({ socket }: IncomingMessage, host: string | undefined): Pick<HttpRequest, 'scheme'> {
  if ('encrypted' in socket) return { scheme: 'https' };
  return host === undefined ? {} : { scheme: 'http' };
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

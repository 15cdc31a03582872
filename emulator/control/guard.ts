import type { IncomingHttpHeaders } from 'node:http';
import type { Request, RequestHandler } from 'express';
import { controlRoutes } from '../../contracts/control/routes.ts';
import { metricsPath } from '../../contracts/control/metrics.ts';
import { equalInConstantTime } from '../../contracts/core/wire/digest.ts';
import { readOrigin } from '../../contracts/core/wire/web-origin.ts';
import { fail } from '../../contracts/core/contract/failure.ts';
import { shorten } from '../../contracts/core/config/shorten.ts';
import { matchesName, nameIn, thisMachine } from './host-names.ts';
import { sendProblem } from './problem-details.ts';

/** Who may use the control API. */
export interface GuardOptions {
  /** The address that the server listens on. */
  readonly host: string;
  /** Where one is set, every call must carry it: `Authorization: Bearer …`. */
  readonly token?: string | undefined;
  /** Other names by which it may be called without a token, like `understudy` or `*.local`. */
  readonly allowHosts?: readonly string[] | undefined;
  /** Where others are told to find it, when that is not where it listens. */
  readonly publicUrl?: string | undefined;
}

/**
 * Keeps pages of a browser away. A name that was rebound to this machine shows in `Host`: without a token, which no page
 * can know, it must be the server's own, one of loopback, or one that was allowed. Its port says nothing, since a container
 * may have another one outside. A page of another site shows in `Origin`, which must be where this call came to.
 */
export function createGuard(options: GuardOptions): RequestHandler {
  const isOwnName = createNameCheck(options);
  return (request, response, next) => {
    const { host: called = '', origin } = request.headers;
    const scheme = 'encrypted' in request.socket ? 'https' : 'http';
    const names = [called, ...authorityOf(request.url)];
    const elsewhere = names.find((name) => !isOwnName(name, request));
    const ownOrigins = [`${scheme}://${called}`, options.publicUrl ?? ''].map(readOrigin);
    if (elsewhere !== undefined) {
      const reason = `It is called by another name, "${shorten(elsewhere)}". Start with --allow-host to let a name in, or with --token.`;
      sendProblem(response, fail('forbidden', { reason }));
    } else if (origin !== undefined && !isOneOf(readOrigin(origin), ownOrigins)) {
      sendProblem(
        response,
        fail('forbidden', { reason: `It does not serve pages of "${shorten(origin)}".` }),
      );
    } else if (isEmbedded(request.headers)) {
      sendProblem(response, fail('forbidden', { reason: 'A page of another site made this call.' }));
    } else {
      next();
    }
  };
}

function createNameCheck({
  host,
  token,
  allowHosts = [],
  publicUrl,
}: GuardOptions): (authority: string, request: Request) => boolean {
  const publicName = publicUrl === undefined ? [] : [new URL(publicUrl).hostname];
  const patterns = [...allowHosts, ...publicName];
  return (authority, { socket, path }) => {
    // Whoever asks whether a container lives calls it by an address of its own.
    if (path === controlRoutes.health.path) return true;
    // The console's files are given without a token, and somebody could type it into a page of a foreign name.
    if (token !== undefined && (path.startsWith('/api/') || path === metricsPath)) return true;
    const name = nameIn(authority);
    if (name === undefined) return false;
    // Where it listens on every address, its own is the one that this connection came to.
    const own = [host, plainAddress(socket.localAddress ?? host)].map((address) =>
      address.includes(':') ? `[${address}]` : address.toLowerCase(),
    );
    return [...thisMachine, ...own].includes(name) || patterns.some((pattern) => matchesName(pattern, name));
  };
}

/** Keeps out who does not carry the token, where there is one. */
export function createTokenCheck({ token }: Pick<GuardOptions, 'token'>): RequestHandler {
  return ({ headers: { authorization = '' } }, response, next) => {
    if (token === undefined || equalInConstantTime(authorization, `Bearer ${token}`)) {
      next();
      return;
    }
    response.setHeader('WWW-Authenticate', 'Bearer');
    sendProblem(response, fail('unauthorized'));
  };
}

function isOneOf(origin: string | undefined, own: readonly (string | undefined)[]): boolean {
  return origin !== undefined && own.includes(origin);
}

/** Whether a page of another site holds this as a picture, a script or a frame; following a link is no harm. */
function isEmbedded({ 'sec-fetch-site': site, 'sec-fetch-mode': mode }: IncomingHttpHeaders): boolean {
  return /\b(?:cross|same)-site\b/i.test(String(site)) && mode !== 'navigate';
}

/** A socket that listens on every address of both kinds writes the older ones as `::ffff:127.0.0.1`. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** A target may be a whole URL, which then names the server beside the header. */
function authorityOf(target: string): readonly string[] {
  return target.startsWith('/') || !URL.canParse(target) ? [] : [new URL(target).host];
}

import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import { equalInConstantTime } from '../../contracts/core/wire/digest.ts';
import { fail } from '../../contracts/core/contract/failure.ts';
import { shorten } from '../../contracts/core/config/shorten.ts';
import { sendProblem } from './problem-details.ts';

/** Who may use the control API. */
export interface GuardOptions {
  /** The address that the server listens on. */
  readonly host: string;
  /** Where one is set, every call must carry it: `Authorization: Bearer …`. */
  readonly token?: string | undefined;
}

const thisMachine: readonly string[] = ['127.0.0.1', '[::1]', 'localhost'];

/** Whether only programs of this machine reach an address. */
export function isLoopback(host: string): boolean {
  return thisMachine.includes(host) || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/**
 * Keeps pages of a browser away: a name that was rebound to this machine shows in `Host`, a page of another site in
 * `Origin`. Either must be the server's own address, or a loopback one, with the server's port.
 */
export function createGuard({ host }: Pick<GuardOptions, 'host'>): RequestHandler {
  return (request, response, next) => {
    const { localPort: port = 0, localAddress = host } = request.socket;
    // Where it listens on every address, its own is the one that this connection came to.
    const names = [
      ...thisMachine,
      ...[host, plainAddress(localAddress)].map((own) => (own.includes(':') ? `[${own}]` : own)),
    ];
    const isOwn = (authority: string): boolean => names.some((name) => isAuthority(authority, name, port));
    const { host: called = '', origin } = request.headers;
    const scheme = 'encrypted' in request.socket ? 'https' : 'http';
    const elsewhere = [called, ...authorityOf(request.url)].find((name) => !isOwn(name));
    if (elsewhere !== undefined) {
      sendProblem(
        response,
        fail('forbidden', { reason: `It is called by another name, "${shorten(elsewhere)}".` }),
      );
    } else if (origin !== undefined && !isOwnPage(origin, scheme, isOwn)) {
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

/** A page is this server's own by its scheme, host and port: a server beside it may speak another scheme. */
function isOwnPage(origin: string, scheme: string, isOwn: (authority: string) => boolean): boolean {
  const prefix = `${scheme}://`;
  return origin.toLowerCase().startsWith(prefix) && isOwn(origin.slice(prefix.length));
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

/** A browser leaves port 80 out. */
function isAuthority(authority: string, name: string, port: number): boolean {
  const lower = authority.toLowerCase();
  return lower === `${name.toLowerCase()}:${port}` || (port === 80 && lower === name.toLowerCase());
}

import { shorten } from '../../contracts/core/config/shorten.ts';
import { isLoopbackName } from '../../contracts/core/wire/web-origin.ts';

/** What a request asks of a server, in origin form. */
export interface Target {
  readonly target: string;
  /** The host that a whole URL names: it counts instead of the header (RFC 9112, section 3.2.2). */
  readonly host?: string;
  /** How the whole URL says that it is called. */
  readonly scheme?: 'http' | 'https';
}

/** The server's end of a connection. */
interface End {
  readonly localAddress?: string | undefined;
  readonly localPort?: number | undefined;
}

/**
 * Reads a target. A whole URL stands for its path where it names this server: by a name of this machine with its port, by
 * the address that the connection came to, or by one of the hosts that it stands in for. Gives a sentence for another host.
 */
export function readTarget(
  given: string,
  { socket }: { readonly socket: End },
  hosts: readonly string[],
): Target | { readonly reason: string } {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(given)) return { target: given };
  const [origin] = /^[^/]*\/\/[^/?#]*/.exec(given)!;
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  if (!url || !isServed(url, socket, hosts))
    return { reason: `This is no proxy: it does not go to ${shorten(origin)}. ${baseUrlAdvice(socket)}` };
  const rest = given.slice(origin.length);
  return { target: rest.startsWith('/') ? rest : `/${rest}`, host: url.host, ...schemeOf(url) };
}

function schemeOf({ protocol }: URL): Pick<Target, 'scheme'> {
  if (protocol === 'https:') return { scheme: 'https' };
  return protocol === 'http:' ? { scheme: 'http' } : {};
}

/** What a tunnel or a call to somebody else should have been. */
export function baseUrlAdvice({ localAddress = '127.0.0.1', localPort = 0 }: End): string {
  const address = plainAddress(localAddress);
  const host = address.includes(':') ? `[${address}]` : address;
  return `Unset the proxy (HTTP_PROXY, HTTPS_PROXY) and set the client's base URL to http://${host}:${localPort} instead.`;
}

function isServed(
  { hostname, port }: URL,
  { localAddress = '', localPort }: End,
  hosts: readonly string[],
): boolean {
  if (hosts.includes(hostname)) return true;
  const isHere = isLoopbackName(hostname) || hostname.replace(/^\[|\]$/g, '') === plainAddress(localAddress);
  return isHere && Number(port || 80) === localPort;
}

/** A socket that listens on every address of both kinds writes the older ones as `::ffff:127.0.0.1`. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

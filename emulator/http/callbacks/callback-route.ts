import { lookup } from 'node:dns/promises';
import { isIP, BlockList, isIPv6 } from 'node:net';
import { shorten } from '../../../contracts/core/config/shorten.ts';
import { networkInterfaces } from 'node:os';

/** Looks a name up; gives every address that it stands for. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>;

export interface RouteRules {
  /** Hosts besides this machine that callbacks may go to. */
  readonly allowedHosts: readonly string[];
  /** Every port on which this emulator listens, the control API's included. */
  readonly ownPorts: () => ReadonlySet<number>;
  readonly resolve?: Resolve | undefined;
}

/** Where a callback goes: its URL, and the addresses that its host stood for when somebody looked. */
export interface CallbackRoute {
  readonly url: URL;
  readonly addresses: readonly Address[];
}

const thisMachine: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Ports of other protocols, to which no browser posts either (WHATWG Fetch, "bad port"). */
const foreignPorts: ReadonlySet<number> = new Set([
  ...[0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103],
  ...[104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513],
  ...[514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720],
  ...[1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080],
]);

/**
 * Finds where a callback goes. The host is looked up once, and whoever sends must connect to these addresses and no others,
 * so that a second answer of the same name leads nowhere else. Gives a sentence where it must not go at all.
 */
export async function findRoute(
  text: string,
  { allowedHosts, ownPorts, resolve = lookUp }: RouteRules,
): Promise<CallbackRoute | { readonly reason: string }> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    return { reason: 'It was not sent: its address is no URL of http or https.' };
  const { hostname, host } = url;
  if (!thisMachine.has(hostname) && !allowedHosts.includes(hostname) && !allowedHosts.includes(host)) {
    const name = shorten(hostname);
    return {
      reason: `It was not sent: callbacks go to this machine alone, unless --allow-callbacks-to ${name} is given.`,
    };
  }
  const port = portOf(url);
  if (foreignPorts.has(port)) return { reason: `It was not sent: port ${port} is for another protocol.` };
  const addresses = await addressesOf(hostname, resolve);
  const ours = ownPorts().has(port) ? addresses.find(isThisMachine) : undefined;
  if (ours)
    return {
      reason: `It was not sent: ${shorten(host)} leads to ${ours.address}, port ${port}, which is this emulator itself.`,
    };
  return { url, addresses };
}

export function portOf({ port, protocol }: URL): number {
  return Number(port || (protocol === 'https:' ? 443 : 80));
}

async function addressesOf(hostname: string, resolve: Resolve): Promise<readonly Address[]> {
  const bare = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(bare);
  // Not every resolver knows the name of this machine with the dot of the root.
  return family === 0 ? resolve(bare.replace(/^localhost\.$/, 'localhost')) : [{ address: bare, family }];
}

const lookUp: Resolve = (hostname) => lookup(hostname, { all: true });

/** An address that a name stands for. */
interface Address {
  readonly address: string;
  readonly family: number;
}

/** Whether a connection to an address stays on this machine. Interfaces come and go, so they are looked up each time. */
export function isThisMachine({ address }: Address): boolean {
  const own = new BlockList();
  own.addSubnet('127.0.0.0', 8, 'ipv4');
  // A connection to "this host on this network" is one to loopback.
  own.addSubnet('0.0.0.0', 8, 'ipv4');
  // Loopback, the unspecified address, and the deprecated form of the older addresses.
  own.addSubnet('::', 96, 'ipv6');
  for (const entry of Object.values(networkInterfaces()).flat()) {
    if (entry) own.addAddress(entry.address, entry.family === 'IPv6' ? 'ipv6' : 'ipv4');
  }
  const [bare = ''] = address.split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  return own.check(mapped ?? bare, isIPv6(mapped ?? bare) ? 'ipv6' : 'ipv4');
}

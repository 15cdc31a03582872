import { BlockList, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';

/** An address that a name stands for. */
export interface Address {
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

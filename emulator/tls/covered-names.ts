/** What an authority may certify, and nothing besides. */
export interface CoveredNames {
  /** Names of hosts, in lower case. */
  readonly hosts: readonly string[];
  /** The addresses of IP. */
  readonly addresses: readonly string[];
}

const loopbackAddresses = ['127.0.0.1', '::1'] as const;

/** The names of this machine, and the hosts that an emulator stands in for. */
export function coverNames(vendorHosts: readonly string[]): CoveredNames {
  const hosts = new Set(['localhost', ...vendorHosts.map((host) => host.toLowerCase())]);
  return { hosts: [...hosts], addresses: loopbackAddresses };
}

/** The covered name that a client asks for by SNI; undefined where it asks for none, or for one that nobody may certify here. */
export function findCovered(asked: string | undefined, { hosts }: CoveredNames): string | undefined {
  const name = asked?.toLowerCase().replace(/\.$/, '');
  return name !== undefined && hosts.includes(name) ? name : undefined;
}

import { clients, type Clients } from '../../clients/index.ts';
import { vendorNames } from '../../contracts/catalog.ts';
import type { SandboxCredentials } from '../../contracts/control/input-types.ts';
import { markInProcess } from '../../contracts/core/config/only-emulators.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import { createClosableHandler } from '../http/fetch-handler.ts';
import type { RunningServer } from '../server.ts';
import type { SandboxClock, SandboxOptions } from './sandbox.ts';

/** Where a client sends calls that a `fetch` of this process answers. Whoever forgets the `fetch` reaches nobody by it. */
export function inProcessUrl(vendor: string): string {
  return `http://${hostOf(vendor)}`;
}

function hostOf(vendor: string): string {
  return `${vendor}.localhost`;
}

/**
 * Answers for the vendors' real hosts, for the addresses that are made up here, and for the sockets where they are open. `closing`
 * ends calls that still wait for a reply.
 */
export function createSandboxFetch(
  emulator: Emulator,
  server: () => RunningServer | undefined,
  closing: AbortSignal,
): typeof globalThis.fetch {
  const transports = new Map(
    emulator.vendors.map(({ name }) => [name, createClosableHandler({ emulator, vendor: name, closing })]),
  );
  const byHost = new Map(
    emulator.vendors.flatMap(({ name, hosts }) =>
      [hostOf(name), ...hosts].map((host) => [host, name] as const),
    ),
  );
  const vendorAt = ({ hostname, origin }: URL): string | undefined =>
    byHost.get(hostname) ??
    Object.entries(server()?.baseUrls ?? {}).find(([, url]) => new URL(url).origin === origin)?.[0];
  return markInProcess(async (input: string | URL | Request, init?: RequestInit) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const transport = transports.get(vendorAt(url) ?? '');
    if (!transport) throw new TypeError(`fetch failed: the sandbox answers for no host "${url.hostname}".`);
    const response = await transport(input, init);
    // Nobody shows an explanation where no control API listens.
    if (!server()) response.headers.delete('x-understudy-explain');
    return response;
  });
}

interface OptionParts {
  readonly credentials: SandboxCredentials;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: SandboxClock;
  readonly baseUrlOf: (vendor: string) => string;
}

/** What one's own client, or an SDK, takes to call the sandbox, by vendor. */
export function createOptions({ credentials, fetch, clock, baseUrlOf }: OptionParts): SandboxOptions {
  const wait = (milliseconds: number): Promise<void> => {
    clock.advance(milliseconds / 1000);
    return Promise.resolve();
  };
  const made = vendorNames.map((vendor) => [
    vendor,
    { baseUrl: baseUrlOf(vendor), credentials: credentials[vendor], fetch, clock: clock.now, wait },
  ]);
  // A loop over the vendors cannot keep each one's types.
  return Object.fromEntries(made) as SandboxOptions;
}

/** The clients live in the sandbox's time: a retry waits by moving the clock, and as long in every run. */
export function createClients(options: SandboxOptions): Clients {
  const made = vendorNames.map((vendor) => {
    const create = clients[vendor] as (given: object) => unknown;
    return [vendor, create({ ...options[vendor], environment: {}, random: () => 0 })];
  });
  // Each client has the type that `clients` gives it; a loop over them cannot keep it.
  return Object.fromEntries(made) as Clients;
}

import { markInProcess } from '../../contracts/core/config/only-emulators.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import { createFetchHandler } from '../http/fetch-handler.ts';
import type { RunningServer } from '../server.ts';

/** Where a client sends calls that a `fetch` of this process answers. Whoever forgets the `fetch` reaches nobody by it. */
export function inProcessUrl(vendor: string): string {
  return `http://${hostOf(vendor)}`;
}

function hostOf(vendor: string): string {
  return `${vendor}.localhost`;
}

/** Answers for the vendors' real hosts, for the addresses that are made up here, and for the sockets where they are open. */
export function createSandboxFetch(
  emulator: Emulator,
  server: () => RunningServer | undefined,
): typeof globalThis.fetch {
  const transports = new Map(emulator.vendors.map(({ name }) => [name, createFetchHandler(emulator, name)]));
  const byHost = new Map(
    emulator.vendors.flatMap(({ name, hosts }) =>
      [hostOf(name), ...hosts].map((host) => [host, name] as const),
    ),
  );
  const vendorAt = ({ hostname, origin }: URL): string | undefined =>
    byHost.get(hostname) ??
    Object.entries(server()?.baseUrls ?? {}).find(([, url]) => new URL(url).origin === origin)?.[0];
  return markInProcess(async (input: string | URL | Request, init?: RequestInit) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const transport = transports.get(vendorAt(url) ?? '');
    if (!transport) throw new TypeError(`fetch failed: the sandbox answers for no host "${url.hostname}".`);
    return transport(request);
  });
}

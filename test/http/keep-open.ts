import type { Emulator } from '../../emulator/core/engine/emulator.ts';
import type { Transport, OpenTransport } from './transports.ts';
import { quickFetch } from './quick-fetch.ts';

/** A transport that stays open between uses and leads to whichever emulator it was opened for last. */
export interface OpenTransports extends Transport {
  shut(): Promise<void>;
}

/** Opening a socket or MSW costs more than most calls; one that is kept open costs nothing. */
export function keepOpen(transport: Transport): OpenTransports {
  const kept = new Map<string, { readonly open: OpenTransport; readonly lead: (to: Emulator) => void }>();
  return {
    name: transport.name,
    async open(emulator, vendor) {
      const { open, lead } = kept.get(vendor) ?? (await install(transport, emulator, vendor));
      kept.set(vendor, { open, lead });
      lead(emulator);
      return { ...open, close: () => Promise.resolve() };
    },
    async shut() {
      await Promise.all([...kept.values()].map(({ open }) => open.close()));
      kept.clear();
    },
  };
}

async function install(transport: Transport, first: Emulator, vendor: string) {
  let current = first;
  const leading: Emulator = { ...first, handle: (name, request) => current.handle(name, request) };
  const open = await transport.open(leading, vendor);
  return {
    open: open.fetch === globalThis.fetch ? { ...open, fetch: quickFetch } : open,
    lead(to: Emulator) {
      current = to;
    },
  };
}

import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import type { SharedStore } from '../control/context.ts';
import type { Exchange } from '../core/engine/emulator.ts';

type Call = (vendor: string, request: HttpRequest) => Promise<Exchange>;

/** Has calls told of, and measured while anybody listens. */
export function measureCalls(call: Call): Pick<SharedStore, 'listen'> & { readonly call: Call } {
  const listeners = new Set<Parameters<SharedStore['listen']>[0]>();
  return {
    listen: (hear) => void listeners.add(hear),
    async call(vendor, request) {
      const start = performance.now();
      const exchange = await call(vendor, request);
      for (const hear of listeners) hear(exchange.entry, performance.now() - start);
      return exchange;
    },
  };
}

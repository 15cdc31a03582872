import { hostname } from 'node:os';
import type { ReplicaReport, SharedReport } from '../../contracts/control/shared-report.ts';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import type { SharedStore } from '../control/context.ts';
import type { Exchange } from '../core/engine/emulator.ts';
import type { ReplicaServices } from './replica-services.ts';
import type { LoadedSandboxes } from './loaded-sandboxes.ts';
import { startPresence, type Presence } from './presence.ts';
import type { Reader } from './reader.ts';
import type { Registry } from './registry.ts';

interface Shown {
  readonly services: ReplicaServices;
  readonly registry: Registry;
  readonly loadedSandboxes: LoadedSandboxes;
  readonly reader: Reader;
}

/** Shows a replica to the others, and all of them to whoever asks it. `now` is a clock in milliseconds. */
export function showReplica(
  { services, registry, loadedSandboxes, reader }: Shown,
  now: () => number,
): { readonly report: () => SharedReport; readonly presence: Presence } {
  const { by: replica, version } = services.writer;
  const fixed = { replica, host: hostname(), version, since: new Date(services.since).toISOString() };
  const own = (): ReplicaReport => {
    const status = services.log.status();
    const [applied, last] = [reader.heard(), reader.last()];
    const reason = status.state === 'degraded' ? status.reason : services.logVersion.refusal(version);
    return {
      ...fixed,
      ...{ applied, last, lag: last - applied },
      loaded: loadedSandboxes.all().length,
      ...(reason !== undefined && { reason }),
    };
  };
  const presence = startPresence(services.log, own, now);
  return {
    presence,
    report: () => ({
      ...own(),
      handover: services.logVersion.handover(version),
      sandboxes: registry.count(),
      ...services.counts,
      others: [...presence.others()],
    }),
  };
}

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

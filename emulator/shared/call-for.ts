import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import { defaultSandbox, type Exchange } from '../core/engine/emulator.ts';
import { logCall } from './call-records.ts';
import type { ReplicaServices } from './replica-services.ts';
import type { LoadedSandboxes } from './loaded-sandboxes.ts';
import type { Reader } from './reader.ts';
import type { Registry } from './registry.ts';
import type { Registered } from './registry-directory.ts';
import { LogUnavailable } from './shared-log.ts';
import { registrySubject } from './shared-record.ts';

interface Parts {
  readonly services: ReplicaServices;
  readonly loadedSandboxes: LoadedSandboxes;
  readonly reader: Reader;
  readonly registry: Registry;
}

/**
 * The sandbox of a call gets it; where that turns out not to answer to its credential any more, the default one does.
 * Throws a `LogUnavailable`.
 */
export async function callFor(
  { services, loadedSandboxes, reader, registry }: Parts,
  vendor: string,
  request: HttpRequest,
): Promise<Exchange> {
  services.logVersion.check(services.writer.version);
  const { codec } = services.emulator.implementation(vendor).vendor;
  const claim = `${vendor} ${codec.credentialId(codec.read(request)) ?? ''}`;
  const call = logCall(vendor, request, reader.heard());
  let refused: Registered | undefined;
  for (;;) {
    let owner = registry.owner(claim);
    if (!owner || owner === refused) {
      await reader.catchUp(registrySubject);
      owner = registry.owner(claim);
    }
    const registered = owner && owner !== refused ? owner : registry.byName(defaultSandbox)!;
    // What is loaded need not be waited for, so that calls that come together stay together.
    const loaded = loadedSandboxes.find(registered) ?? (await loadedSandboxes.get(registered));
    const outcome = await loaded.call(call);
    if (outcome.kind === 'answered') return outcome.exchange;
    if (outcome.kind === 'threw') throw outcome.error;
    if (registered.name === defaultSandbox) throw new LogUnavailable('The default sandbox is not there.');
    refused = registered;
  }
}

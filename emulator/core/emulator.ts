import type { HttpRequest } from '../../contracts/core/http.ts';
import type { Vendor } from '../../contracts/core/vendor.ts';
import type { HostClock } from './clock.ts';
import type { Implementation } from './implement.ts';
import { handleCall, type Outcome } from './pipeline.ts';
import { createRouter } from './router.ts';
import { createWorld, type World, type WorldSettings } from './world.ts';

/** One call and what became of it. */
export interface Exchange extends Outcome {
  readonly vendor: string;
  readonly request: HttpRequest;
  readonly sandbox: string;
  readonly credentialId: string | undefined;
  /** Milliseconds since 1970 by the sandbox's clock. */
  readonly now: number;
}

/** The sandbox that answers calls whose credential nobody has. */
export const defaultSandbox = 'default';

/** The whole emulator: sandboxes, and one synchronous function that answers calls. */
export interface Emulator {
  readonly vendors: readonly Vendor[];
  /** Answers one call to one vendor. Total: whatever the bytes, there is a reply in the vendor's envelope. */
  handle(vendor: string, request: HttpRequest): Exchange;
  worlds(): readonly World[];
  world(id: string): World | undefined;
  /** Adds a sandbox. Throws a `CredentialTaken` when another one answers to one of its credentials. */
  create(settings: WorldSettings): World;
  /** Puts a sandbox of other settings in the place of one with the same id; with its own settings, this is a reset. */
  replace(settings: WorldSettings): World;
  remove(id: string): boolean;
  implementation(vendor: string): Implementation;
}

export interface EmulatorOptions {
  readonly implementations: readonly Implementation[];
  readonly host: HostClock;
  readonly sandboxes: readonly [WorldSettings, ...WorldSettings[]];
}

export class CredentialTaken extends Error {
  override readonly name = 'CredentialTaken';

  constructor(vendor: string, credentialId: string, owner: string) {
    super(`The ${vendor} credential ${credentialId} already belongs to the sandbox "${owner}"; choose another one.`);
  }
}

export function createEmulator({ implementations, host, sandboxes }: EmulatorOptions): Emulator {
  const worlds = new Map<string, World>();
  const owners = new Map<string, string>();
  const byName = new Map(
    implementations.map((implementation) => [
      implementation.vendor.name,
      { implementation, router: createRouter(implementation.vendor.operations) },
    ]),
  );

  const service = (vendor: string) => {
    const found = byName.get(vendor);
    if (!found) throw new Error(`There is no vendor "${vendor}".`);
    return found;
  };

  const claims = ({ credentials }: WorldSettings): readonly (readonly [vendor: string, id: string])[] =>
    implementations.flatMap(({ vendor }) => {
      const credential = credentials[vendor.name];
      return credential === undefined ? [] : [[vendor.name, vendor.credential.id(credential)] as const];
    });

  const put = (settings: WorldSettings): World => {
    for (const [vendor, id] of claims(settings)) {
      const owner = owners.get(`${vendor} ${id}`);
      if (owner !== undefined && owner !== settings.id) throw new CredentialTaken(vendor, id, owner);
    }
    const world = createWorld(settings, implementations, host);
    forget(settings.id);
    worlds.set(settings.id, world);
    for (const [vendor, id] of claims(settings)) owners.set(`${vendor} ${id}`, settings.id);
    return world;
  };

  const forget = (id: string): boolean => {
    const world = worlds.get(id);
    if (world) for (const [vendor, credential] of claims(world.settings)) owners.delete(`${vendor} ${credential}`);
    return worlds.delete(id);
  };

  for (const settings of sandboxes) put(settings);

  return {
    vendors: implementations.map(({ vendor }) => vendor),
    handle(vendor, request) {
      const { implementation, router } = service(vendor);
      const findWorld = (credentialId: string | undefined) => {
        const owner = worlds.get(owners.get(`${vendor} ${credentialId}`) ?? '');
        return owner ? { world: owner, isOwner: true } : { world: worlds.get(defaultSandbox)!, isOwner: false };
      };
      const { world, ...outcome } = handleCall(implementation, router, findWorld, request);
      return { ...outcome, vendor, request, sandbox: world.settings.id };
    },
    worlds: () => [...worlds.values()],
    world: (id) => worlds.get(id),
    create: put,
    replace: put,
    remove: forget,
    implementation: (vendor) => service(vendor).implementation,
  };
}

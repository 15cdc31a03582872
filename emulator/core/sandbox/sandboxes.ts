import type { HostClock } from '../engine/clock.ts';
import type { Implementation } from '../engine/handler.ts';
import { createOwners } from './credential-index.ts';
import { restoreWorld, saveWorld, type SavedWorld } from './saved-sandbox.ts';
import type { ScriptStep } from '../scenario/steps.ts';
import { createSecrets, type Secrets } from '../journal/secrets.ts';
import { takeStep } from '../scenario/run-step.ts';
import { createWorld, type World, type WorldSettings } from './sandbox.ts';

/** The sandboxes that there are, each found by its credentials, each with its scenario. */
export interface Sandboxes {
  all(): readonly World[];
  get(id: string): World | undefined;
  /** The sandbox that a credential belongs to, if it is anybody's. */
  findOwner(vendor: string, credentialId: string | undefined): World | undefined;
  /** Puts a fresh sandbox in the place of the one with its id. Throws a `CredentialTaken`, and then nothing changes. */
  put(settings: WorldSettings, origin?: WorldSettings): World;
  remove(id: string): boolean;
  /** All of them as plain JSON. */
  save(): readonly SavedWorld[];
  /** Adds a sandbox that was saved. Throws a `CredentialTaken`. */
  restore(saved: SavedWorld): void;
  /** Takes steps of a sandbox's scenario. */
  take(world: World, steps: readonly ScriptStep[]): void;
  readonly secrets: Secrets;
}

export function createSandboxes(
  implementations: readonly Implementation[],
  byVendor: (vendor: string) => Implementation,
  host: HostClock,
): Sandboxes {
  const worlds = new Map<string, World>();
  const owners = createOwners(implementations.map(({ vendor }) => vendor));
  const secrets = createSecrets();
  const remember = (credentials: Iterable<readonly [vendor: string, credential: unknown]>): void => {
    const byName = new Map(credentials);
    for (const { vendor } of implementations) {
      const credential = byName.get(vendor.name);
      if (credential !== undefined) secrets.add(vendor.credential, credential);
    }
  };
  return {
    secrets,
    all: () => [...worlds.values()],
    get: (id) => worlds.get(id),
    findOwner: (vendor, credentialId) => worlds.get(owners.find(vendor, credentialId) ?? ''),
    put(settings, origin) {
      const taken = owners.assign(settings.id, Object.entries(settings.credentials));
      if (taken) throw taken;
      remember(Object.entries(settings.credentials));
      const world = createWorld(settings, implementations, host, origin);
      worlds.set(settings.id, world);
      return world;
    },
    remove(id) {
      owners.release(id);
      return worlds.delete(id);
    },
    save: () => [...worlds].map(([id, world]) => saveWorld(world, owners.claims(id), implementations)),
    restore(saved) {
      const { id } = saved.settings;
      const taken = owners.restore(id, saved.claims);
      if (taken) throw taken;
      remember([...Object.entries(saved.settings.credentials), ...Object.entries(saved.credentials)]);
      worlds.set(id, restoreWorld(saved, implementations, host));
    },
    take(world, steps) {
      for (const step of steps) {
        takeStep(world, step, byVendor);
        // A step may rotate the very id by which calls find this sandbox; what belongs to another one stays there.
        if (!step.credentials) continue;
        remember(world.credentials);
        owners.assign(world.settings.id, world.credentials);
      }
    },
  };
}

import type { HostClock } from '../engine/clock.ts';
import type { Implementation } from '../engine/handler.ts';
import { createCredentialIndex } from './credential-index.ts';
import { restoreSandbox, saveSandbox, type SavedSandbox } from './saved-sandbox.ts';
import type { ScriptStep } from '../scenario/steps.ts';
import { createSecrets, type Secrets } from '../journal/secrets.ts';
import { takeStep } from '../scenario/run-step.ts';
import { createSandbox, type Sandbox, type SandboxSettings } from './sandbox.ts';

/** The sandboxes that there are, each found by its credentials, each with its scenario. */
export interface Sandboxes {
  all(): readonly Sandbox[];
  get(id: string): Sandbox | undefined;
  /** The sandbox that a credential belongs to, if it is anybody's. */
  findByCredential(vendor: string, credentialId: string | undefined): Sandbox | undefined;
  /** Puts a fresh sandbox in the place of the one with its id. Throws a `CredentialTaken`, and then nothing changes. */
  put(settings: SandboxSettings, origin?: SandboxSettings): Sandbox;
  remove(id: string): boolean;
  /** All of them as plain JSON. */
  save(): readonly SavedSandbox[];
  /** Adds a sandbox that was saved. Throws a `CredentialTaken`. */
  restore(saved: SavedSandbox): void;
  /** Takes steps of a sandbox's scenario. */
  take(sandbox: Sandbox, steps: readonly ScriptStep[]): void;
  readonly secrets: Secrets;
}

export function createSandboxes(
  implementations: readonly Implementation[],
  byVendor: (vendor: string) => Implementation,
  host: HostClock,
): Sandboxes {
  const sandboxes = new Map<string, Sandbox>();
  const credentialIndex = createCredentialIndex(implementations.map(({ vendor }) => vendor));
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
    all: () => [...sandboxes.values()],
    get: (id) => sandboxes.get(id),
    findByCredential: (vendor, credentialId) =>
      sandboxes.get(credentialIndex.find(vendor, credentialId) ?? ''),
    put(settings, origin) {
      const taken = credentialIndex.assign(settings.id, Object.entries(settings.credentials));
      if (taken) throw taken;
      remember(Object.entries(settings.credentials));
      const sandbox = createSandbox(settings, implementations, host, origin);
      sandboxes.set(settings.id, sandbox);
      return sandbox;
    },
    remove(id) {
      credentialIndex.release(id);
      return sandboxes.delete(id);
    },
    save: () =>
      [...sandboxes].map(([id, sandbox]) =>
        saveSandbox(sandbox, credentialIndex.claims(id), implementations),
      ),
    restore(saved) {
      const { id } = saved.settings;
      const taken = credentialIndex.restore(id, saved.claims);
      if (taken) throw taken;
      remember([...Object.entries(saved.settings.credentials), ...Object.entries(saved.credentials)]);
      sandboxes.set(id, restoreSandbox(saved, implementations, host));
    },
    take(sandbox, steps) {
      for (const step of steps) {
        takeStep(sandbox, step, byVendor);
        // A step may rotate the very id by which calls find this sandbox; what belongs to another one stays there.
        if (!step.credentials) continue;
        remember(sandbox.credentials);
        credentialIndex.assign(sandbox.settings.id, sandbox.credentials);
      }
    },
  };
}

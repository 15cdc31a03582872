import { shorten } from '../../../contracts/core/config/shorten.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import type { Implementation } from '../engine/handler.ts';
import { restoreSandbox, saveSandbox, type SavedSandbox } from './saved-sandbox.ts';
import type { ScriptStep } from '../scenario/steps.ts';
import type { Secrets } from '../journal/secrets.ts';
import { takeStep } from '../scenario/run-step.ts';
import { createSandbox, type Sandbox, type SandboxSettings, type Surroundings } from './sandbox.ts';

/** The sandboxes that there are, each found by its credentials, each with its scenario. */
export interface Sandboxes {
  /** All of them by id, oldest first. */
  readonly byId: ReadonlyMap<string, Sandbox>;
  /** The id of the sandbox that a credential belongs to, if it is anybody's. */
  readonly ownerOf: CredentialIndex['find'];
  /** Puts a fresh sandbox in the place of the one with its id. Throws a `CredentialTaken`, and then nothing changes. */
  put(settings: SandboxSettings, origin?: SandboxSettings): Sandbox;
  remove(id: string): boolean;
  /** All of them as plain JSON. */
  save(): readonly SavedSandbox[];
  /** Adds a sandbox that was saved, in the place of the one with its id. Throws a `CredentialTaken`. */
  restore(saved: SavedSandbox): Sandbox;
  /** Takes the steps of a sandbox's scenario that its clock has made due. */
  catchUp(sandbox: Sandbox): void;
  /** Takes steps of a sandbox's scenario. */
  take(sandbox: Sandbox, steps: readonly ScriptStep[]): void;
}

/** `secrets` learns the secrets of all of them. */
export function createSandboxes(
  surroundings: Surroundings,
  secrets: Pick<Secrets, 'add'>,
  byVendor: (vendor: string) => Implementation,
  credentialIndex = createCredentialIndex(surroundings.implementations.map(({ vendor }) => vendor)),
): Sandboxes {
  const { implementations } = surroundings;
  const sandboxes = new Map<string, Sandbox>();
  const remember = (credentials: Iterable<readonly [vendor: string, credential: unknown]>): void => {
    const byName = new Map(credentials);
    for (const { vendor } of implementations) {
      const credential = byName.get(vendor.name);
      if (credential !== undefined) secrets.add(vendor.credential, credential);
    }
  };
  const take = (sandbox: Sandbox, steps: readonly ScriptStep[]): void => {
    for (const step of steps) {
      takeStep(sandbox, step, byVendor);
      // A step may rotate the very id by which calls find this sandbox; what belongs to another one stays there.
      if (!step.credentials) continue;
      remember(sandbox.credentials);
      credentialIndex.assign(sandbox.settings.id, sandbox.credentials);
    }
  };
  return {
    byId: sandboxes,
    ownerOf: credentialIndex.find,
    put(settings, origin) {
      const taken = credentialIndex.assign(settings.id, Object.entries(settings.credentials));
      if (taken) throw taken;
      remember(Object.entries(settings.credentials));
      const sandbox = createSandbox(settings, surroundings, origin);
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
      const sandbox = restoreSandbox(saved, surroundings);
      sandboxes.set(id, sandbox);
      return sandbox;
    },
    take,
    catchUp(sandbox) {
      take(sandbox, sandbox.script.dueAt(sandbox.clock.now()));
    },
  };
}

/** Credentials by vendor name. */
export type Credentials = Iterable<readonly [vendor: string, credential: unknown]>;

/** What the credentials of a sandbox are found by: each vendor's name with the credential's id. */
export function claimsOf(vendors: readonly Vendor[], credentials: Credentials): readonly string[] {
  const byVendor = new Map(credentials);
  return vendors
    .filter(({ name }) => byVendor.get(name) !== undefined)
    .map(({ name, credential }) => `${name} ${credential.id(byVendor.get(name))}`);
}

/** Which sandbox answers to which credential. */
export interface CredentialIndex {
  /** The sandbox that a credential's id belongs to. */
  readonly find: (vendor: string, credentialId: string | undefined) => string | undefined;
  /** Gives a sandbox these credentials instead of those it had, unless one is another sandbox's: then nothing changes. */
  assign(sandbox: string, credentials: Credentials): CredentialTaken | undefined;
  release(sandbox: string): void;
  /** What a sandbox answers to, in a form that `restore` takes. */
  claims(sandbox: string): readonly string[];
  /** Gives a sandbox what `claims` has named, unless one of them is another sandbox's: then nothing changes. */
  restore(sandbox: string, claims: readonly string[]): CredentialTaken | undefined;
}

export class CredentialTaken extends Error {
  override readonly name = 'CredentialTaken';

  constructor(claim: string, owner: string) {
    super(`The credential ${shorten(claim)} already belongs to the sandbox "${owner}"; choose another one.`);
  }
}

export function createCredentialIndex(vendors: readonly Vendor[]): CredentialIndex {
  const credentialIndex = new Map<string, string>();
  const claims = new Map<string, readonly string[]>();

  const release = (sandbox: string): void => {
    for (const claim of claims.get(sandbox) ?? []) credentialIndex.delete(claim);
    claims.delete(sandbox);
  };

  const restore = (sandbox: string, wanted: readonly string[]): CredentialTaken | undefined => {
    for (const claim of wanted) {
      const owner = credentialIndex.get(claim);
      if (owner !== undefined && owner !== sandbox) return new CredentialTaken(claim, owner);
    }
    release(sandbox);
    for (const claim of wanted) credentialIndex.set(claim, sandbox);
    claims.set(sandbox, wanted);
    return undefined;
  };

  return {
    find: (vendor, credentialId) => credentialIndex.get(`${vendor} ${credentialId ?? ''}`),
    assign: (sandbox, credentials) => restore(sandbox, claimsOf(vendors, credentials)),
    release,
    claims: (sandbox) => claims.get(sandbox) ?? [],
    restore,
  };
}

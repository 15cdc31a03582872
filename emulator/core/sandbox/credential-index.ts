import { shorten } from '../../../contracts/core/config/shorten.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';

/** Credentials by vendor name. */
type Credentials = Iterable<readonly [vendor: string, credential: unknown]>;

/** Which sandbox answers to which credential. */
export interface CredentialIndex {
  /** The sandbox that a credential's id belongs to. */
  find(vendor: string, credentialId: string | undefined): string | undefined;
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

  const claimsOf = (credentials: Credentials): readonly string[] => {
    const byVendor = new Map(credentials);
    return vendors
      .filter(({ name }) => byVendor.get(name) !== undefined)
      .map(({ name, credential }) => `${name} ${credential.id(byVendor.get(name))}`);
  };

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
    assign: (sandbox, credentials) => restore(sandbox, claimsOf(credentials)),
    release,
    claims: (sandbox) => claims.get(sandbox) ?? [],
    restore,
  };
}

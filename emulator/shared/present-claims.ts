import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { claimsOf, type CredentialIndex } from '../core/sandbox/sandboxes.ts';

/**
 * By which credentials each sandbox is found at present. Nobody is refused here: the registry of the log has decided
 * before whose a credential is, and what one sandbox does must not depend on which others a replica has loaded.
 */
export interface PresentClaims extends CredentialIndex {
  /** Runs something in which calls are looked for in one sandbox alone. */
  within<Result>(sandbox: string, run: () => Result): Result;
  has(sandbox: string, vendor: string, credentialId: string | undefined): boolean;
}

export function createPresentClaims(vendors: readonly Vendor[]): PresentClaims {
  const present = new Map<string, readonly string[]>();
  let current: string | undefined;
  const has = (sandbox: string, vendor: string, credentialId: string | undefined): boolean =>
    present.get(sandbox)?.includes(`${vendor} ${credentialId ?? ''}`) ?? false;
  return {
    has,
    within(sandbox, run) {
      current = sandbox;
      try {
        return run();
      } finally {
        current = undefined;
      }
    },
    find: (vendor, credentialId) =>
      current !== undefined && has(current, vendor, credentialId) ? current : undefined,
    assign(sandbox, credentials) {
      present.set(sandbox, claimsOf(vendors, credentials));
      return undefined;
    },
    release: (sandbox) => void present.delete(sandbox),
    claims: (sandbox) => present.get(sandbox) ?? [],
    restore(sandbox, claims) {
      present.set(sandbox, claims);
      return undefined;
    },
  };
}

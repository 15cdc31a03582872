import { vendors } from '../contracts/catalog.ts';
import { sandboxForm, type SandboxForm, type SandboxInput } from '../contracts/control/config.ts';
import type { Vendor } from '../contracts/core/vendor.ts';
import { defaultSandbox } from './core/emulator.ts';
import { createSeededIds, type SeededIds } from './core/ids.ts';
import type { WorldSettings } from './core/world.ts';

/** Settles everything that a sandbox's form leaves open. */
export function settle(id: string, form: SandboxForm): WorldSettings {
  const given = form.credentials as Readonly<Record<string, object | undefined>>;
  const state = (form.state ?? {}) as Readonly<Record<string, unknown>>;
  const ids = createSeededIds(seedOf(id));
  return {
    id,
    credentials: fromVendors((vendor) => completeCredential(vendor, id, given[vendor.name], ids)),
    clock: form.clock,
    state: fromVendors((vendor) => state[vendor.name] ?? vendor.state.parse({})),
    limits: form.limits as WorldSettings['limits'],
    quotas: form.quotas as WorldSettings['quotas'],
    random: form.random,
    ledger: form.assumptions,
    faults: form.faults,
    steps: [],
  };
}

/** The same for a form that nobody has validated yet. Throws a ZodError. */
export function settleInput(id: string, input: SandboxInput): WorldSettings {
  return settle(id, sandboxForm.parse(input));
}

/**
 * What is left out of a credential takes the fixed fake value. Where nothing is given, only the default sandbox takes
 * the fake one: the others get minted ones, since two sandboxes cannot share a credential.
 */
function completeCredential(
  { credential }: Vendor,
  id: string,
  given: object | undefined,
  ids: SeededIds,
): unknown {
  if (!given && id !== defaultSandbox) return credential.mint(ids);
  const set = Object.entries(given ?? {}).filter(([, value]) => value !== undefined);
  return Object.assign({}, credential.fake, Object.fromEntries(set));
}

/** The same names get the same credentials in every run. */
function seedOf(name: string): number {
  return Buffer.from(name).reduce((hash, byte) => (Math.imul(hash, 31) + byte) >>> 0, 7);
}

function fromVendors<Value>(valueOf: (vendor: Vendor) => Value): Record<string, Value> {
  return Object.fromEntries(vendors.map((vendor) => [vendor.name, valueOf(vendor)]));
}

import { vendors } from '../contracts/catalog.ts';
import { sandboxForm, type SandboxForm, type SandboxInput } from '../contracts/control/sandbox.ts';
import type { Vendor } from '../contracts/core/vendor.ts';
import type { WorldSettings } from './core/world.ts';

/** Settles everything that a sandbox's form leaves open. Missing credentials are the fixed fake ones. */
export function settle(id: string, form: SandboxForm, credentialOf: (vendor: Vendor) => unknown = fakeCredential): WorldSettings {
  const given = form.credentials as Readonly<Record<string, object | undefined>>;
  const state = (form.state ?? {}) as Readonly<Record<string, unknown>>;
  return {
    id,
    credentials: fromVendors((vendor) => Object.assign({}, credentialOf(vendor), dropUndefined(given[vendor.name] ?? {}))),
    clock: form.clock,
    state: fromVendors((vendor) => state[vendor.name] ?? vendor.state.parse({})),
    limits: form.limits as WorldSettings['limits'],
    quotas: form.quotas as WorldSettings['quotas'],
    random: form.random,
    profile: form.assumptions.profile,
    choices: form.assumptions.choices,
    faults: form.faults,
  };
}

/** The same for a form that nobody has validated yet. Throws a ZodError. */
export function settleInput(id: string, input: SandboxInput): WorldSettings {
  return settle(id, sandboxForm.parse(input));
}

function fakeCredential(vendor: Vendor): unknown {
  return vendor.credential.fake;
}

function fromVendors<Value>(valueOf: (vendor: Vendor) => Value): Record<string, Value> {
  return Object.fromEntries(vendors.map((vendor) => [vendor.name, valueOf(vendor)]));
}

function dropUndefined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

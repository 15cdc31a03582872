import { vendors } from '../../contracts/catalog.ts';
import { sandboxForm, type SandboxForm, type SandboxInput } from '../../contracts/control/config.ts';
import { demoNames } from '../../contracts/core/contract/demo.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { checkGiven } from './wrong-form.ts';
import { defaultSandbox, type Emulator } from '../core/engine/emulator.ts';
import { createNamedIds, type SeededIds } from '../core/engine/seeded-ids.ts';
import type { SandboxSettings } from '../core/sandbox/sandbox.ts';

/** Whether a vendor's credential with an id belongs to a sandbox already. */
export type IsTaken = (vendor: string, credentialId: string) => boolean;

/** Asks the sandboxes that there are. */
export function takenIn(emulator: Emulator): IsTaken {
  return (vendor, credentialId) => emulator.findByCredential(vendor, credentialId) !== undefined;
}

/**
 * Settles everything that a sandbox's form leaves open; what is minted is nobody else's. Where no state is given, every sandbox
 * has the demo state: the default one and each that is made later, here and at the control API.
 */
export function settle(id: string, form: SandboxForm, isTaken: IsTaken): SandboxSettings {
  const given = form.credentials as Readonly<Record<string, object | undefined>>;
  const state = form.state as Readonly<Record<string, unknown>> | undefined;
  const ids = createNamedIds(id);
  const credentials = fromVendors((vendor) =>
    completeCredential(vendor, id, given[vendor.name], () => mint(vendor, ids, isTaken)),
  );
  return {
    id,
    credentials,
    clock: form.clock,
    state: fromVendors((vendor) =>
      state
        ? (state[vendor.name] ?? vendor.state.parse({}))
        : vendor.state.parse(vendor.demoState(demoNames, credentials[vendor.name])),
    ),
    limits: form.limits as SandboxSettings['limits'],
    quotas: form.quotas as SandboxSettings['quotas'],
    random: form.random,
    assumptions: form.assumptions,
    faults: form.faults,
    steps: [],
  };
}

/** The same for a form that nobody has validated yet. Throws a `WrongForm`. */
export function settleInput(
  id: string,
  input: SandboxInput,
  isTaken: IsTaken = () => false,
): SandboxSettings {
  return settle(id, checkGiven(input, sandboxForm), isTaken);
}

/**
 * What is left out of a credential takes the fixed fake value. Where nothing is given, only the default sandbox takes
 * the fake one: the others get minted ones, since two sandboxes cannot share a credential.
 */
function completeCredential(
  { credential }: Vendor,
  id: string,
  given: object | undefined,
  mintOne: () => unknown,
): unknown {
  if (!given && id !== defaultSandbox) return mintOne();
  const set = Object.entries(given ?? {}).filter(([, value]) => value !== undefined);
  return Object.assign({}, credential.fake, Object.fromEntries(set));
}

/** Draws until the id is free: a vendor whose ids are short numbers has two of the same now and then. */
function mint({ name, credential }: Vendor, ids: SeededIds, isTaken: IsTaken): unknown {
  let minted: unknown = credential.mint(ids);
  while (isTaken(name, credential.id(minted))) minted = credential.mint(ids);
  return minted;
}

function fromVendors<Value>(valueOf: (vendor: Vendor) => Value): Record<string, Value> {
  return Object.fromEntries(vendors.map((vendor) => [vendor.name, valueOf(vendor)]));
}

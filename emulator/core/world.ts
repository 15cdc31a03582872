import { choiceOf, type Assume, type Assumptions, type Profile } from '../../contracts/core/assumption.ts';
import type { FaultRule } from '../../contracts/core/fault.ts';
import type { Limit, Operation } from '../../contracts/core/operation.ts';
import type { Vendor } from '../../contracts/core/vendor.ts';
import { Clock, type ClockSetting, type HostClock } from './clock.ts';
import { createFaults, type Faults } from './faults.ts';
import { createSeededIds, type SeededIds } from './ids.ts';
import type { Implementation } from './implement.ts';
import { createRateWindows, type RateWindows } from './rates.ts';

/** Everything that is chosen about a sandbox before its first call. Vendors are keyed by name. */
export interface WorldSettings {
  readonly id: string;
  readonly credentials: Readonly<Record<string, unknown>>;
  readonly clock: ClockSetting;
  /** Each vendor's state, in the vendor's own form. */
  readonly state: Readonly<Record<string, unknown>>;
  readonly limits: Readonly<Record<string, Readonly<Record<string, Limit>>>>;
  readonly quotas: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The seed of everything that is generated. */
  readonly random: number;
  readonly profile: Profile;
  /** Choices by assumption id; they win over the profile. */
  readonly choices: Readonly<Record<string, string>>;
  readonly faults: readonly FaultRule[];
}

/** One sandbox: everything that can change. Two worlds share nothing. */
export interface World {
  readonly settings: WorldSettings;
  readonly clock: Clock;
  readonly ids: SeededIds;
  readonly rates: RateWindows;
  readonly faults: Faults;
  /** Each vendor's state, by vendor name. */
  readonly states: Map<string, unknown>;
}

export function createWorld(settings: WorldSettings, implementations: readonly Implementation[], host: HostClock): World {
  const ids = createSeededIds(settings.random);
  return {
    settings,
    clock: new Clock(settings.clock, host),
    ids,
    rates: createRateWindows(),
    faults: createFaults(settings.faults, ids),
    states: new Map(implementations.map(({ vendor, keeper }) => [vendor.name, keeper.load(settings.state[vendor.name])])),
  };
}

/** How this world answers the questions of a vendor's ledger. */
export function assumeIn(world: World, vendor: Vendor): Assume<Assumptions> {
  const { profile, choices } = world.settings;
  return (id) => {
    const assumption = vendor.assumptions[id];
    if (!assumption) throw new Error(`${vendor.name} has no assumption ${id}`);
    return choices[id] ?? choiceOf(assumption, profile);
  };
}

/** The limit in force for an operation: a fault's, else the sandbox's own, else the documented one. */
export function rateIn(world: World, vendor: string, key: string, operation: Operation): Limit | undefined {
  const limit = world.settings.limits[vendor]?.[key] ?? operation.rate;
  const requests = world.faults.rateLimit(vendor, key);
  return requests === undefined ? limit : { requests, perSeconds: limit?.perSeconds ?? 1 };
}

export function quotaIn(world: World, vendor: Vendor, key: string, name: string): number {
  const quota = vendor.quotas?.[name];
  if (!quota) throw new Error(`${vendor.name} has no quota ${name}`);
  return world.faults.quota(vendor.name, key, name) ?? world.settings.quotas[vendor.name]?.[name] ?? quota.limit;
}

import {
  choiceOf,
  type Assume,
  type Assumptions,
  type Profile,
} from '../../../contracts/core/contract/assumption.ts';
import type { FaultRule } from '../../../contracts/core/config/fault-rule.ts';
import { printJson } from '../../../contracts/core/wire/json.ts';
import type { Limit, Operation } from '../../../contracts/core/contract/operation.ts';
import type { Excess, Route, Vendor } from '../../../contracts/core/contract/vendor.ts';
import { Clock, type ClockSetting, type HostClock } from '../engine/clock.ts';
import { createFaults, type Faults } from '../faults/faults.ts';
import { createJudge, type Judge } from '../findings/analyzer.ts';
import { longNumbersIn } from '../findings/long-id-rules.ts';
import { createNamedIds, createSeededIds, type SeededIds } from '../engine/seeded-ids.ts';
import type { Implementation } from '../engine/handler.ts';
import { createJournal, type Journal } from '../journal/journal.ts';
import { createOutbox, type Outbox } from '../engine/callback-queue.ts';
import { createRateWindows, type RateWindows } from '../limits/rate-windows.ts';
import { createScript, type Script, type ScriptStep } from '../scenario/steps.ts';

/** A profile, and choices by assumption id, which win over it. */
export interface LedgerChoices {
  readonly profile: Profile;
  readonly choices: Readonly<Record<string, string>>;
}

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
  readonly ledger: LedgerChoices;
  readonly faults: readonly FaultRule[];
  /** What happens to the sandbox by itself. */
  readonly steps: readonly ScriptStep[];
}

/** One sandbox: everything that can change. Two worlds share nothing. */
export interface World {
  readonly settings: WorldSettings;
  /** The settings that a reset goes back to: a scenario's do not count. */
  readonly origin: WorldSettings;
  /** By vendor name; they start as the settings have them, and a scenario may rotate their secrets. */
  readonly credentials: Map<string, unknown>;
  readonly clock: Clock;
  readonly ids: SeededIds;
  /** Ids for replies to what is no call: these neither disturb the sandbox's own nor stand in its snapshots. */
  readonly strayIds: SeededIds;
  readonly rates: RateWindows;
  readonly faults: Faults;
  readonly journal: Journal;
  /** What is found in the calls while they pass. */
  readonly judge: Judge;
  readonly script: Script;
  readonly outbox: Outbox;
  /** How the questions of the vendors' ledgers are answered here; may be exchanged while the sandbox lives. */
  ledger: LedgerChoices;
  /** Each vendor's state, by vendor name. */
  readonly states: Map<string, unknown>;
}

export function createWorld(
  settings: WorldSettings,
  implementations: readonly Implementation[],
  host: HostClock,
  origin = settings,
): World {
  const ids = createSeededIds(settings.random);
  const clock = new Clock(settings.clock, host);
  const states = implementations.map(
    ({ vendor, keeper }) => [vendor.name, keeper.load(settings.state[vendor.name], clock.now())] as const,
  );
  const worldStates = new Map(states);
  let judge: Judge | undefined;
  return {
    settings,
    origin,
    credentials: new Map(Object.entries(settings.credentials)),
    clock,
    ids,
    strayIds: createNamedIds(`replies to no call, seed ${settings.random}`),
    rates: createRateWindows(),
    faults: createFaults(settings.faults, ids),
    journal: createJournal(),
    // It is most of what a sandbox weighs, and nobody asks most of them.
    get judge() {
      judge ??= createJudge((vendor) => longIdsIn(implementations, worldStates, vendor));
      return judge;
    },
    outbox: createOutbox(),
    script: createScript(settings.steps, clock.now()),
    ledger: settings.ledger,
    states: worldStates,
  };
}

/** The ids in a vendor's state that a double may not hold. */
function longIdsIn(
  implementations: readonly Implementation[],
  states: ReadonlyMap<string, unknown>,
  name: string,
): ReadonlySet<string> {
  const keeper = implementations.find(({ vendor }) => vendor.name === name)?.keeper;
  return new Set(keeper ? longNumbersIn(printJson(keeper.save(states.get(name)))) : []);
}

/** How this world answers the questions of a vendor's ledger. */
export function assumeIn(world: World, vendor: Vendor): Assume<Assumptions> {
  const { profile, choices } = world.ledger;
  return (id) => {
    const assumption = vendor.assumptions[id];
    if (!assumption) throw new Error(`${vendor.name} has no assumption ${id}`);
    return choices[id] ?? choiceOf(assumption, profile);
  };
}

/** The limit of an operation without any faults: the sandbox's own, else the documented one. */
export function ownRateIn(
  { settings }: Pick<World, 'settings'>,
  vendor: string,
  key: string,
  operation: Operation,
): Limit | undefined {
  return settings.limits[vendor]?.[key] ?? operation.rate;
}

/** The limit in force for an operation: a fault's, else the sandbox's own, else the documented one. */
export function rateIn(world: World, vendor: string, key: string, operation: Operation): Limit | undefined {
  const limit = ownRateIn(world, vendor, key, operation);
  const override = world.faults.rateLimit(vendor, key);
  return override ? { requests: override.limit, perSeconds: limit?.perSeconds ?? 1 } : limit;
}

/** Counts a call against the limit in force. */
export function takeRate(
  world: World,
  vendor: string,
  { key, operation }: Route,
  now: number,
): Excess | undefined {
  const limit = rateIn(world, vendor, key, operation);
  if (!limit) return undefined;
  world.faults.rateLimit(vendor, key)?.use();
  return world.rates.take(rateKey(vendor, key), limit, now);
}

/** Counts a call against the limit of the vendor as a whole, if there is one. */
export function takeVendorRate(world: World, vendor: Vendor, now: number): Excess | undefined {
  return vendor.rate && world.rates.takeOrBlock(rateKey(vendor.name, '*'), vendor.rate, now);
}

/** When a vendor that has blocked everybody serves calls again, in milliseconds since 1970. */
export function blockEndsAt(world: World, vendor: Vendor, now: number): number | undefined {
  return world.rates.blockedUntil(rateKey(vendor.name, '*'), now);
}

/** When the limit of an operation lets calls through again, if it is used up. */
export function rateOpensAt(
  world: World,
  vendor: string,
  { key, operation }: Omit<Route, 'parameters'>,
  now: number,
): number | undefined {
  const limit = rateIn(world, vendor, key, operation);
  return limit && world.rates.fullUntil(rateKey(vendor, key), limit, now);
}

/** The quota in force: a fault's, else the sandbox's own, else the documented one. */
export function quotaIn(world: World, vendor: Vendor, key: string, name: string): number {
  const quota = vendor.quotas?.[name];
  if (!quota) throw new Error(`${vendor.name} has no quota ${name}`);
  const override = world.faults.quota(vendor.name, key, name);
  override?.use();
  return override?.limit ?? world.settings.quotas[vendor.name]?.[name] ?? quota.limit;
}

function rateKey(vendor: string, key: string): string {
  return `${vendor} ${key}`;
}

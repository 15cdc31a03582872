import {
  valueInProfile,
  type Assume,
  type Assumptions,
  type Profile,
} from '../../../contracts/core/contract/assumption.ts';
import type { FaultRule } from '../../../contracts/core/config/fault-rule.ts';
import { printJson } from '../../../contracts/core/wire/json.ts';
import type { Excess } from '../../../contracts/core/contract/reason.ts';
import type { Limit, Operation } from '../../../contracts/core/contract/operation.ts';
import type { Route, Vendor } from '../../../contracts/core/contract/vendor.ts';
import { Clock, type ClockSetting, type HostClock } from '../engine/clock.ts';
import { createFaults, type Faults } from '../faults/faults.ts';
import { createAnalyzer, type Analyzer } from '../findings/analyzer.ts';
import { longNumbersIn } from '../findings/long-id-rules.ts';
import { createNamedIds, createSeededIds, type SeededIds } from '../engine/seeded-ids.ts';
import type { Defects } from '../engine/defects.ts';
import type { Implementation } from '../engine/handler.ts';
import { createJournal, type Journal } from '../journal/journal.ts';
import { createCallbackQueue, type CallbackQueue } from '../engine/callback-queue.ts';
import { createRateWindows, type RateWindows } from '../limits/rate-windows.ts';
import { createScript, type Script, type ScriptStep } from '../scenario/steps.ts';

/** A profile, and values by assumption id, which win over it. */
export interface AssumptionSettings {
  /** The profile that decides what `values` leaves open. */
  readonly profile: Profile;
  /** The choices that win over the profile, by the id of the assumption. */
  readonly values: Readonly<Record<string, string>>;
}

interface DecidedAssumptions {
  /** What they were worked out from. */
  readonly settings: AssumptionSettings;
  /** How the sandbox decides an assumption, by its id. */
  readonly assume: Assume<Assumptions>;
}

/** Everything that is chosen about a sandbox before its first call. Vendors are keyed by name. */
export interface SandboxSettings {
  /** The id of the sandbox. */
  readonly id: string;
  /** Its credentials, by vendor. */
  readonly credentials: Readonly<Record<string, unknown>>;
  /** How its clock is set at the start. */
  readonly clock: ClockSetting;
  /** Each vendor's state, in the vendor's own form. */
  readonly state: Readonly<Record<string, unknown>>;
  /** Limits in the place of the documented ones, by vendor and operation. */
  readonly limits: Readonly<Record<string, Readonly<Record<string, Limit>>>>;
  /** Quotas in the place of the documented ones, by vendor and name. */
  readonly quotas: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The seed of everything that is generated. */
  readonly random: number;
  /** How it decides assumptions. */
  readonly assumptions: AssumptionSettings;
  /** The fault rules at the start. */
  readonly faults: readonly FaultRule[];
  /** What happens to the sandbox by itself. */
  readonly steps: readonly ScriptStep[];
  /** The name of the scenario that these are of, where they are one's. */
  readonly scenario?: string;
}

/** One sandbox: everything that can change. Two sandboxes share nothing. */
export interface Sandbox {
  /** What the sandbox was made of; a reset goes back to it. */
  readonly settings: SandboxSettings;
  /** The settings that a reset goes back to: a scenario's do not count. */
  readonly origin: SandboxSettings;
  /** By vendor name; they start as the settings have them, and a scenario may rotate their secrets. */
  readonly credentials: Map<string, unknown>;
  /** Its clock. */
  readonly clock: Clock;
  /** Where its ids come from. */
  readonly ids: SeededIds;
  /** Ids for replies to what is no call: these neither disturb the sandbox's own nor stand in its snapshots. */
  readonly strayIds: SeededIds;
  /** How far the limits of its operations are used up. */
  readonly rates: RateWindows;
  /** Its fault rules, with their counts. */
  readonly faults: Faults;
  /** Its calls. */
  readonly journal: Journal;
  /** What is found in the calls while they pass. */
  readonly analyzer: Analyzer;
  /** The steps of its scenario. */
  readonly script: Script;
  /** The callbacks that it sends. */
  readonly callbackQueue: CallbackQueue;
  /** How what the vendors leave open is decided here; may be exchanged while the sandbox lives. */
  assumptions: AssumptionSettings;
  /** The same for each vendor that has been asked, worked out; by vendor name. */
  readonly answers: Map<string, DecidedAssumptions>;
  /** What each vendor has. */
  readonly states: VendorStates;
}

/** Each vendor's state, by vendor name. */
export interface VendorStates {
  /** The state of a vendor. */
  get(vendor: string): unknown;
  /** Puts another state in its place. */
  set(vendor: string, state: unknown): void;
}

/** What every sandbox of an emulator is made with. */
export interface Surroundings {
  readonly implementations: readonly Implementation[];
  readonly host: HostClock;
  readonly defects: Pick<Defects, 'report'>;
}

export function createSandbox(
  settings: SandboxSettings,
  { implementations, host, defects }: Surroundings,
  origin = settings,
): Sandbox {
  const ids = createSeededIds(settings.random);
  const clock = new Clock(settings.clock, host);
  const states = createStates(settings.state, implementations, clock.now());
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
    analyzer: createAnalyzer(
      (vendor) => longIdsIn(implementations, states, vendor),
      (error) => {
        defects.report('the analysis of a call', error);
      },
    ),
    callbackQueue: createCallbackQueue(),
    script: createScript(settings.steps, clock.now()),
    assumptions: settings.assumptions,
    answers: new Map(),
    states,
  };
}

/** States are loaded when they are asked for, since most sandboxes are called as one vendor; `now` is when all of them begin. */
function createStates(
  forms: SandboxSettings['state'],
  implementations: readonly Implementation[],
  now: number,
): VendorStates {
  const loaded = new Map<string, unknown>();
  const load = (name: string): unknown => {
    const { stateStore } = implementations.find(({ vendor }) => vendor.name === name) ?? {};
    const state = stateStore?.load(forms[name], now);
    loaded.set(name, state);
    return state;
  };
  return {
    get: (name) => loaded.get(name) ?? load(name),
    set: (name, state) => void loaded.set(name, state),
  };
}

/** The ids in a vendor's state that a double may not hold. */
function longIdsIn(
  implementations: readonly Implementation[],
  states: VendorStates,
  name: string,
): ReadonlySet<string> {
  const stateStore = implementations.find(({ vendor }) => vendor.name === name)?.stateStore;
  return new Set(stateStore ? longNumbersIn(printJson(stateStore.save(states.get(name)))) : []);
}

/** How this sandbox answers the questions that a vendor's documents leave open. */
export function assumeIn(sandbox: Sandbox, vendor: Vendor): Assume<Assumptions> {
  const { assumptions, answers } = sandbox;
  const known = answers.get(vendor.name);
  if (known?.settings === assumptions) return known.assume;
  const assume = decide(assumptions, vendor);
  answers.set(vendor.name, { settings: assumptions, assume });
  return assume;
}

/** Every call asks a dozen questions, so that they are decided once. */
function decide({ profile, values }: AssumptionSettings, vendor: Vendor): Assume<Assumptions> {
  const decided = new Map(
    Object.entries(vendor.assumptions).map(([id, assumption]) => [
      id,
      values[id] ?? valueInProfile(assumption, profile),
    ]),
  );
  return (id) => {
    const answer = decided.get(id);
    if (answer === undefined) throw new Error(`${vendor.name} has no assumption ${id}`);
    return answer;
  };
}

/** The limit of an operation without any faults: the sandbox's own, else the documented one. */
export function ownRateIn(
  { settings }: Pick<Sandbox, 'settings'>,
  vendor: string,
  key: string,
  operation: Operation,
): Limit | undefined {
  return settings.limits[vendor]?.[key] ?? operation.rate;
}

/** The limit in force for an operation: a fault's, else the sandbox's own, else the documented one. */
export function rateIn(
  sandbox: Sandbox,
  vendor: string,
  key: string,
  operation: Operation,
): Limit | undefined {
  const limit = ownRateIn(sandbox, vendor, key, operation);
  const override = sandbox.faults.hasRules ? sandbox.faults.rateLimit(vendor, key) : undefined;
  return override ? { requests: override.limit, perSeconds: limit?.perSeconds ?? 1 } : limit;
}

/** Counts a call against the limit of the vendor as a whole, if there is one. */
export function takeVendorRate(sandbox: Sandbox, vendor: Vendor, now: number): Excess | undefined {
  return vendor.rate && sandbox.rates.takeOrBlock(rateKey(vendor.name, '*'), vendor.rate, now);
}

/** When a vendor that has blocked everybody serves calls again, in milliseconds since 1970. */
export function blockEndsAt(sandbox: Sandbox, vendor: Vendor, now: number): number | undefined {
  return sandbox.rates.blockedUntil(rateKey(vendor.name, '*'), now);
}

/** When the limit of an operation lets calls through again, if it is used up. */
export function rateOpensAt(
  sandbox: Sandbox,
  vendor: string,
  { key, operation }: Omit<Route, 'parameters'>,
  now: number,
): number | undefined {
  const limit = rateIn(sandbox, vendor, key, operation);
  return limit && sandbox.rates.fullUntil(rateKey(vendor, key), limit, now);
}

/** How far an operation has used its limit up; undefined where it has none. */
export function readMeter(
  sandbox: Sandbox,
  vendor: string,
  { key, operation }: Omit<Route, 'parameters'>,
  now: number,
): Meter | undefined {
  const limit = rateIn(sandbox, vendor, key, operation);
  return limit && { ...limit, count: sandbox.rates.countIn(rateKey(vendor, key), limit, now) };
}

/** A limit, and how many calls of its window there were. */
interface Meter extends Limit {
  readonly count: number;
}

/** The quota in force: a fault's, else the sandbox's own, else the documented one. */
export function quotaIn(sandbox: Sandbox, vendor: Vendor, key: string, name: string): number {
  const limit = readQuota(sandbox, vendor, key, name);
  sandbox.faults.quota(vendor.name, key, name)?.use();
  return limit;
}

/** The same for somebody who only looks: no fault has fired by that. */
export function readQuota({ faults, settings }: Sandbox, vendor: Vendor, key: string, name: string): number {
  const quota = vendor.quotas?.[name];
  if (!quota) throw new Error(`${vendor.name} has no quota ${name}`);
  return faults.quota(vendor.name, key, name)?.limit ?? settings.quotas[vendor.name]?.[name] ?? quota.limit;
}

/** What the windows of a sandbox know an operation's counter by. */
export function rateKey(vendor: string, key: string): string {
  return `${vendor} ${key}`;
}

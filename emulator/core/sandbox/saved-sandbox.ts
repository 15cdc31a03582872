import type { FaultRule } from '../../../contracts/core/config/fault-rule.ts';
import type { ClockSetting, HostClock } from '../engine/clock.ts';
import type { Implementation } from '../engine/handler.ts';
import { restoreSnapshot, takeSnapshot, type Snapshot } from './snapshot.ts';
import { createWorld, type LedgerChoices, type World, type WorldSettings } from './sandbox.ts';

/** A whole world as plain JSON: its snapshot, and what a snapshot leaves to the settings. The journal is not in it. */
export interface SavedWorld {
  readonly settings: WorldSettings;
  /** Only where a scenario has made it differ from the settings. */
  readonly origin?: WorldSettings;
  readonly credentials: Readonly<Record<string, unknown>>;
  /** The credentials by which calls find the world, as the owners name them. */
  readonly claims: readonly string[];
  readonly clock: ClockSetting;
  /** When the seconds of the scenario's steps began to count, in milliseconds since 1970. */
  readonly start: number;
  readonly ledger: LedgerChoices;
  readonly faultRules: readonly FaultRule[];
  readonly snapshot: Snapshot;
}

export function saveWorld(
  world: World,
  claims: readonly string[],
  implementations: readonly Implementation[],
): SavedWorld {
  const { settings, origin } = world;
  return {
    settings,
    ...(origin !== settings && { origin }),
    credentials: Object.fromEntries(world.credentials),
    claims,
    clock: world.clock.setting,
    start: world.script.start(),
    ledger: world.ledger,
    faultRules: world.faults.report().map(({ rule }) => rule),
    snapshot: takeSnapshot(world, implementations),
  };
}

/** Makes the world again; it answers as the saved one would have. */
export function restoreWorld(
  { settings, origin = settings, credentials, clock, start, ledger, faultRules, snapshot }: SavedWorld,
  implementations: readonly Implementation[],
  host: HostClock,
): World {
  const empty = Object.fromEntries(
    implementations.map(({ vendor }) => [vendor.name, vendor.state.parse({})]),
  );
  const present = { ...settings, credentials, clock, ledger, faults: faultRules, state: empty };
  const world: World = { ...createWorld(present, implementations, host), settings, origin };
  restoreSnapshot(world, implementations, snapshot);
  world.script.restore(snapshot.steps, start);
  return world;
}

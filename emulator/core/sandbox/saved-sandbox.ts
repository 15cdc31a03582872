import type { FaultRule } from '../../../contracts/core/config/fault-rule.ts';
import type { ClockSetting } from '../engine/clock.ts';
import type { Implementation } from '../engine/handler.ts';
import { restoreSnapshot, takeSnapshot, type Snapshot } from './snapshot.ts';
import {
  createSandbox,
  type AssumptionSettings,
  type Sandbox,
  type SandboxSettings,
  type Surroundings,
} from './sandbox.ts';

/** A whole sandbox as plain JSON: its snapshot, and what a snapshot leaves to the settings. The journal is not in it. */
export interface SavedSandbox {
  /** What the sandbox was made of. */
  readonly settings: SandboxSettings;
  /** Only where a scenario has made it differ from the settings. */
  readonly origin?: SandboxSettings;
  /** Its credentials, by vendor. */
  readonly credentials: Readonly<Record<string, unknown>>;
  /** The credentials by which calls find the sandbox, as the owners name them. */
  readonly claims: readonly string[];
  /** How its clock is set. */
  readonly clock: ClockSetting;
  /** When the seconds of the scenario's steps began to count, in milliseconds since 1970. */
  readonly start: number;
  /** How it decides assumptions. */
  readonly assumptions: AssumptionSettings;
  /** Its fault rules. */
  readonly faultRules: readonly FaultRule[];
  /** Its state, and what else decides the next reply. */
  readonly snapshot: Snapshot;
}

export function saveSandbox(
  sandbox: Sandbox,
  claims: readonly string[],
  implementations: readonly Implementation[],
): SavedSandbox {
  const { settings, origin } = sandbox;
  return {
    settings,
    ...(origin !== settings && { origin }),
    credentials: Object.fromEntries(sandbox.credentials),
    claims,
    clock: sandbox.clock.setting,
    start: sandbox.script.start(),
    assumptions: sandbox.assumptions,
    faultRules: sandbox.faults.report().map(({ rule }) => rule),
    snapshot: takeSnapshot(sandbox, implementations),
  };
}

/** Makes the sandbox again; it answers as the saved one would have. */
export function restoreSandbox(
  { settings, origin = settings, credentials, clock, start, assumptions, faultRules, snapshot }: SavedSandbox,
  surroundings: Surroundings,
): Sandbox {
  const { implementations } = surroundings;
  const empty = Object.fromEntries(
    implementations.map(({ vendor }) => [vendor.name, vendor.state.parse({})]),
  );
  const present = { ...settings, credentials, clock, assumptions, faults: faultRules, state: empty };
  const sandbox: Sandbox = { ...createSandbox(present, surroundings), settings, origin };
  restoreSnapshot(sandbox, implementations, snapshot);
  sandbox.script.restore(snapshot.steps, start);
  return sandbox;
}

import { originList, type SandboxForm, type SandboxInput } from '../contracts/control/config.ts';
import type { HostClock } from './core/clock.ts';
import { createEmulator as createCore, defaultSandbox, type Emulator } from './core/emulator.ts';
import type { Perturb } from './core/perturb/answered-call.ts';
import type { SavedWorld } from './core/saved-world.ts';
import type { WorldSettings } from './core/world.ts';
import { settle, settleInput } from './settings.ts';
import { implementations } from './vendors/index.ts';

export interface AssemblyOptions {
  /** The machine's time in milliseconds since 1970. */
  readonly machineClock?: HostClock;
  /** `off` leaves the `x-understudy-…` headers out of replies. */
  readonly marks?: 'on' | 'off';
  /**
   * Web pages that may call the vendors' ports besides those of this machine, by their origins: `https://app.example`.
   * Whatever a page of another origin sends is refused at the door. Throws a ZodError for what is no origin.
   */
  readonly allowOrigins?: readonly string[];
  /** Changes the bodies of replies on their way out. */
  readonly perturb?: Perturb;
}

/** An emulator of all vendors, with new sandboxes and saved ones. */
export function assemble(
  sandboxes: readonly WorldSettings[],
  options: AssemblyOptions,
  saved: readonly SavedWorld[] = [],
): Emulator {
  return createCore({
    implementations: Object.values(implementations),
    host: options.machineClock ?? Date.now,
    marks: options.marks ?? 'on',
    allowedOrigins: originList.parse(options.allowOrigins ?? []),
    ...(options.perturb && { perturb: options.perturb }),
    saved,
    sandboxes,
  });
}

/** Settles sandboxes that nobody has validated yet, and the default one. Throws a ZodError. */
export function settleInputs(sandboxes: Readonly<Record<string, SandboxInput>>): readonly WorldSettings[] {
  const named = { [defaultSandbox]: {}, ...sandboxes };
  return Object.entries(named).map(([id, input]) => settleInput(id, input));
}

/** The same for sandboxes that have been validated already. */
export function settleForms(sandboxes: Readonly<Record<string, SandboxForm>>): readonly WorldSettings[] {
  const given = Object.entries(sandboxes).map(([id, form]) => settle(id, form));
  const hasDefault = sandboxes[defaultSandbox] !== undefined;
  return hasDefault ? given : [settleInput(defaultSandbox, {}), ...given];
}

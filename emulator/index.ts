import type { SandboxInput } from '../contracts/control/sandbox.ts';
import type { HostClock } from './core/clock.ts';
import { createEmulator as createCore, defaultSandbox, type Emulator } from './core/emulator.ts';
import type { WorldSettings } from './core/world.ts';
import { settleInput } from './settings.ts';
import { implementations } from './vendors/index.ts';

export interface CreateOptions {
  /** Sandboxes by name, in the form of a configuration file. There is always one called `default`. */
  readonly sandboxes?: Readonly<Record<string, SandboxInput>>;
  /** The machine's time in milliseconds since 1970. */
  readonly host?: HostClock;
}

/** An emulator of all vendors, without a server. Throws a ZodError for a sandbox whose form is wrong. */
export function createEmulator({ sandboxes = {}, host = Date.now }: CreateOptions = {}): Emulator {
  const named = { [defaultSandbox]: {}, ...sandboxes };
  const settings = Object.entries(named).map(([id, input]) => settleInput(id, input));
  return createCore({
    implementations: Object.values(implementations),
    host,
    sandboxes: settings as unknown as readonly [WorldSettings, ...WorldSettings[]],
  });
}

import type { SandboxForm, SandboxInput } from '../contracts/control/config.ts';
import type { HostClock } from './core/clock.ts';
import { createEmulator as createCore, defaultSandbox, type Emulator } from './core/emulator.ts';
import type { Perturb } from './core/perturb/answered-call.ts';
import type { WorldSettings } from './core/world.ts';
import { startServer, type RunningServer, type ServerOptions } from './server.ts';
import { settle, settleInput } from './settings.ts';
import { implementations } from './vendors/index.ts';

export interface CreateOptions {
  /** Sandboxes by name, in the form of a configuration file. There is always one called `default`. */
  readonly sandboxes?: Readonly<Record<string, SandboxInput>>;
  /** The machine's time in milliseconds since 1970. */
  readonly machineClock?: HostClock;
  /** `off` leaves the `x-understudy-…` headers out of replies. */
  readonly marks?: 'on' | 'off';
  /** Changes the bodies of replies on their way out. */
  readonly perturb?: Perturb;
}

/** An emulator of all vendors, without a server. Throws a ZodError for a sandbox whose form is wrong. */
export function createEmulator({ sandboxes = {}, ...rest }: CreateOptions = {}): Emulator {
  const named = { [defaultSandbox]: {}, ...sandboxes };
  return assemble(
    Object.entries(named).map(([id, input]) => settleInput(id, input)),
    rest,
  );
}

/** The same from a configuration that has been read and validated already. */
export function createConfiguredEmulator(
  sandboxes: Readonly<Record<string, SandboxForm>>,
  options: Omit<CreateOptions, 'sandboxes'> = {},
): Emulator {
  const given = Object.entries(sandboxes).map(([id, form]) => settle(id, form));
  const hasDefault = sandboxes[defaultSandbox] !== undefined;
  return assemble(hasDefault ? given : [settleInput(defaultSandbox, {}), ...given], options);
}

/** An emulator of all vendors with its sockets open. Throws a `PortTaken`. */
export function startEmulator(options: CreateOptions & ServerOptions = {}): Promise<RunningServer> {
  return startServer(createEmulator(options), options);
}

function assemble(sandboxes: readonly WorldSettings[], options: Omit<CreateOptions, 'sandboxes'>): Emulator {
  return createCore({
    implementations: Object.values(implementations),
    host: options.machineClock ?? Date.now,
    marks: options.marks ?? 'on',
    ...(options.perturb && { perturb: options.perturb }),
    sandboxes,
  });
}

import type { SandboxInput } from '../../contracts/control/config.ts';
import { sandboxOf } from '../../emulator/recipes/recipe-scenario.ts';
import { printJson } from '../../contracts/core/wire/json.ts';
import type { Exchange } from '../../emulator/core/engine/emulator.ts';
import { defaultSandbox } from '../../emulator/core/engine/emulator.ts';
import type { Sandbox, SandboxSettings } from '../../emulator/core/sandbox/sandbox.ts';
import { startEmulator } from '../../emulator/index.ts';
import type { RunningServer } from '../../emulator/server.ts';
import { settleInput } from '../../emulator/assembly/resolve-settings.ts';
import type { Attempt } from './attempts.ts';
import { openWire, type Wire } from './wire.ts';

/** A server that listens, and everything that it heard since the last look. */
export interface Setup {
  readonly server: RunningServer;
  /** The default sandbox, as an attempt wants it. */
  setUp(attempt: Attempt): Sandbox;
  sandbox(): Sandbox;
  /** The calls since the last time that this was asked. */
  heard(): readonly Exchange[];
  /** A vendor's state, as a text. */
  stateOf(vendor: string): string;
  /** A connection that is kept: to a vendor by its name, or to `control`. */
  wire(origin: string): Wire;
  close(): Promise<void>;
}

export async function openSetup(): Promise<Setup> {
  const server = await startEmulator({ port: 0 });
  const { emulator, baseUrls, controlUrl } = server;
  let exchanges: Exchange[] = [];
  emulator.listen((exchange) => exchanges.push(exchange));
  const wires = new Map<string, Wire>();
  const settled = new Map<string, SandboxSettings>();
  const sandbox = (): Sandbox => emulator.sandbox(defaultSandbox)!;
  return {
    server,
    sandbox,
    setUp(attempt) {
      const name = `${attempt.profile} ${attempt.vendor.name} ${attempt.key} ${attempt.recipe.title}`;
      const settings = settled.get(name) ?? settle(attempt);
      settled.set(name, settings);
      exchanges = [];
      return emulator.replace(sandbox(), settings);
    },
    heard() {
      const since = exchanges;
      exchanges = [];
      return since;
    },
    stateOf: (vendor) =>
      printJson(emulator.implementation(vendor).stateStore.save(sandbox().states.get(vendor))),
    wire(origin) {
      const wire = wires.get(origin) ?? openWire(baseUrls[origin] ?? controlUrl);
      wires.set(origin, wire);
      return wire;
    },
    async close() {
      for (const wire of wires.values()) wire.close();
      await server.close();
    },
  };
}

function settle({ vendor, key, recipe, profile }: Attempt): SandboxSettings {
  // The form checks what the recipe's own types leave open.
  const sandbox = sandboxOf(vendor.name, key, recipe) as SandboxInput;
  const values = recipe.assumptions ?? {};
  return settleInput(defaultSandbox, { ...sandbox, assumptions: { profile, values } });
}

import { it, onTestFinished } from 'vitest';
import { createControlClient, type ControlClient } from '../../clients/control/index.ts';
import { TransportError, VendorError } from '../../clients/core/errors.ts';
import { neverRetry } from '../../clients/core/retry.ts';
import { clients } from '../../clients/index.ts';
import type { Emulator } from '../../emulator/core/engine/emulator.ts';
import { startEmulator } from '../../emulator/index.ts';

type Clients = { readonly [Vendor in keyof typeof clients]: ReturnType<(typeof clients)[Vendor]> };

/** A running emulator in which a scenario has started, as a program under test finds it. */
export interface ScenarioSetup {
  readonly emulator: Emulator;
  /** The environment that a child process gets. */
  readonly env: Readonly<Record<string, string>>;
  /** A typed client that never tries again by itself. */
  client<Vendor extends keyof Clients>(vendor: Vendor): Clients[Vendor];
  /** What the journal says became of each call, oldest first. */
  outcomes(): Promise<readonly string[]>;
}

const path = { id: 'default' };

/** Declares a test that has an emulator of its own, in which the scenario has started. */
export function inScenario(name: string, title: string, test: (setup: ScenarioSetup) => Promise<void>): void {
  it(`${name}: ${title}`, async () => {
    await test(await openSetup(name));
  });
}

async function openSetup(name: string): Promise<ScenarioSetup> {
  const server = await startEmulator({ port: 0 });
  onTestFinished(() => server.close());
  const control = createControlClient({ baseUrl: server.controlUrl });
  await control.startScenario({ path, body: { name } });
  const { env } = await control.getSandbox({ path });
  return {
    emulator: server.emulator,
    env,
    client: (vendor) => createClient(vendor, env),
    outcomes: () => readOutcomes(control),
  };
}

/** A typed client made from an environment, as a child process would make it. */
export function createClient<Vendor extends keyof Clients>(
  vendor: Vendor,
  environment: Readonly<Record<string, string>>,
  options: object = {},
): Clients[Vendor] {
  // A generic name cannot choose one signature among those of the four clients.
  const create = clients[vendor] as (options: object) => Clients[Vendor];
  return create({ environment, retry: neverRetry, ...options });
}

async function readOutcomes(control: ControlClient): Promise<readonly string[]> {
  const journal = await control.getJournal({ path });
  return (journal as { entries: { outcome: string }[] }).entries.map(({ outcome }) => outcome);
}

/** What a call comes to: `success`, the vendor's code, or `no reply`. */
export async function outcomeOf(call: Promise<unknown>): Promise<string | number> {
  try {
    await call;
    return 'success';
  } catch (error) {
    if (error instanceof VendorError) return (error as VendorError).code;
    if (error instanceof TransportError) return 'no reply';
    throw error;
  }
}

/** What several calls come to, one after the other. */
export async function outcomesOf(
  ...calls: readonly (() => Promise<unknown>)[]
): Promise<readonly (string | number)[]> {
  const outcomes: (string | number)[] = [];
  for (const call of calls) outcomes.push(await outcomeOf(call()));
  return outcomes;
}

/** Everything that a client's pages hold. */
export async function readAll<Item>(pages: AsyncIterable<Item>): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const item of pages) items.push(item);
  return items;
}

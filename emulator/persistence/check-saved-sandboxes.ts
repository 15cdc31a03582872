import { z } from 'zod';
import { clockSetting } from '../../contracts/control/config.ts';
import { vendors } from '../../contracts/catalog.ts';
import { faultRule } from '../../contracts/core/config/fault-rule.ts';
import type { HostClock } from '../core/engine/clock.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import type { SavedWorld } from '../core/sandbox/saved-sandbox.ts';
import { contentProblem } from './data-error.ts';

/** Makes an emulator of saved sandboxes. */
export type CreateSaved = (saved: readonly SavedWorld[], host: HostClock) => Emulator;

const record = z.record(z.string(), z.unknown());
const perVendor = z.record(z.string(), record);
const count = z.number();
const ledger = z.looseObject({ profile: z.string(), choices: z.record(z.string(), z.string()) });

const settings = z.looseObject({
  id: z.string().min(1),
  credentials: record,
  clock: clockSetting,
  state: record,
  limits: perVendor,
  quotas: perVendor,
  random: count,
  ledger,
  faults: z.array(faultRule),
  steps: z.array(record),
});

const credentials = z.looseObject(
  Object.fromEntries(vendors.map(({ name, credential }) => [name, credential.schema.optional()])),
);

/** What each sandbox of a log must be before it is made again; the vendors' states are judged by the vendors. */
const savedWorld = z.looseObject({
  settings,
  origin: settings.optional(),
  credentials,
  claims: z.array(z.string()),
  clock: clockSetting,
  start: count,
  ledger,
  faultRules: z.array(faultRule),
  snapshot: z.looseObject({
    version: z.literal(1),
    states: z.looseObject(Object.fromEntries(vendors.map(({ name, state }) => [name, state.optional()]))),
    generator: z.unknown(),
    rates: z.record(z.string(), z.tuple([count, count])),
    faults: z.array(z.tuple([count, count])),
    steps: z.array(z.unknown()),
  }),
});

/** Throws a `DataProblem` for the first sandbox of a log that cannot be made again; `line` is where the first one stands. */
export function checkWorlds(log: string, worlds: readonly SavedWorld[], create: CreateSaved): void {
  const owners = new Map<string, string>();
  for (const [index, world] of worlds.entries()) {
    const line = index + firstWorldLine;
    const read = savedWorld.safeParse(world);
    if (!read.success) throw contentProblem(log, line, `its sandbox has a wrong ${pathOf(read.error)}`);
    attempt(log, line, () => create([world], () => 0).save());
    for (const claim of [`the name "${world.settings.id}"`, ...world.claims.map((text) => `"${text}"`)]) {
      if (owners.has(claim))
        throw contentProblem(log, line, `another sandbox of the log has ${claim} already`);
      owners.set(claim, world.settings.id);
    }
  }
}

/** After the header. */
export const firstWorldLine = 2;

function attempt(log: string, line: number, run: () => unknown): void {
  try {
    run();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw contentProblem(log, line, `its sandbox cannot be made again (${said})`);
  }
}

function pathOf({ issues: [issue] }: z.ZodError): string {
  return issue && issue.path.length > 0 ? `"${issue.path.join('.')}"` : 'form';
}

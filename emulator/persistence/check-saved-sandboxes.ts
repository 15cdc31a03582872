import { z } from 'zod';
import { clockSetting } from '../../contracts/control/clock-forms.ts';
import { vendors } from '../../contracts/catalog.ts';
import { faultRule } from '../../contracts/core/config/fault-rule.ts';
import type { HostClock } from '../core/engine/clock.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import type { SandboxSettings } from '../core/sandbox/sandbox.ts';
import type { SavedSandbox } from '../core/sandbox/saved-sandbox.ts';
import { contentProblem } from './data-error.ts';

/** Makes an emulator of saved sandboxes. */
export type CreateSaved = (saved: readonly SavedSandbox[], host: HostClock) => Emulator;

const record = z.record(z.string(), z.unknown());
const perVendor = z.record(z.string(), record);
const count = z.number();
const assumptions = z.looseObject({ profile: z.string(), values: z.record(z.string(), z.string()) });

const settings = z.looseObject({
  id: z.string().min(1),
  credentials: record,
  clock: clockSetting,
  state: record,
  limits: perVendor,
  quotas: perVendor,
  random: count,
  assumptions,
  faults: z.array(faultRule),
  steps: z.array(record),
});

const credentials = z.looseObject(
  Object.fromEntries(vendors.map(({ name, credential }) => [name, credential.schema.optional()])),
);

/** What each sandbox of a log must be before it is made again; the vendors' states are checked by the vendors. */
const savedSandbox = z.looseObject({
  settings,
  origin: settings.optional(),
  credentials,
  claims: z.array(z.string()),
  clock: clockSetting,
  start: count,
  assumptions,
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
export function checkSavedSandboxes(
  log: string,
  sandboxes: readonly SavedSandbox[],
  create: CreateSaved,
): void {
  const credentialIndex = new Map<string, string>();
  for (const [index, sandbox] of sandboxes.entries()) {
    const line = index + firstSandboxLine;
    const read = savedSandbox.safeParse(sandbox);
    if (!read.success) throw contentProblem(log, line, `its sandbox has a wrong ${pathOf(read.error)}`);
    attempt(log, line, () => create([sandbox], () => 0).save());
    for (const claim of [`the name "${sandbox.settings.id}"`, ...sandbox.claims.map((text) => `"${text}"`)]) {
      if (credentialIndex.has(claim))
        throw contentProblem(log, line, `another sandbox of the log has ${claim} already`);
      credentialIndex.set(claim, sandbox.settings.id);
    }
  }
}

/** A saved sandbox as this version saves it: in a log of format 1 the ids of applications are text. */
export function renewSandbox(saved: SavedSandbox): SavedSandbox {
  return {
    ...saved,
    settings: renewSettings(saved.settings),
    ...(saved.origin && { origin: renewSettings(saved.origin) }),
    credentials: renewCredentials(saved.credentials),
  };
}

function renewSettings(settings: SandboxSettings): SandboxSettings {
  const steps = settings.steps.map((step) =>
    step.credentials ? { ...step, credentials: renewCredentials(step.credentials) } : step,
  );
  return { ...settings, credentials: renewCredentials(settings.credentials), steps };
}

/** A step of a scenario has only the fields that it changes. */
function renewCredentials(
  credentials: Readonly<Record<string, unknown>>,
): Readonly<Record<string, object | undefined>> {
  const renewed = vendors
    .filter(({ name }) => credentials[name] !== undefined)
    .map(({ name, credential }) => [name, credential.schema.partial().parse(credentials[name])] as const);
  return { ...(credentials as Readonly<Record<string, object>>), ...Object.fromEntries(renewed) };
}

/** After the header. */
export const firstSandboxLine = 2;

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

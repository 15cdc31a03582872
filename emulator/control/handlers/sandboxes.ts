import type { z } from 'zod';
import type { healthCodes, newSandbox, sandboxSummary } from '../../../contracts/control/sandboxes.ts';
import type { SharedReport } from '../../../contracts/control/shared-report.ts';
import { bounds } from '../../../contracts/core/config/bounds.ts';
import { fail, isFailure } from '../../../contracts/core/contract/failure.ts';
import { defaultSandbox } from '../../core/engine/emulator.ts';
import { environmentOf } from '../../core/sandbox/environment.ts';
import type { Sandbox } from '../../core/sandbox/sandbox.ts';
import { settle, takenIn } from '../../assembly/resolve-settings.ts';
import {
  findSandbox,
  type ControlContext,
  type ControlHandler,
  type KnownSandbox,
  type PatientHandler,
} from '../context.ts';
import { refusingTaken } from './credential-conflict.ts';

type Summary = z.input<typeof sandboxSummary>;

export const health: ControlHandler<'health'> = (_, context) => {
  const shared = context.shared?.report();
  return {
    status: context.isStopping?.() ? 'stopping' : healthOf(shared),
    version: context.version,
    vendors: vendorAddresses(context),
    ...(context.data && { data: context.data.report() }),
    ...(shared && { shared }),
    ...(context.events && { events: context.events() }),
  };
};

function healthOf(shared: SharedReport | undefined): keyof typeof healthCodes {
  if (shared?.handover) return shared.handover === 'done' ? 'handed-over' : 'handing-over';
  return shared?.reason === undefined ? 'ok' : 'degraded';
}

export const createSandbox: ControlHandler<'createSandbox'> = ({ body }, context) => {
  const { emulator } = context;
  const id = body.name ?? freeName(context);
  if (emulator.sandbox(id))
    return fail('conflict', { reason: `There is a sandbox "${id}" already; choose another name.` });
  if (emulator.sandboxes().length >= bounds.sandboxes)
    return fail('conflict', {
      reason: `There are ${bounds.sandboxes} sandboxes, and there may be no more; delete some first.`,
    });
  return refusingTaken(() =>
    summarise(emulator.create(settle(id, toForm(body), takenIn(emulator))), context),
  );
};

/** In parts: of a sandbox that is deleted or reset meanwhile it tells what was. */
export const listSandboxes: PatientHandler<'listSandboxes'> = function* (_, context) {
  const sandboxes: Summary[] = [];
  const known = context.shared?.sandboxes() ?? context.emulator.sandboxes().map(knownAs);
  for (const { id, credentials } of known) {
    sandboxes.push(summarise({ settings: { id }, credentials: credentials() }, context));
    yield perSummary;
  }
  return { sandboxes };
};

const knownAs = ({ settings: { id }, credentials }: Sandbox): KnownSandbox => ({
  id,
  credentials: () => credentials,
});

/** What it costs to describe a sandbox, in characters. */
const perSummary = 1000;

export const getSandbox: ControlHandler<'getSandbox'> = ({ path }, context) => {
  const sandbox = findSandbox(context, path.id);
  return isFailure(sandbox) ? sandbox : summarise(sandbox, context);
};

export const deleteSandbox: ControlHandler<'deleteSandbox'> = ({ path }, context) => {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  if (path.id === defaultSandbox)
    return fail('conflict', { reason: 'The default sandbox cannot be deleted; reset it instead.' });
  context.emulator.remove(path.id);
  return undefined;
};

export const resetSandbox: ControlHandler<'resetSandbox'> = ({ path }, context) => {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  // A scenario may have given a credential up that another sandbox has taken since.
  return refusingTaken(() => summarise(context.emulator.replace(sandbox), context));
};

interface Summarised {
  readonly settings: { readonly id: string; readonly scenario?: string };
  readonly credentials: ReadonlyMap<string, unknown>;
}

function summarise(sandbox: Summarised, context: ControlContext): Summary {
  const { id, scenario } = sandbox.settings;
  return {
    id,
    // Every vendor has one, which its own form has read.
    credentials: Object.fromEntries(sandbox.credentials) as unknown as Summary['credentials'],
    vendors: vendorAddresses(context),
    env: environmentOf(sandbox, context.emulator.vendors, {
      controlUrl: context.controlUrl(),
      baseUrlOf: context.baseUrlOf,
    }),
    ...(scenario !== undefined && { scenario }),
  };
}

function vendorAddresses({ emulator, baseUrlOf }: ControlContext): Summary['vendors'] {
  const addresses = emulator.vendors.map(({ name }) => [name, { baseUrl: baseUrlOf(name) }] as const);
  return Object.fromEntries(addresses) as Summary['vendors'];
}

/** `profile` and `seed` are the short words for what the configuration file calls `assumptions.profile` and `random`. */
function toForm({ name: _name, profile, seed, ...form }: z.output<typeof newSandbox>) {
  return {
    ...form,
    random: seed ?? form.random,
    assumptions: { ...form.assumptions, profile: profile ?? form.assumptions.profile },
  };
}

function freeName({ emulator }: ControlContext): string {
  for (let number = emulator.sandboxes().length; ; number += 1) {
    const name = `sandbox-${number}`;
    if (!emulator.sandbox(name)) return name;
  }
}

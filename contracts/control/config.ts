import { z } from 'zod';
import { vendors } from '../catalog.ts';
import { profiles } from '../core/assumption.ts';
import { checkFaultRules } from '../core/check-fault-rules.ts';
import { faultRule } from '../core/fault.ts';
import type { Vendor } from '../core/vendor.ts';

export const clockModes = {
  system: z.strictObject({ mode: z.literal('system') }),
  /** `now` is ISO 8601. */
  frozen: z.strictObject({ mode: z.literal('frozen'), now: z.iso.datetime({ offset: true }) }),
  offset: z.strictObject({ mode: z.literal('offset'), offsetSeconds: z.number() }),
};

export const clockSetting = z.discriminatedUnion('mode', [
  clockModes.system,
  clockModes.frozen,
  clockModes.offset,
]);

export const sandboxName = z
  .string()
  .regex(/^[\w.-]{1,64}$/, 'a name has 1 to 64 letters, digits, ".", "_" or "-"');

const limitForm = z
  .union([
    z.strictObject({ perSecond: z.int().nonnegative() }),
    z.strictObject({ perMinute: z.int().nonnegative() }),
  ])
  .transform((form) =>
    'perSecond' in form
      ? { requests: form.perSecond, perSeconds: 1 }
      : { requests: form.perMinute, perSeconds: 60 },
  );

/** Each vendor's state, in the vendor's own form; a vendor that is left out is empty. */
export const stateForm = z.strictObject(perVendor((vendor) => vendor.state.optional()));

/** Credentials may be partial: what is left out takes the default. */
export const credentialsForm = z.strictObject(
  perVendor((vendor) => vendor.credential.schema.partial().optional()),
);

export const choicesForm = z.record(z.string(), z.string()).superRefine((choices, context) => {
  for (const [id, choice] of Object.entries(choices)) {
    const assumption = vendors.map((vendor) => vendor.assumptions[id]).find(Boolean);
    const known = assumption && [assumption.default, ...assumption.alternatives];
    const message = !known ? 'there is no such assumption' : `choose one of: ${known.join(', ')}`;
    if (!known?.includes(choice)) context.addIssue({ code: 'custom', path: [id], message });
  }
});

export const assumptionsForm = z.strictObject({
  profile: z.enum(profiles).default('documented'),
  choices: choicesForm.default({}),
});

export const faultRules = z.array(faultRule).superRefine((rules, context) => {
  for (const { path, message } of checkFaultRules(rules, vendors))
    context.addIssue({ code: 'custom', path: [...path], message });
});

/** Everything that can be said about a sandbox before its first call. All of it is optional. */
export const sandboxForm = z.strictObject({
  credentials: credentialsForm.default({}),
  clock: clockSetting.default({ mode: 'system' }),
  state: stateForm.optional(),
  limits: z
    .strictObject(
      perVendor((vendor) => z.partialRecord(z.enum(Object.keys(vendor.operations)), limitForm).default({})),
    )
    .prefault({}),
  quotas: z
    .strictObject(
      perVendor((vendor) =>
        z.partialRecord(z.enum(Object.keys(vendor.quotas ?? {})), z.int().nonnegative()).default({}),
      ),
    )
    .prefault({}),
  /** The seed of everything that is generated. */
  random: z.int().nonnegative().default(0),
  assumptions: assumptionsForm.prefault({}),
  faults: faultRules.default([]),
});

/** A configuration file. */
export const configForm = z.strictObject({
  sandboxes: z.record(sandboxName, sandboxForm).default({}),
});

export type SandboxForm = z.output<typeof sandboxForm>;
export type SandboxInput = z.input<typeof sandboxForm>;
export type ConfigForm = z.output<typeof configForm>;
export type ConfigInput = z.input<typeof configForm>;

function perVendor<Field extends z.ZodType>(field: (vendor: Vendor) => Field): Record<string, Field> {
  return Object.fromEntries(vendors.map((vendor) => [vendor.name, field(vendor)]));
}

import { z } from 'zod';
import { vendorNames } from '../catalog.ts';
import { profiles } from '../core/contract/assumption.ts';
import { control, noAnswer, none, ofSandbox } from './control-operation.ts';
import { sandboxForm, sandboxName } from './config.ts';
import type { SandboxCredentials } from './input-types.ts';
import { sharedReport } from './shared-report.ts';

const { credentials, clock, state, limits, quotas, random, faults, assumptions } = sandboxForm.shape;

/** A sandbox to be made: the form of the configuration file, with a name, and short words for profile and seed. */
export const newSandbox = z
  .strictObject({
    name: sandboxName.optional(),
    credentials,
    clock,
    state,
    limits,
    quotas,
    random,
    faults,
    assumptions,
    profile: z.enum(profiles).optional(),
    seed: random.optional(),
  })
  .prefault({});

/** Where each vendor is. */
const perVendor = z.record(z.enum(vendorNames), z.object({ baseUrl: z.string() }));

export const sandboxSummary = z.object({
  id: z.string(),
  credentials: z.custom<SandboxCredentials>(),
  vendors: perVendor,
  /** Ready for the environment of a child process. */
  env: z.record(z.string(), z.string()),
  /** The name of the scenario that was started in it last; without one after a reset. */
  scenario: z.string().optional(),
});

/** The data folder, where there is one. */
const dataFolderReport = z.object({
  folder: z.string(),
  /** When what has been written is forced to the disk. */
  fsync: z.enum(['always', 'interval', 'never']),
  /** What was found damaged at the start, with its offset, and where it is now. */
  damage: z.string().optional(),
});

export type DataFolderReport = z.input<typeof dataFolderReport>;

/** The HTTP status of each state of health: a load balancer looks at nothing else. */
export const healthCodes = { ok: 200, degraded: 200, 'handing-over': 503, 'handed-over': 503 } as const;

export const sandboxes = {
  /**
   * Says that the emulator is up, and where each vendor is.
   *
   * @example
   * const { version, vendors } = await control.health();
   */
  health: control({
    name: 'health',
    summary: 'Says that the emulator is up, and where each vendor is.',
    route: ['GET', '/api/health'],
    path: none,
    query: none,
    body: none,
    output: z.object({
      /**
       * `degraded` while the shared log cannot be reached: calls end with a broken connection then. `handing-over` while another version
       * of Understudy takes the log over, and `handed-over` once it has: this replica answers no calls, and this one has HTTP status 503.
       */
      status: z.enum(Object.keys(healthCodes) as (keyof typeof healthCodes)[]),
      version: z.string(),
      vendors: perVendor,
      data: dataFolderReport.optional(),
      shared: sharedReport.optional(),
      /** The streams of events: how many are open, and how many were let go because nobody read them. */
      events: z.object({ open: z.int(), dropped: z.int() }).optional(),
    }),
    errors: [],
  }),
  /**
   * Makes a sandbox with credentials of its own.
   *
   * @example
   * const { id, credentials } = await control.createSandbox({ body: { name: 'team-a' } });
   */
  createSandbox: control({
    name: 'createSandbox',
    summary: 'Makes a sandbox with credentials of its own.',
    route: ['POST', '/api/sandboxes'],
    path: none,
    query: none,
    body: newSandbox,
    output: sandboxSummary,
    errors: ['conflict'],
  }),
  /**
   * Lists the sandboxes.
   *
   * @example
   * const { sandboxes } = await control.listSandboxes();
   */
  listSandboxes: control({
    name: 'listSandboxes',
    summary: 'Lists the sandboxes.',
    route: ['GET', '/api/sandboxes'],
    path: none,
    query: none,
    body: none,
    output: z.object({ sandboxes: z.array(sandboxSummary) }),
    errors: [],
  }),
  /**
   * Shows one sandbox.
   *
   * @example
   * const { env } = await control.getSandbox({ path: { id: 'default' } });
   */
  getSandbox: control({
    name: 'getSandbox',
    summary: 'Shows one sandbox.',
    route: ['GET', '/api/sandboxes/{id}'],
    path: ofSandbox,
    query: none,
    body: none,
    output: sandboxSummary,
    errors: ['unknown-sandbox'],
  }),
  /**
   * Deletes a sandbox; the default one stays.
   *
   * @example
   * await control.deleteSandbox({ path: { id: 'team-a' } });
   */
  deleteSandbox: control({
    name: 'deleteSandbox',
    summary: 'Deletes a sandbox; the default one stays.',
    route: ['DELETE', '/api/sandboxes/{id}'],
    path: ofSandbox,
    query: none,
    body: none,
    output: noAnswer,
    errors: ['unknown-sandbox', 'conflict'],
  }),
  /**
   * Makes a sandbox as it was before its first call.
   *
   * @example
   * await control.resetSandbox({ path: { id: 'default' } });
   */
  resetSandbox: control({
    name: 'resetSandbox',
    summary: 'Makes a sandbox as it was before its first call.',
    route: ['POST', '/api/sandboxes/{id}/reset'],
    path: ofSandbox,
    query: none,
    body: none,
    output: sandboxSummary,
    errors: ['unknown-sandbox', 'conflict'],
  }),
};

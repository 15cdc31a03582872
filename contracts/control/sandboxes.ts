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
    /** The id of the sandbox: 1 to 64 letters, digits, ".", "_" or "-". Default: one is made. */
    name: sandboxName.optional(),
    /** Fields of its credentials, by vendor. Default: what is left out is made. */
    credentials,
    /** How its clock is set. Default: the time of the machine. */
    clock,
    /** What each vendor has at the start: `demo`, `empty`, or an object. Default: `demo`. */
    state,
    /** Limits in the place of the documented ones, by vendor and operation. Default: none. */
    limits,
    /** Quotas in the place of the documented ones, by vendor and name. Default: none. */
    quotas,
    /**
     * The seed of everything that is generated, a whole number from 0: the same seed and the same calls give the same bytes.
     * Default: 0.
     */
    random,
    /** The fault rules at the start. Default: none. */
    faults,
    /** How it decides assumptions. Default: as documented. */
    assumptions,
    /** The same as `assumptions.profile`, in short. */
    profile: z.enum(profiles).optional(),
    /** The same as `random`, in short. */
    seed: random.optional(),
  })
  .prefault({});

/** Where each vendor is. */
const perVendor = z.record(
  z.enum(vendorNames),
  z.object({
    /** Where the vendor is, without a slash at the end. */
    baseUrl: z.string(),
  }),
);

export const sandboxSummary = z.object({
  /** The id of the sandbox. */
  id: z.string(),
  /** Its credentials, by vendor. */
  credentials: z.custom<SandboxCredentials>(),
  /** Where each vendor is. */
  vendors: perVendor,
  /** Ready for the environment of a child process. */
  env: z.record(z.string(), z.string()),
  /** The name of the scenario that was started in it last; without one after a reset. */
  scenario: z.string().optional(),
});

/** The data folder, where there is one. */
const dataFolderReport = z.object({
  /** Where the data is. */
  folder: z.string(),
  /** When what has been written is forced to the disk. */
  fsync: z.enum(['always', 'interval', 'never']),
  /** What was found damaged at the start, with its offset, and where it is now. */
  damage: z.string().optional(),
});

export type DataFolderReport = z.input<typeof dataFolderReport>;

/** The HTTP status of each state of health: a load balancer looks at nothing else. */
export const healthCodes = {
  ok: 200,
  degraded: 200,
  'handing-over': 503,
  'handed-over': 503,
  stopping: 503,
} as const;

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
       * of Understudy takes the log over, and `handed-over` once it has: this replica answers no calls. `stopping` while a replica that
       * is to end still answers, so that load balancers leave it before it takes no new connection. These three have HTTP status 503.
       */
      status: z.enum(Object.keys(healthCodes) as (keyof typeof healthCodes)[]),
      /** The version of Understudy. */
      version: z.string(),
      /** Where each vendor is. */
      vendors: perVendor,
      /** The data folder; absent where there is none. */
      data: dataFolderReport.optional(),
      /** The shared log; absent where there is none. */
      shared: sharedReport.optional(),
      /** The streams of events: how many are open, and how many were let go because nobody read them. */
      events: z
        .object({
          /** How many are open. */
          open: z.int(),
          /** How many were let go because nobody read them. */
          dropped: z.int(),
        })
        .optional(),
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
    output: z.object({
      /** The sandboxes. */
      sandboxes: z.array(sandboxSummary),
    }),
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

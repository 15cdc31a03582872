import { z } from 'zod';
import { stateForm } from './config.ts';
import type { StateForms } from './input-types.ts';
import { control, none, ofSandbox } from './control-operation.ts';

const word = z.int();

const besidesState = z.strictObject({
  /** The form of the snapshot. */
  version: z.literal(1).optional(),
  /** The state of the id generator. */
  generator: z.tuple([word, word, word, word]).optional(),
  /** For each counter the number of its window and the calls in it. */
  rates: z.record(z.string(), z.tuple([z.int(), z.int().nonnegative()])).optional(),
  /** For each fault rule how often it matched and fired. */
  faults: z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()])).optional(),
  /** For each step of the scenario the calls it counted, and whether it was taken. */
  steps: z.array(z.tuple([z.int().nonnegative(), z.boolean()])).optional(),
});

/** What a snapshot has besides the vendors' state. */
export interface BesidesState extends z.output<typeof besidesState> {}

/**
 * A snapshot: each vendor's state, and what else decides the next reply. In the other direction everything but the
 * vendors' state may be left out, so that the `state` of a configuration file is a valid snapshot.
 */
export const snapshotForm: SnapshotForm = stateForm.extend(besidesState.shape);

interface SnapshotForm extends z.ZodObject<StateForms['shape'] & typeof besidesState.shape, z.core.$strict> {}

/** What a snapshot is when it is taken; it can be put back as it is. */
export interface Snapshot extends z.input<SnapshotForm> {}

const snapshot = z.custom<Snapshot>();

/** How far an operation has used the limit of its window up. */
const meter = z.object({
  /** The vendor's name. */
  vendor: z.string(),
  /** The key of the operation. */
  operation: z.string(),
  /** Calls in the window, refused ones included. */
  count: z.int(),
  /** How many calls the window lets through. */
  limit: z.int(),
  /** How long the window is, in seconds. */
  perSeconds: z.number(),
});

export const state = {
  /**
   * Takes a snapshot: everything that decides the next reply, but for the clock and the fault rules.
   *
   * @example
   * const snapshot = await control.getState({ path: { id: 'default' } });
   */
  getState: control({
    name: 'getState',
    summary:
      'Takes a snapshot: everything that decides the next reply, but for the clock and the fault rules.',
    route: ['GET', '/api/sandboxes/{id}/state'],
    path: ofSandbox,
    query: none,
    body: none,
    output: snapshot,
    errors: ['unknown-sandbox'],
  }),
  /**
   * Puts a snapshot, or state in the form of a configuration file, in the place of what is there.
   *
   * @example
   * await control.putState({ path: { id: 'default' }, body: { 'polyv-live': { viewers: [] } } });
   */
  putState: control({
    name: 'putState',
    summary: 'Puts a snapshot, or state in the form of a configuration file, in the place of what is there.',
    route: ['PUT', '/api/sandboxes/{id}/state'],
    path: ofSandbox,
    query: none,
    body: snapshotForm,
    output: snapshot,
    errors: ['unknown-sandbox'],
  }),
  /**
   * Says how far the limits of the operations are used up that were called.
   *
   * @example
   * const { meters } = await control.getLimits({ path: { id: 'default' } });
   */
  getLimits: control({
    name: 'getLimits',
    summary: 'Says how far the limits of the operations are used up that were called.',
    route: ['GET', '/api/sandboxes/{id}/limits'],
    path: ofSandbox,
    query: none,
    body: none,
    output: z.object({
      /** What time it is in the sandbox, in ISO 8601. */
      now: z.string(),
      /** The operations that were called and have a limit. */
      meters: z.array(meter),
    }),
    errors: ['unknown-sandbox'],
  }),
};

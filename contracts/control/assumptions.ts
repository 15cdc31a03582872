import { z } from 'zod';
import { profiles } from '../core/contract/assumption.ts';
import { assumptionValues } from './config.ts';
import { control, none, ofSandbox } from './control-operation.ts';

const evidence = z.object({ standing: z.string(), at: z.string(), date: z.string().optional() });

const row = z.object({
  id: z.string(),
  vendor: z.string(),
  /** The operations it bears on; null when it bears on all of the vendor's. */
  operation: z.array(z.string()).nullable(),
  question: z.string(),
  default: z.string(),
  alternatives: z.array(z.string()),
  evidence,
  /** What a client would notice if the guess were wrong. */
  notice: z.string(),
});

const settings = z.object({
  profile: z.enum(profiles),
  values: z.record(z.string(), z.string()),
  /** How every question is decided in this sandbox. */
  decided: z.record(z.string(), z.string()),
});

export const assumptions = {
  /**
   * Lists every guess about the vendors, with its default, its alternatives and its evidence.
   *
   * @example
   * const { assumptions } = await control.listAssumptions();
   */
  listAssumptions: control({
    name: 'listAssumptions',
    summary: 'Lists every guess about the vendors, with its default, its alternatives and its evidence.',
    route: ['GET', '/api/assumptions'],
    path: none,
    query: none,
    body: none,
    output: z.object({ assumptions: z.array(row) }),
    errors: [],
  }),
  /**
   * Says how the guesses are decided in a sandbox.
   *
   * @example
   * const { decided } = await control.getAssumptions({ path: { id: 'default' } });
   */
  getAssumptions: control({
    name: 'getAssumptions',
    summary: 'Says how the guesses are decided in a sandbox.',
    route: ['GET', '/api/sandboxes/{id}/assumptions'],
    path: ofSandbox,
    query: none,
    body: none,
    output: settings,
    errors: ['unknown-sandbox'],
  }),
  /**
   * Decides the guesses of a sandbox anew: by a profile, and by values that win over it.
   *
   * @example
   * await control.putAssumptions({ path: { id: 'default' }, body: { profile: 'adversary' } });
   */
  putAssumptions: control({
    name: 'putAssumptions',
    summary: 'Decides the guesses of a sandbox anew: by a profile, and by values that win over it.',
    route: ['PUT', '/api/sandboxes/{id}/assumptions'],
    path: ofSandbox,
    query: none,
    body: z.strictObject({ profile: z.enum(profiles).optional(), values: assumptionValues.default({}) }),
    output: settings,
    errors: ['unknown-sandbox'],
  }),
};

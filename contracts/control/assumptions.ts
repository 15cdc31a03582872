import { z } from 'zod';
import { profiles } from '../core/contract/assumption.ts';
import { assumptionValues } from './config.ts';
import { entryName } from './journal-id.ts';
import { control, none, ofSandbox } from './control-operation.ts';
import { shownSource } from './reason.ts';

const row = z.object({
  /** The id of the assumption. */
  id: z.string(),
  /** The vendor that it is about. */
  vendor: z.string(),
  /** The operations it bears on; null when it bears on all of the vendor's. */
  operation: z.array(z.string()).nullable(),
  /** What the documents leave open, as a question. */
  question: z.string(),
  /** The choice in force unless a sandbox says otherwise. */
  default: z.string(),
  /** The other choices. */
  alternatives: z.array(z.string()),
  /** What speaks for the default. */
  evidence: shownSource,
  /** What a client would notice if the guess were wrong. */
  notice: z.string(),
});

const settings = z.object({
  /** The profile that decides what `values` leaves open. */
  profile: z.enum(profiles),
  /** The choices that win over the profile, by the id of the assumption. */
  values: z.record(z.string(), z.string()),
  /** How every question is decided in this sandbox. */
  decided: z.record(z.string(), z.string()),
});

/** Another profile, or another value of one assumption; what it does not name is as the sandbox has it. */
const otherChoice = z
  .object({
    /** Another profile. Default: the sandbox's. */
    profile: z.enum(profiles).optional(),
    /** The id of one assumption; it goes with `value`. */
    assumption: z.string().optional(),
    /** How that assumption is decided instead. */
    value: z.string().optional(),
  })
  .superRefine(({ assumption, value }, context) => {
    if ((assumption === undefined) !== (value === undefined)) {
      const message = 'give an assumption together with its value';
      context.addIssue({ code: 'custom', path: ['value'], message });
      return;
    }
    if (assumption === undefined) return;
    const { error } = assumptionValues.safeParse({ [assumption]: value });
    const [issue] = error?.issues ?? [];
    if (issue) context.addIssue({ code: 'custom', path: ['assumption'], message: issue.message });
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
    output: z.object({
      /** The assumptions of all vendors. */
      assumptions: z.array(row),
    }),
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
    body: z.strictObject({
      /** The profile that decides what `values` leaves open. Default: the sandbox keeps its own. */
      profile: z.enum(profiles).optional(),
      /** The choices that win over the profile, by the id of the assumption. Default: none. */
      values: assumptionValues.default({}),
    }),
    output: settings,
    errors: ['unknown-sandbox'],
  }),
  /**
   * Says which calls would be answered otherwise under another profile or another choice; nothing changes.
   *
   * @example
   * const { differing } = await control.compareAssumptions({ path: { id: 'default' }, query: { profile: 'adversary' } });
   */
  compareAssumptions: control({
    name: 'compareAssumptions',
    summary:
      'Says which calls would be answered otherwise under another profile or another choice; nothing changes.',
    route: ['GET', '/api/sandboxes/{id}/assumptions/compare'],
    path: ofSandbox,
    query: otherChoice,
    body: none,
    output: z.object({
      /** How many calls of the journal were looked at. */
      calls: z.int(),
      /** Calls that went otherwise than they go when they are made again, for a fault or a change from outside. */
      unlike: z.int(),
      /** How many would be answered otherwise. */
      differing: z.int(),
      /** The latest of those that differ. */
      shown: z.array(
        z.object({
          /** The number of the call in the journal. */
          entry: z.int(),
          /** The vendor that was called. */
          vendor: z.string(),
          /** The key of the operation; absent where none was found. */
          operation: z.string().optional(),
          /** How the call ended: `success`, or the vendor's error. */
          before: z.string(),
          /** How it would end under the other choice. */
          after: z.string(),
        }),
      ),
    }),
    errors: ['unknown-sandbox'],
  }),
  /**
   * Lists the guesses that a call asked for, and what it would have been answered under their other choices.
   *
   * @example
   * const { assumptions } = await control.getEntryAssumptions({ path: { id: 'default', entry: 'last' } });
   */
  getEntryAssumptions: control({
    name: 'getEntryAssumptions',
    summary:
      'Lists the guesses that a call asked for, and what it would have been answered under their other choices.',
    route: ['GET', '/api/sandboxes/{id}/journal/{entry}/assumptions'],
    path: z.object({
      /** The id of the sandbox, such as `default`. */
      id: z.string(),
      /** The number of the call in the journal, or `last`. */
      entry: entryName,
    }),
    query: none,
    body: none,
    output: z.object({
      /** Whether the call goes as it went when it is made again. */
      isRepeated: z.boolean(),
      /** The assumptions that the call asked for. */
      assumptions: z.array(
        row.pick({ id: true, question: true, evidence: true, notice: true }).extend({
          /** How the sandbox decides it. */
          decided: z.string(),
          /** What the other choices come to. */
          otherwise: z.array(
            z.object({
              /** The other choice. */
              value: z.string(),
              /** How the call would end: `success`, or the vendor's error. */
              outcome: z.string(),
              /** Whether the reply would be the same. */
              isSame: z.boolean(),
            }),
          ),
        }),
      ),
    }),
    errors: ['unknown-sandbox', 'unknown-entry'],
  }),
};

import { z } from 'zod';
import { vendors } from '../catalog.ts';
import { bounds } from '../core/config/bounds.ts';
import { nameOperation } from '../core/config/name-operation.ts';
import { coverageStates, severities } from '../core/diagnosis/finding.ts';
import { control, none, ofSandbox } from './control-operation.ts';
import { shownSource } from './reason.ts';

/** Something that a vendor would punish in the calls of a client, with what to do about it. */
export const finding = z.object({
  /** The same for the same rule, operation and subject, after a restart too. */
  id: z.string(),
  /** The rule that saw it, for example `retry-without-end`. */
  rule: z.string(),
  /** `error`, `warning` or `info`. */
  severity: z.enum(severities),
  /** What is wrong, in a sentence. */
  title: z.string(),
  /** The id of the sandbox. */
  sandbox: z.string(),
  /** The vendor that was called. */
  vendor: z.string(),
  /** The key of the operation; absent where none was found. */
  operation: z.string().optional(),
  /** How often it was seen. */
  count: z.int(),
  /** The ids of the first calls in the journal that show it. */
  evidence: z.array(z.int()),
  /** What was seen in these calls. */
  detail: z.string(),
  /** What to do about it. */
  advice: z.string(),
  /** Where the vendor says so, or what else the rule rests on. */
  source: shownSource,
});

/** A finding as the control API shows it. */
export type ShownFinding = z.output<typeof finding>;

/** Calls on which a rule or the emulator itself broke are unanalyzed: what they would have shown is unknown. */
const analyzed = {
  /** How many calls were looked at. */
  analyzed: z.int(),
  /** How many calls could not be looked at. */
  unanalyzed: z.int(),
};

const totals = z.object({
  /** How many documented outcomes there are. */
  outcomes: z.int(),
  /** How many of them were met. */
  met: z.int(),
  /** How many of them were met and handled. */
  handled: z.int(),
  /** Of the documented outcomes, how many in a hundred were met and handled. */
  percentage: z.number(),
  /** The same of those that were met. */
  percentageMet: z.number(),
});

/**
 * Which documented outcomes a client has met, and whether its next step was what the documents ask for, or rule out; `met`
 * where its calls do not tell.
 */
export const coverage = z.object({
  /** The operations, one each. */
  rows: z.array(
    z.object({
      /** The vendor's name. */
      vendor: z.string(),
      /** The key of the operation; `*` for the errors that all operations of the vendor share. */
      operation: z.string(),
      /** The documented outcomes of the operation. */
      outcomes: z.array(
        z.object({
          /** `success`, or the vendor's error. */
          outcome: z.string(),
          /** Whether it is the success, an error, or the error of a limit. */
          kind: z.enum(['success', 'error', 'limit']),
          /** Whether the client met it, and whether it handled it. */
          state: z.enum(coverageStates),
        }),
      ),
    }),
  ),
  /** The sums of all rows. */
  totals,
  ...analyzed,
});

export type ShownCoverage = z.output<typeof coverage>;

/** Which operations a list is about: those that were called, all, or those with these keys. */
export type WhichOperations = 'used' | 'all' | ReadonlySet<string>;

function readOperations(text: string, context: z.RefinementCtx): WhichOperations {
  if (text === 'used' || text === 'all') return text;
  const keys = new Set<string>();
  let mistakes = 0;
  for (const name of text.split(',').map((name) => name.trim())) {
    if (mistakes === bounds.wrongNames) break;
    const named = nameOperation(name, vendors);
    if ('key' in named) keys.add(named.key);
    else {
      context.addIssue(named.problem);
      mistakes += 1;
    }
  }
  return keys;
}

export const findings = {
  /**
   * Lists what a vendor would punish, or a reviewer would flag, in the calls of a sandbox.
   *
   * @example
   * const { findings } = await control.getFindings({ path: { id: 'default' } });
   */
  getFindings: control({
    name: 'getFindings',
    summary: 'Lists what a vendor would punish, or a reviewer would flag, in the calls of a sandbox.',
    route: ['GET', '/api/sandboxes/{id}/findings'],
    path: ofSandbox,
    query: none,
    body: none,
    output: z.object({
      /** The findings that are shown. */
      findings: z.array(finding),
      /** How many findings are not shown, because the emulator was told so. */
      muted: z.int(),
      ...analyzed,
    }),
    errors: ['unknown-sandbox'],
  }),
  /**
   * Says which documented outcomes of each operation were met, and which were handled.
   *
   * @example
   * const { totals } = await control.getCoverage({ path: { id: 'default' } });
   */
  getCoverage: control({
    name: 'getCoverage',
    summary: 'Says which documented outcomes of each operation were met, and which were handled.',
    route: ['GET', '/api/sandboxes/{id}/coverage'],
    path: ofSandbox,
    query: z.object({
      /** `used` leaves out the operations that were never called; `all`; or names of operations, with commas between them. */
      operations: z.string().default('used').transform(readOperations),
    }),
    body: none,
    output: coverage,
    errors: ['unknown-sandbox'],
  }),
};

import { z } from 'zod';
import { isoTime } from './clock-forms.ts';
import { control, none } from './control-operation.ts';
import { entryName } from './journal-id.ts';
import { shownReason } from './reason.ts';

const signing = z.object({
  canonicalRequest: z.string().optional(),
  stringToSign: z.string(),
  signature: z.string(),
});

const advice = z.object({ id: z.string(), title: z.string(), detail: z.string(), fix: z.string() });

/** Why a call was refused, for the developer of the client that made it. Secrets in it read `***`. */
export const explanation = z.object({
  vendor: z.string(),
  /** The vendor's error, or `success`. */
  outcome: z.string(),
  refusedBy: z.string().optional(),
  /** Why it was refused. */
  reason: shownReason.optional(),
  scheme: z.string().optional(),
  /** As the vendor computes them. */
  expected: signing.optional(),
  /** As the client must have computed them; only when a mistake reproduces its signature. */
  inferred: signing.optional(),
  firstDifference: z
    .object({ in: z.string(), offset: z.int(), expected: z.string(), inferred: z.string() })
    .optional(),
  mistakes: z.array(advice),
  /** Whether one of the mistakes was made, and not all of them: each comes to the client's signature by itself. */
  isOneOf: z.boolean().optional(),
  /** Callbacks that the call set off and that were not sent, each with the reason. */
  unsent: z.array(z.string()).optional(),
  /** Where something was not there: which call of the journal changed it last, in a sentence. */
  lastChange: z.string().optional(),
  /** What the findings come to, in a sentence. */
  verdict: z.string(),
});

export type Explanation = z.input<typeof explanation>;

const pairs = z.array(z.tuple([z.string(), z.string()]));

export const explanations = {
  /**
   * Explains why a call of the journal was refused.
   *
   * @example
   * const { verdict } = await control.explainEntry({ path: { id: 'default', entry: 'last' } });
   */
  explainEntry: control({
    name: 'explainEntry',
    summary: 'Explains why a call of the journal was refused.',
    route: ['GET', '/api/sandboxes/{id}/journal/{entry}/explanation'],
    path: z.object({ id: z.string(), entry: entryName }),
    query: none,
    body: none,
    output: explanation,
    errors: ['unknown-sandbox', 'unknown-entry'],
  }),
  /**
   * Explains what the vendor would say to a request, and why; the request is checked, not carried out.
   *
   * @example
   * const body = { vendor: 'polyv-live', method: 'GET', target: '/live/v4/chat/forbid/list?appId=fakeappid1' };
   * const { verdict } = await control.explainRequest({ path: { id: 'default' }, body });
   */
  explainRequest: control({
    name: 'explainRequest',
    summary:
      'Explains what the vendor would say to a request, and why; the request is checked, not carried out.',
    route: ['POST', '/api/sandboxes/{id}/explanations'],
    path: z.object({ id: z.string() }),
    query: none,
    body: z.strictObject({
      vendor: z.string(),
      method: z.string().default('GET'),
      target: z.string(),
      headers: pairs.default([]),
      body: z.string().default(''),
      /** When the request was made, for the time that a signature is good; default: the sandbox's own time. */
      at: isoTime.optional(),
    }),
    output: explanation,
    errors: ['unknown-sandbox', 'unknown-name'],
  }),
};

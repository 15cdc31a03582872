import { z } from 'zod';
import { isoTime } from './clock-forms.ts';
import { control, none } from './control-operation.ts';
import { entryName } from './journal-id.ts';
import { shownReason } from './reason.ts';

const signing = z.object({
  /** The request as it is hashed, for the schemes that have such a text. */
  canonicalRequest: z.string().optional(),
  /** The text that is signed. */
  stringToSign: z.string(),
  /** The signature of it. */
  signature: z.string(),
});

const advice = z.object({
  /** The name of the mistake, always the same for the same one. */
  id: z.string(),
  /** What it is, in a few words. */
  title: z.string(),
  /** What was seen of it in this call. */
  detail: z.string(),
  /** What to do about it. */
  fix: z.string(),
});

/** Why a call was refused, for the developer of the client that made it. Secrets in it read `***`. */
export const explanation = z.object({
  /** The vendor that was called. */
  vendor: z.string(),
  /** The vendor's error, or `success`. */
  outcome: z.string(),
  /** The check that refused the call; absent where its handler or a fault did. */
  refusedBy: z.string().optional(),
  /** Why it was refused. */
  reason: shownReason.optional(),
  /** How the call is signed, such as `TC3-HMAC-SHA256`. */
  scheme: z.string().optional(),
  /** As the vendor computes them. */
  expected: signing.optional(),
  /** As the client must have computed them; only when a mistake reproduces its signature. */
  inferred: signing.optional(),
  /** Where the client's text to sign first differs from the right one. */
  firstDifference: z
    .object({
      /** In which text: the canonical request, or the string to sign. */
      in: z.string(),
      /** How many characters stand before it. */
      offset: z.int(),
      /** What stands there in the right text. */
      expected: z.string(),
      /** What stands there in the client's. */
      inferred: z.string(),
    })
    .optional(),
  /** The mistakes that were found, the likeliest first. */
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
    path: z.object({
      /** The id of the sandbox, such as `default`. */
      id: z.string(),
      /** The number of the call in the journal, or `last`. */
      entry: entryName,
    }),
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
    path: z.object({
      /** The id of the sandbox, such as `default`. */
      id: z.string(),
    }),
    query: none,
    body: z.strictObject({
      /** The vendor to which the request goes. */
      vendor: z.string(),
      /** The method of HTTP. Default: `GET`. */
      method: z.string().default('GET'),
      /** The path with its query, as on the request line. */
      target: z.string(),
      /** The headers, as pairs of name and value. Default: none. */
      headers: pairs.default([]),
      /** The body as text. Default: empty. */
      body: z.string().default(''),
      /** When the request was made, for the time that a signature is good; default: the sandbox's own time. */
      at: isoTime.optional(),
    }),
    output: explanation,
    errors: ['unknown-sandbox', 'unknown-name'],
  }),
};

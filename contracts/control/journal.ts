import { z } from 'zod';
import { keyed, refineMatch } from './config.ts';
import { control, none, ofSandbox } from './control-operation.ts';
import {
  callToWrite,
  entryFormats,
  expectation,
  journalEntry,
  journalFormats,
  longestList,
  sent,
  whole,
} from './journal-forms.ts';
import { entryName } from './journal-id.ts';

export const journal = {
  /**
   * Lists calls, oldest first; as HAR or as curl lines with `format`.
   *
   * @example
   * const calls = await control.getJournal({ path: { id: 'default' }, query: { vendor: 'polyv-live', limit: '10' } });
   */
  getJournal: control({
    name: 'getJournal',
    summary: 'Lists calls, oldest first; as HAR or as curl lines with `format`.',
    route: ['GET', '/api/sandboxes/{id}/journal'],
    path: ofSandbox,
    query: z
      .object({
        /** Only calls of this vendor. Default: of every vendor. */
        vendor: z.string().optional(),
        /** Only calls of this operation, by its key or its client method. Default: of every operation. */
        operation: z.string().optional(),
        /** Only calls that ended so: `success`, or the vendor's error. Default: whatever the outcome. */
        outcome: z.string().optional(),
        /** Only calls that show this text, in whatever case. */
        grep: z
          .string()
          .min(1, 'this is a text to look for')
          .max(200, 'this has at most 200 characters')
          .optional(),
        /** The id of the last entry that is known already. */
        after: whole(0).default(0),
        /** At most so many calls. Default: 100; an export has all entries. */
        limit: whole(1, longestList).optional(),
        /** Of more calls than the limit, the newest instead of the oldest. */
        newest: z.enum(['true', 'false']).default('false'),
        /** Whether what was measured is shown, which differs from run to run. Default: `false`. */
        measured: z.enum(['true', 'false']).default('false'),
        /** How the calls are written. Default: `json`. */
        format: z.enum(journalFormats).default('json'),
      })
      .transform(keyed)
      .superRefine(refineMatch),
    body: none,
    output: z.unknown(),
    errors: ['unknown-sandbox'],
  }),
  /**
   * Shows one call; with `format` as HAR, as a curl line, as a test for Vitest or as a scenario.
   *
   * @example
   * const call = await control.getJournalEntry({ path: { id: 'default', entry: 'last' } });
   */
  getJournalEntry: control({
    name: 'getJournalEntry',
    summary: 'Shows one call; with `format` as HAR, as a curl line, as a test for Vitest or as a scenario.',
    route: ['GET', '/api/sandboxes/{id}/journal/{entry}'],
    path: z.object({
      /** The id of the sandbox, such as `default`. */
      id: z.string(),
      /** The number of the call in the journal, or `last`. */
      entry: entryName,
    }),
    query: z.object({
      /** Whether what was measured is shown, which differs from run to run. Default: `false`. */
      measured: z.enum(['true', 'false']).default('false'),
      /** How the call is written. Default: `json`. */
      format: z.enum(entryFormats).default('json'),
    }),
    body: none,
    output: z.unknown(),
    errors: ['unknown-sandbox', 'unknown-entry'],
  }),
  /**
   * Says whether calls were made as often as expected, with the nearest misses.
   *
   * @example
   * const body = { match: { vendor: 'polyv-live', operation: 'kickUsers' }, times: 1 };
   * const { pass } = await control.verifyJournal({ path: { id: 'default' }, body });
   */
  verifyJournal: control({
    name: 'verifyJournal',
    summary: 'Says whether calls were made as often as expected, with the nearest misses.',
    route: ['POST', '/api/sandboxes/{id}/journal/verify'],
    path: ofSandbox,
    query: none,
    body: expectation,
    output: z.object({
      /** Whether it is as expected. */
      pass: z.boolean(),
      /** How many calls match. */
      count: z.int(),
      /** What was expected, in words. */
      expected: z.string(),
      /** Calls that come nearest to matching, where it is not as expected. */
      nearest: z.array(journalEntry),
    }),
    errors: ['unknown-sandbox'],
  }),
  /**
   * Writes and signs a call by the credentials and the clock of a sandbox, and carries it out.
   *
   * @example
   * const body = { vendor: 'polyv-live', operation: 'listForbiddenUsers', input: { pageSize: 10 } };
   * const { entry, outcome } = await control.sendCall({ path: { id: 'default' }, body });
   */
  sendCall: control({
    name: 'sendCall',
    summary: 'Writes and signs a call by the credentials and the clock of a sandbox, and carries it out.',
    route: ['POST', '/api/sandboxes/{id}/calls'],
    path: ofSandbox,
    query: none,
    body: callToWrite,
    output: sent,
    errors: ['unknown-sandbox', 'unknown-name'],
  }),
  /**
   * Writes and signs a call by the credentials and the clock of a sandbox, for somebody else to send.
   *
   * @example
   * const { url, method, headers, body } = await control.signCall({
   *   path: { id: 'default' },
   *   body: { vendor: 'polyv-live', operation: 'listForbiddenUsers', input: { pageSize: 10 } },
   * });
   */
  signCall: control({
    name: 'signCall',
    summary:
      'Writes and signs a call by the credentials and the clock of a sandbox, for somebody else to send.',
    route: ['POST', '/api/sandboxes/{id}/sign'],
    path: ofSandbox,
    query: none,
    body: callToWrite,
    output: z.object({
      /** The method of HTTP. */
      method: z.string(),
      /** The whole address, with its query. */
      url: z.string(),
      /** The headers, as pairs of name and value. */
      headers: z.array(z.tuple([z.string(), z.string()])),
      /** As text; empty where the request has none. */
      body: z.string(),
      /** The same as a line for a POSIX shell. */
      curl: z.string(),
      /**
       * The same with the vendor's own SDK, as a program for Node that signs anew. Of a damage it has another secret or key
       * alone. Left out where no SDK is known.
       */
      sdk: z
        .object({
          /** The package on npm; null where Node alone is enough. */
          package: z.string().nullable(),
          /** The program. */
          code: z.string(),
        })
        .optional(),
    }),
    errors: ['unknown-sandbox', 'unknown-name'],
  }),
  /**
   * Carries a call of the journal out again, byte for byte; its signature may be too old by now.
   *
   * @example
   * const { outcome } = await control.resendCall({ path: { id: 'default', entry: 'last' } });
   */
  resendCall: control({
    name: 'resendCall',
    summary: 'Carries a call of the journal out again, byte for byte; its signature may be too old by now.',
    route: ['POST', '/api/sandboxes/{id}/journal/{entry}/resend'],
    path: z.object({
      /** The id of the sandbox, such as `default`. */
      id: z.string(),
      /** The number of the call in the journal, or `last`. */
      entry: entryName,
    }),
    query: none,
    body: none,
    output: sent,
    errors: ['unknown-sandbox', 'unknown-entry'],
  }),
};

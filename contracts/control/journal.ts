import { z } from 'zod';
import { damage } from '../core/recipe/recipe.ts';
import { keyed, refineMatch } from './config.ts';
import { control, none, ofSandbox } from './control-operation.ts';
import { entryName } from './journal-id.ts';
import { shownReason } from './reason.ts';

/** How the journal is written. */
export const journalFormats = ['json', 'har', 'curl'] as const;
/** How one call is written; `test` and `scenario` bring its answer about again, `input` is the fields that the vendor reads from it. */
export const entryFormats = [...journalFormats, 'test', 'scenario', 'input'] as const;
export type EntryFormat = (typeof entryFormats)[number];
export type JournalFormat = (typeof journalFormats)[number];

/** So many calls a list has at the most. */
export const longestList = 1000;

/** A whole number of a query, where numbers are digits. */
const whole = (least: number, most = Number.MAX_SAFE_INTEGER) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value),
    z.int().min(least).max(most),
  );

const match = z
  .strictObject({
    vendor: z.string().optional(),
    operation: z.string().optional(),
    outcome: z.string().optional(),
    /** Values of top-level fields of the input. */
    where: z.record(z.string(), z.unknown()).optional(),
  })
  .transform(keyed)
  .superRefine(refineMatch);

/** How often the calls that match must have been made. */
const expectation = z.union([
  z.strictObject({ match, times: z.int().nonnegative() }),
  z.strictObject({ match, atLeast: z.int().nonnegative() }),
  z.strictObject({ match, atMost: z.int().nonnegative() }),
]);

const pairs = z.array(z.tuple([z.string(), z.string()]));

/** One call, with its secrets masked. */
export const journalEntry = z.object({
  /** The number of the call in the journal of its sandbox, from 1. */
  id: z.int(),
  /** When it came, by the sandbox's clock, in ISO 8601. */
  time: z.string(),
  /** The vendor that was called. */
  vendor: z.string(),
  /** The key of the operation; absent where none was found. */
  operation: z.string().optional(),
  /** The id of the credential that the call claims to have. */
  credentialId: z.string().optional(),
  /** The call as it came, its secrets masked. */
  request: z.object({ line: z.string(), headers: pairs, body: z.string() }),
  /** What was answered. */
  reply: z.object({ status: z.int(), headers: pairs, body: z.string() }),
  /** `success`, or the vendor's error. */
  outcome: z.string(),
  /** The check that refused the call; absent where its handler or a fault did. */
  refusedBy: z.string().optional(),
  /** Why it was refused. */
  reason: shownReason.optional(),
  /** The ids of the fault rules that fired. */
  faults: z.array(z.string()),
  /** What the call set off; how a delivery ended only with `?measured=true`, since it depends on the receiver. */
  callbacks: z
    .array(
      z.object({
        event: z.string(),
        url: z.string(),
        body: z.string(),
        state: z.string().optional(),
        status: z.int().optional(),
        /** Why it was not sent. */
        reason: z.string().optional(),
      }),
    )
    .optional(),
  /** A bug of the emulator. */
  defect: z.string().optional(),
  /** Only with `?measured=true`. */
  milliseconds: z.number().optional(),
});

/** A call as the control API and the testing library show it, its secrets masked. */
export type ShownEntry = z.input<typeof journalEntry>;

/** Where the call is now: with a damaged credential that may be the journal of another sandbox. */
const sent = z.object({ sandbox: z.string(), entry: z.int(), outcome: z.string() });

/** A call that the emulator writes and signs. */
const callToWrite = z.strictObject({
  vendor: z.string(),
  /** Its key or its client method. */
  operation: z.string(),
  input: z.record(z.string(), z.unknown()).default({}),
  /** What a careless or hostile client does to the call. */
  damage: damage.default({}),
});

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
        vendor: z.string().optional(),
        operation: z.string().optional(),
        outcome: z.string().optional(),
        /** Only calls that show this text, in whatever case. */
        grep: z
          .string()
          .min(1, 'this is a text to look for')
          .max(200, 'this has at most 200 characters')
          .optional(),
        /** The id of the last entry that is known already. */
        after: whole(0).default(0),
        /** Default: 100; an export has all entries. */
        limit: whole(1, longestList).optional(),
        /** Of more calls than the limit, the newest instead of the oldest. */
        newest: z.enum(['true', 'false']).default('false'),
        measured: z.enum(['true', 'false']).default('false'),
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
    path: z.object({ id: z.string(), entry: entryName }),
    query: z.object({
      measured: z.enum(['true', 'false']).default('false'),
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
      pass: z.boolean(),
      count: z.int(),
      expected: z.string(),
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
      method: z.string(),
      url: z.string(),
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
    path: z.object({ id: z.string(), entry: entryName }),
    query: none,
    body: none,
    output: sent,
    errors: ['unknown-sandbox', 'unknown-entry'],
  }),
};

import { z } from 'zod';
import { damage } from '../core/recipe/recipe.ts';
import { keyed, refineMatch } from './config.ts';
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
export const whole = (least: number, most = Number.MAX_SAFE_INTEGER) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value),
    z.int().min(least).max(most),
  );

export const match = z
  .strictObject({
    /** Only calls of this vendor. Default: of every vendor. */
    vendor: z.string().optional(),
    /** Only calls of this operation, by its key or its client method. Default: of every operation. */
    operation: z.string().optional(),
    /** Only calls that ended so: `success`, or the vendor's error. Default: whatever the outcome. */
    outcome: z.string().optional(),
    /** Values of top-level fields of the input. */
    where: z.record(z.string(), z.unknown()).optional(),
  })
  .transform(keyed)
  .superRefine(refineMatch);

/** How often the calls that match must have been made. */
export const expectation = z.union([
  z.strictObject({
    /** Which calls are counted. */
    match,
    /** How many there must be, from 0. */
    times: z.int().nonnegative(),
  }),
  z.strictObject({
    /** Which calls are counted. */
    match,
    /** How many there must be at least, from 0. */
    atLeast: z.int().nonnegative(),
  }),
  z.strictObject({
    /** Which calls are counted. */
    match,
    /** How many there may be at most, from 0. */
    atMost: z.int().nonnegative(),
  }),
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
  request: z.object({
    /** Its request line. */
    line: z.string(),
    /** Its headers, as pairs of name and value. */
    headers: pairs,
    /** Its body as text. */
    body: z.string(),
  }),
  /** What was answered. */
  reply: z.object({
    /** The HTTP status. */
    status: z.int(),
    /** Its headers, as pairs of name and value. */
    headers: pairs,
    /** Its body as text. */
    body: z.string(),
  }),
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
        /** The vendor's name of the event. */
        event: z.string(),
        /** Where it goes. */
        url: z.string(),
        /** What it tells. */
        body: z.string(),
        /** How far its delivery is. */
        state: z.string().optional(),
        /** The HTTP status that the receiver answered. */
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
export const sent = z.object({
  /** The id of the sandbox whose journal has the call. */
  sandbox: z.string(),
  /** The number of the call in that journal. */
  entry: z.int(),
  /** How it ended: `success`, or the vendor's error. */
  outcome: z.string(),
});

/** A call that the emulator writes and signs. */
export const callToWrite = z.strictObject({
  /** The vendor to call. */
  vendor: z.string(),
  /** Its key or its client method. */
  operation: z.string(),
  /** The fields of the call. Default: none. */
  input: z.record(z.string(), z.unknown()).default({}),
  /** What a careless or hostile client does to the call. */
  damage: damage.default({}),
});

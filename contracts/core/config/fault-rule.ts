import { z } from 'zod';

const positive = z.int().positive();
const milliseconds = z.int().nonnegative().max(3_600_000);

/** What HTTP takes as a header: printable characters of Latin-1. */
const headerValue = z
  .string()
  .regex(
    /^[!-~\u00a1-\u00ff](?:[ -~\u00a0-\u00ff]{0,198}[!-~\u00a1-\u00ff])?$/,
    'a content type has 1 to 200 printable characters of Latin-1, with no space at either end',
  );

const effect = z.discriminatedUnion('type', [
  /** A documented error in the vendor's own words; the handler does not run. */
  z.strictObject({ type: z.literal('error'), code: z.union([z.string(), z.int()]).transform(String) }),
  z
    .strictObject({
      type: z.literal('latency'),
      ms: milliseconds.optional(),
      minMs: milliseconds.optional(),
      maxMs: milliseconds.optional(),
    })
    .refine(
      ({ ms, minMs, maxMs }) =>
        ms === undefined
          ? minMs !== undefined && maxMs !== undefined && minMs <= maxMs
          : minMs === undefined && maxMs === undefined,
      'give either ms, or minMs and maxMs with minMs at most maxMs',
    ),
  /** Never answers; the handler does not run. */
  z.strictObject({ type: z.literal('hang') }),
  z.strictObject({ type: z.literal('slow-body'), bytesPerSecond: positive }),
  /** Resets the connection before any byte; the handler does not run. */
  z.strictObject({ type: z.literal('reset') }),
  /** Sends that many bytes of the body, then closes. */
  z.strictObject({ type: z.literal('truncate'), bytes: z.int().nonnegative() }),
  z.strictObject({ type: z.literal('malformed') }),
  /** A gateway's page; the handler does not run. */
  z.strictObject({ type: z.literal('html'), status: z.int().min(400).max(599).default(502) }),
  z.strictObject({ type: z.literal('wrong-content-type'), contentType: headerValue }),
  /** The state changes, then the connection dies before the reply. */
  z.strictObject({ type: z.literal('lost-after-commit') }),
  /** Applies the first entries of the call's list, then answers the vendor's internal error. */
  z.strictObject({ type: z.literal('partial-commit'), applied: z.int().nonnegative() }),
  /** Another rate limit while the rule stands, in calls per window. */
  z.strictObject({ type: z.literal('rate-limit'), limit: z.int().nonnegative() }),
  /** Another quota while the rule stands. */
  z.strictObject({ type: z.literal('quota'), quota: z.string(), limit: z.int().nonnegative() }),
  /** The callbacks of the call are never sent. */
  z.strictObject({ type: z.literal('callback-drop') }),
  /** The callbacks of the call get no answer in time. */
  z.strictObject({ type: z.literal('callback-timeout') }),
  /** The callbacks of the call are sent again, so many times in all. */
  z.strictObject({ type: z.literal('callback-retry'), copies: z.int().min(2).max(100) }),
]);

/** A deterministic fault: which calls, when, and what happens to them. */
export const faultRule = z.strictObject({
  /** Goes into a header of each reply that the rule changes. */
  id: z.string().min(1).max(200, 'an id has at most 200 characters'),
  match: z.strictObject({
    vendor: z.string(),
    /** The key of an operation; without it, every operation of the vendor. */
    operation: z.string().optional(),
    /** Values of top-level input fields. */
    where: z.record(z.string(), z.unknown()).optional(),
  }),
  /** Which of the calls that match it acts on. Default: all of them. */
  when: z
    .strictObject({
      /** So many matching calls pass first. Default: 0. */
      after: z.int().nonnegative().optional(),
      /** Fires on each n-th matching call from there. Default: 1. */
      every: positive.optional(),
      /** Fires so often at the most. Default: without end. */
      times: positive.optional(),
    })
    .prefault({}),
  effect,
  /** A run in which the rule did not fire has failed. Default: `false`. */
  mustFire: z.boolean().default(false),
});

/** A deterministic fault as it was read, with every default filled in. */
export interface FaultRule extends z.output<typeof faultRule> {}
export type FaultEffect = FaultRule['effect'];
export type EffectOf<Type extends FaultEffect['type']> = Extract<FaultEffect, { type: Type }>;

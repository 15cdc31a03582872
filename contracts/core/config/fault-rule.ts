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
  z.strictObject({
    /** Answers a documented error in the vendor's own words; the handler does not run. */
    type: z.literal('error'),
    /** The vendor's own name of the error, such as `60008`: a text, or the number that it is. */
    code: z.union([z.string(), z.int()]).transform(String),
  }),
  z
    .strictObject({
      /** Keeps the reply back for a time. */
      type: z.literal('latency'),
      /** For how long, in milliseconds: 0 to 3600000. Give this, or `minMs` and `maxMs`. */
      ms: milliseconds.optional(),
      /** The shortest time, in milliseconds: 0 to 3600000. The sandbox's seed chooses one between the two. */
      minMs: milliseconds.optional(),
      /** The longest time, in milliseconds: 0 to 3600000, and not below `minMs`. */
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
  z.strictObject({
    /** Never answers; the handler does not run. */
    type: z.literal('hang'),
  }),
  z.strictObject({
    /** Sends the body slowly. */
    type: z.literal('slow-body'),
    /** How fast the body goes, in bytes a second, from 1. */
    bytesPerSecond: positive,
  }),
  /** Resets the connection before any byte; the handler does not run. */
  z.strictObject({
    /** Resets the connection before any byte; the handler does not run. */
    type: z.literal('reset'),
  }),
  /** Sends that many bytes of the body, then closes. */
  z.strictObject({
    /** Sends the first bytes of the body, then closes the connection. */
    type: z.literal('truncate'),
    /** How many bytes of the body are sent, from 0. */
    bytes: z.int().nonnegative(),
  }),
  z.strictObject({
    /** Sends a body that is no JSON any more. */
    type: z.literal('malformed'),
  }),
  /** A gateway's page; the handler does not run. */
  z.strictObject({
    /** Answers the page of a gateway, in HTML; the handler does not run. */
    type: z.literal('html'),
    /** The HTTP status of the page: 400 to 599. Default: 502. */
    status: z.int().min(400).max(599).default(502),
  }),
  z.strictObject({
    /** Answers as ever, but under another content type. */
    type: z.literal('wrong-content-type'),
    /** What the header says: 1 to 200 printable characters of Latin-1. */
    contentType: headerValue,
  }),
  /** The state changes, then the connection dies before the reply. */
  z.strictObject({
    /** The state changes, then the connection dies before the reply. */
    type: z.literal('lost-after-commit'),
  }),
  /** Applies the first entries of the call's list, then answers the vendor's internal error. */
  z.strictObject({
    /** Applies the first entries of the call's list, then answers the vendor's internal error. */
    type: z.literal('partial-commit'),
    /** How many entries are applied, from 0. */
    applied: z.int().nonnegative(),
  }),
  /** Another rate limit while the rule stands, in calls per window. */
  z.strictObject({
    /** Another rate limit while the rule stands. */
    type: z.literal('rate-limit'),
    /** How many calls each window lets through, from 0. */
    limit: z.int().nonnegative(),
  }),
  /** Another quota while the rule stands. */
  z.strictObject({
    /** Another quota while the rule stands. */
    type: z.literal('quota'),
    /** The name of the quota, such as `bannedUsers`. */
    quota: z.string(),
    /** How much there may be, from 0. */
    limit: z.int().nonnegative(),
  }),
  /** The callbacks of the call are never sent. */
  z.strictObject({
    /** The callbacks of the call are never sent. */
    type: z.literal('callback-drop'),
  }),
  /** The callbacks of the call get no answer in time. */
  z.strictObject({
    /** The callbacks of the call get no answer in time. */
    type: z.literal('callback-timeout'),
  }),
  /** The callbacks of the call are sent again, so many times in all. */
  z.strictObject({
    /** The callbacks of the call are sent again. */
    type: z.literal('callback-retry'),
    /** How often each is sent in all: 2 to 100. */
    copies: z.int().min(2).max(100),
  }),
]);

/** A deterministic fault: which calls, when, and what happens to them. */
export const faultRule = z.strictObject({
  /** Goes into a header of each reply that the rule changes. */
  id: z.string().min(1).max(200, 'an id has at most 200 characters'),
  /** Which calls the rule is about. */
  match: z.strictObject({
    /** The vendor's name. */
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
  /** What happens to these calls. */
  effect,
  /** A run in which the rule did not fire has failed. Default: `false`. */
  mustFire: z.boolean().default(false),
});

/** A deterministic fault as it was read, with every default filled in. */
export interface FaultRule extends z.output<typeof faultRule> {}
export type FaultEffect = FaultRule['effect'];
export type EffectOf<Type extends FaultEffect['type']> = Extract<FaultEffect, { type: Type }>;

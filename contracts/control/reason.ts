import { z } from 'zod';
import { clean, describeReason, reasonSubjects, type Reason, type Showing } from '../core/contract/reason.ts';

/** Where a fact comes from. */
export const shownSource = z.object({
  /** How it is known: written by the vendor, seen in a real reply or client, or decided here. */
  standing: z.enum(['documented', 'observed', 'assumed']),
  /** An address, or the name of a document; of what is assumed, why. */
  at: z.string(),
  /** The day or the month of it, in ISO 8601. */
  date: z.string().optional(),
});

/** Why a call was refused. */
export const shownReason = z.object({
  /** What kind of thing the reason is about. */
  subject: z.enum(reasonSubjects),
  /** The field, header or parameter, or what else it is about. */
  path: z.string(),
  /** What is right. */
  expected: z.string(),
  /** What came. */
  received: z.string().optional(),
  /** A name or value that exists and looks most like the one that came. */
  nearest: z.string().optional(),
  /** The vendor whose call it is, where it came to another one's origin. */
  vendor: z.string().optional(),
  /** The limit that was passed. */
  limit: z
    .object({
      /** What is counted. */
      of: z.string(),
      /** The least that is let through. */
      least: z.number().optional(),
      /** The most that is let through. */
      most: z.number().optional(),
      /** How long the window of the limit is, in seconds. */
      perSeconds: z.number().optional(),
    })
    .optional(),
  /** When the limit lets calls through again. */
  resetsAt: z.string().optional(),
  /** The assumption that decided so. */
  assumption: z.string().optional(),
  /** Where the rule stands. */
  source: shownSource.optional(),
  /** All of it in one line. */
  text: z.string(),
});

export type ShownReason = z.input<typeof shownReason>;

/** A reason as the control API writes it. */
export function showReason(reason: Reason, showing: Showing): ShownReason {
  const cleaned = clean(reason, showing);
  const { resetsAt, source, limit, ...rest } = cleaned;
  return {
    ...rest,
    ...(limit && { limit: { ...limit } }),
    ...(source && { source: { ...source } }),
    ...(resetsAt !== undefined && { resetsAt: new Date(resetsAt).toISOString() }),
    text: describeReason(cleaned),
  };
}

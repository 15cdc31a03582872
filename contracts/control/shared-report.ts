import { z } from 'zod';

/** One of the replicas of a shared log, as it says itself. */
const replicaReport = z.object({
  /** Its id, which it has until it stops. */
  replica: z.string(),
  /** The name of the machine. */
  host: z.string(),
  /** The version of Understudy. */
  version: z.string(),
  /** When it began to take part, by its machine’s clock. */
  since: z.iso.datetime(),
  /** The last record of the log that it has taken in. */
  applied: z.int(),
  /** The last record that it knows the log to have. */
  last: z.int(),
  /** How many numbers lie between them; records of other uses of the log have numbers too. */
  lag: z.int(),
  /** How many sandboxes it has loaded. */
  loaded: z.int(),
  /** Why it does not answer calls at present. */
  reason: z.string().optional(),
});

/** The shared log, where several replicas are one emulator: this replica, and what it knows of the others. */
export const sharedReport = replicaReport.extend({
  /** Whether another version of Understudy takes the log over: while it does, it may still give it back. */
  handover: z.enum(['under-way', 'done']).optional(),
  /** How many sandboxes there are. */
  sandboxes: z.int(),
  /** How many snapshots this replica has kept, and how many records it could not use. */
  snapshots: z.int(),
  /** How many records this replica could not use. */
  setAside: z.int(),
  /** How many calls ended with a broken connection here, since the log did not answer. */
  unanswered: z.int(),
  /** The other replicas, as they were some seconds ago; who has said nothing for 16 s is left out. */
  others: z.array(replicaReport),
});

/** One of several replicas. */
export type ReplicaReport = z.output<typeof replicaReport>;

/** What a replica tells of the log and of itself. */
export type SharedReport = z.input<typeof sharedReport>;

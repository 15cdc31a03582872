import type { z } from 'zod';
import type { Assumptions } from './assumption.ts';
import type { Operation } from './operation.ts';

/** The types that a call of one vendor is made of. They travel together: what takes a vendor's types takes this record. */
export interface CallTypes {
  /** The keys of the vendor's errors. */
  readonly error: string;
  /** The vendor's credential. */
  readonly credential: unknown;
  /** What its codec reads of a request. */
  readonly reading: unknown;
  /** The vendor's assumptions, by id. */
  readonly assumptions: Assumptions;
}

/** All types of one vendor. */
export interface VendorTypes {
  readonly name: string;
  readonly call: CallTypes;
  readonly operations: Readonly<Record<string, Operation>>;
  /** The names of its quotas. */
  readonly quota: string;
  /** The form of its state. */
  readonly state: z.ZodType;
}

import type { CallTypes } from '../core/contract/vendor-types.ts';
import type { assumptions } from './assumptions/index.ts';
import type { PolyvError } from './errors/index.ts';
import type { PolyvCredential } from './wire/credentials.ts';
import type { PolyvReading } from './wire/read-request.ts';

/** The types that a call of this vendor is made of. */
export interface PolyvTypes extends CallTypes {
  readonly error: PolyvError;
  /** The credential of an account. */
  readonly credential: PolyvCredential;
  readonly reading: PolyvReading;
  /** The guesses about Polyv, by id. */
  readonly assumptions: typeof assumptions;
}

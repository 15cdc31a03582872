import type { CallTypes } from '../core/contract/vendor-types.ts';
import type { assumptions } from './assumptions/index.ts';
import type { LivesaasError } from './errors/index.ts';
import type { LivesaasCredential } from './wire/credentials.ts';
import type { LivesaasReading } from './wire/reading.ts';

/** The types that a call of this vendor is made of. */
export interface LivesaasTypes extends CallTypes {
  readonly error: LivesaasError;
  /** The credential of an account. */
  readonly credential: LivesaasCredential;
  readonly reading: LivesaasReading;
  /** The guesses about Volcengine, by id. */
  readonly assumptions: typeof assumptions;
}

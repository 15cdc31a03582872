import type { CallTypes } from '../core/contract/vendor-types.ts';
import type { assumptions } from './assumptions/index.ts';
import type { TrtcError } from './errors/index.ts';
import type { TrtcCredential } from './wire/credentials.ts';
import type { TrtcReading } from './wire/read-request.ts';

/** The types that a call of this vendor is made of. */
export interface TrtcTypes extends CallTypes {
  readonly error: TrtcError;
  /** The credential of an account. */
  readonly credential: TrtcCredential;
  readonly reading: TrtcReading;
  /** The guesses about TRTC, by id. */
  readonly assumptions: typeof assumptions;
}

import type { CallTypes } from '../core/contract/vendor-types.ts';
import type { assumptions } from './assumptions/index.ts';
import type { ChatError } from './errors/index.ts';
import type { ChatCredential } from './wire/credentials.ts';
import type { ChatReading } from './wire/reading.ts';

/** The types that a call of this vendor is made of. */
export interface ChatTypes extends CallTypes {
  readonly error: ChatError;
  readonly credential: ChatCredential;
  readonly reading: ChatReading;
  readonly assumptions: typeof assumptions;
}

import type { CallTypes } from '../core/contract/vendor-types.ts';
import type { assumptions } from './assumptions/index.ts';
import type { ChatError } from './errors/index.ts';
import type { ChatCredential } from './wire/credentials.ts';
import type { ChatReading } from './wire/reading.ts';

/** The types that a call of this vendor is made of. */
export interface ChatTypes extends CallTypes {
  readonly error: ChatError;
  /** The credential of an app. */
  readonly credential: ChatCredential;
  readonly reading: ChatReading;
  /** The guesses about Tencent Chat, by id. */
  readonly assumptions: typeof assumptions;
}

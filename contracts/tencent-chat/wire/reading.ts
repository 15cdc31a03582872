import type { HttpRequest } from '../../core/wire/http.ts';
import type { JsonReading } from '../../core/wire/json.ts';
import type { Pairs } from '../../core/wire/query-string.ts';
import type { UserSigReading } from './user-sig.ts';

/** What is read of a request, whatever its bytes. */
export interface ChatReading {
  readonly request: HttpRequest;
  readonly method: string;
  readonly path: string;
  readonly query: Pairs;
  readonly sdkAppId: string | undefined;
  readonly identifier: string | undefined;
  readonly userSig: UserSigReading | undefined;
  /** As sent, decoded once; `''` when there is none. */
  readonly userSigText: string;
  /** The body as a text. */
  readonly text: string;
  /** Undefined when the body is empty. */
  readonly json: JsonReading | undefined;
}

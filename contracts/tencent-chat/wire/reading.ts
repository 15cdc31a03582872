import type { HttpRequest } from '../../core/wire/http.ts';
import type { JsonReading } from '../../core/wire/json.ts';
import type { Pairs } from '../../core/wire/query-string.ts';
import type { UserSigReading } from './user-sig.ts';

/** What is read of a request, whatever its bytes. */
export interface ChatReading {
  /** The request as it came. */
  readonly request: HttpRequest;
  /** The method of HTTP. */
  readonly method: string;
  /** The path, as it was sent. */
  readonly path: string;
  /** The query, decoded. */
  readonly query: Pairs;
  /** The parameter `sdkappid`, where there is one. */
  readonly sdkAppId: string | undefined;
  /** The parameter `identifier`, where there is one. */
  readonly identifier: string | undefined;
  /** The parameter `usersig`, taken apart, where there is one. */
  readonly userSig: UserSigReading | undefined;
  /** As sent, decoded once; `''` when there is none. */
  readonly userSigText: string;
  /** The body as a text. */
  readonly text: string;
  /** Undefined when the body is empty. */
  readonly json: JsonReading | undefined;
}

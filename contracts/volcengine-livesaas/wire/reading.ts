import type { HttpRequest } from '../../core/wire/http.ts';
import type { JsonReading } from '../../core/wire/json.ts';
import type { Pairs } from '../../core/wire/query-string.ts';
import type { Claim } from './signature.ts';

/** What is read of a request, whatever its bytes. */
export interface LivesaasReading {
  /** The request as it came. */
  readonly request: HttpRequest;
  /** The path, as it was sent. */
  readonly path: string;
  /** The query, decoded. */
  readonly query: Pairs;
  /** The parameter `Action`, where there is one. */
  readonly action: string | undefined;
  /** The parameter `Version`, where there is one. */
  readonly version: string | undefined;
  /** What the call says of its own signature. */
  readonly claim: Claim;
  /** Undefined when the body is empty. */
  readonly json: JsonReading | undefined;
}

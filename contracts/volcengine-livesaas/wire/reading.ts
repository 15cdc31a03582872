import type { HttpRequest } from '../../core/wire/http.ts';
import type { JsonReading } from '../../core/wire/json.ts';
import type { Pairs } from '../../core/wire/query-string.ts';
import type { Claim } from './signature.ts';

/** What is read of a request, whatever its bytes. */
export interface LivesaasReading {
  readonly request: HttpRequest;
  readonly path: string;
  readonly query: Pairs;
  readonly action: string | undefined;
  readonly version: string | undefined;
  readonly claim: Claim;
  /** Undefined when the body is empty. */
  readonly json: JsonReading | undefined;
}

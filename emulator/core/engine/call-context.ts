import { maximumBodyBytes, type HttpRequest } from '../../../contracts/core/wire/http.ts';
import type { Found } from '../../../contracts/core/contract/vendor.ts';
import type { Implementation } from './handler.ts';
import type { World } from '../sandbox/sandbox.ts';

/** The vendor's side of one call, after its request has been read. */
export interface Visit {
  readonly implementation: Implementation;
  readonly world: World;
  readonly reading: unknown;
  readonly found: Found;
  readonly now: number;
  readonly credential: unknown;
  readonly isTooLarge: boolean;
}

/** Reads a request and finds the operation that it asks for. */
export function readVisit({ vendor, router }: Implementation, request: HttpRequest) {
  const reading: unknown = vendor.dialect.read(request);
  return {
    reading,
    found: router(vendor.dialect.target(reading)),
    isTooLarge: request.body.length > maximumBodyBytes,
  };
}

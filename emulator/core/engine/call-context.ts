import { maximumBodyBytes, type HttpRequest } from '../../../contracts/core/wire/http.ts';
import type { Found } from '../../../contracts/core/contract/vendor.ts';
import type { Implementation } from './handler.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';

/** The vendor's side of one call, after its request has been read. */
export interface CallContext {
  readonly implementation: Implementation;
  readonly sandbox: Sandbox;
  readonly reading: unknown;
  readonly found: Found;
  readonly now: number;
  readonly credential: unknown;
  readonly isTooLarge: boolean;
}

/** Reads a request and finds the operation that it asks for. */
export function readContext({ vendor, router }: Implementation, request: HttpRequest) {
  const reading: unknown = vendor.codec.read(request);
  return {
    reading,
    found: router(vendor.codec.target(reading)),
    isTooLarge: request.body.length > maximumBodyBytes,
  };
}

import { createVendorClient } from '../../../../clients/core/create-client.ts';
import { VendorError, type VendorErrorFacts } from '../../../../clients/core/errors.ts';
import type { ClientOptions } from '../../../../clients/core/options.ts';
import type { Client } from '../../../../clients/core/types.ts';
import { tinyLive, type TinyLive } from '../../contracts/tiny-live/index.ts';

class TinyLiveError extends VendorError {
  override readonly name = 'TinyLiveError';
}

export type TinyLiveClient = Client<TinyLive['operations']>;

export function createTinyLiveClient(
  options: ClientOptions<TinyLive['credential']['fake']> = {},
): TinyLiveClient {
  const kind = { vendor: tinyLive, makeError: (facts: VendorErrorFacts) => new TinyLiveError(facts) };
  return createVendorClient(kind, options) as TinyLiveClient;
}

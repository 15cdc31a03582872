import { identifyError } from '../../contracts/core/contract/identify-error.ts';
import type { PolyvCode, PolyvError } from '../../contracts/polyv-live/errors/index.ts';
import { polyvLiveApi } from '../../contracts/polyv-live/api.ts';
import type { PolyvLiveCredentials } from '../../contracts/polyv-live/wire/credentials.ts';
import { signatureMethods, type SignatureMethod } from '../../contracts/polyv-live/wire/signature.ts';
import { shareClass } from '../../contracts/core/config/shared-errors.ts';
import { createVendorClient } from '../core/create-client.ts';
import { VendorError, type VendorErrorFacts } from '../core/errors.ts';
import type { ClientOptions } from '../core/options.ts';
import type { Client } from '../core/types.ts';

export * from '../core/index.ts';
export type { PolyvLiveCredentials } from '../../contracts/polyv-live/wire/credentials.ts';

/**
 * Polyv refused the call. Many errors share a `code`; `errorKey` tells them apart.
 *
 * @example
 * const codeOf = (error: unknown) => (error instanceof PolyvLiveError ? error.code : undefined);
 */
export class PolyvLiveError extends VendorError<PolyvCode> {
  static {
    shareClass(this, 'PolyvLiveError');
  }

  /** The name of the class, for logs. */
  override readonly name = 'PolyvLiveError';
  /** The message without its details, for example `param should not be empty: {field}`; undefined when it is a new one. */
  readonly errorKey: PolyvError | undefined;

  constructor(facts: VendorErrorFacts) {
    super(facts);
    // The key comes from the vendor's own vocabulary.
    this.errorKey = identifyError(polyvLiveApi, facts.code, facts.message) as PolyvError | undefined;
  }
}

/** How a client of a Polyv account is set up. */
export interface PolyvLiveOptions extends ClientOptions<PolyvLiveCredentials> {
  /** How calls are signed. Default: MD5, which the call then does not name. */
  readonly signatureMethod?: SignatureMethod;
}

/** One method for each call of Polyv Live; `pages` reads lists to their end. */
export type PolyvLiveClient = Client<(typeof polyvLiveApi)['operations']>;

/**
 * Makes a client of the bans in the chat of a Polyv account. Throws a TypeError or RangeError for credentials,
 * a base URL or options that are none, and says what is right.
 *
 * @example
 * const polyv = createPolyvLiveClient({ credentials: { appId: '…', appSecret: '…', userId: '…' } });
 * for await (const viewer of polyv.pages.listBannedUsers({})) console.log(viewer);
 */
export function createPolyvLiveClient(options: PolyvLiveOptions = {}): PolyvLiveClient {
  const { signatureMethod } = options;
  const kind = {
    vendor: polyvLiveApi,
    makeError: (facts: VendorErrorFacts) => new PolyvLiveError(facts),
    choices: { signatureMethod: signatureMethods },
    ...(signatureMethod && { codecOptions: { signatureMethod } }),
  };
  return createVendorClient(kind, options) as PolyvLiveClient;
}

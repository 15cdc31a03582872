import type { LivesaasError } from '../../contracts/volcengine-livesaas/errors/index.ts';
import { volcengineLivesaasApi } from '../../contracts/volcengine-livesaas/api.ts';
import type { VolcengineLivesaasCredentials } from '../../contracts/volcengine-livesaas/wire/credentials.ts';
import { shareClass } from '../../contracts/core/config/shared-errors.ts';
import { createVendorClient } from '../core/create-client.ts';
import { VendorError } from '../core/errors.ts';
import type { ClientOptions } from '../core/options.ts';
import type { Client } from '../core/types.ts';

export * from '../core/index.ts';
export type { VolcengineLivesaasCredentials } from '../../contracts/volcengine-livesaas/wire/credentials.ts';

/** The `Code` of an error; one of them names the field that it is about. */
export type VolcengineLivesaasCode =
  | Exclude<LivesaasError, 'InvalidParameter.%sInvalid' | 'InternalError 100014'>
  | `InvalidParameter.${string}Invalid`;

/**
 * Volcengine refused the call; `code` is its Code.
 *
 * @example
 * const codeOf = (error: unknown) => (error instanceof VolcengineLivesaasError ? error.code : undefined);
 */
export class VolcengineLivesaasError extends VendorError<VolcengineLivesaasCode> {
  static {
    shareClass(this, 'VolcengineLivesaasError');
  }

  /** The name of the class, for logs. */
  override readonly name = 'VolcengineLivesaasError';
}

/** How a client of the enterprise live service is set up. */
export interface VolcengineLivesaasOptions extends ClientOptions<VolcengineLivesaasCredentials> {
  /** The region that is signed. BytePlus has `ap-singapore-1`. Default: `cn-north-1`. */
  readonly region?: string;
  /** Where the signature goes. Default: `header`. */
  readonly signing?: 'header' | 'query';
}

/** One method for each call of the enterprise live service; `pages` reads lists to their end. */
export type VolcengineLivesaasClient = Client<(typeof volcengineLivesaasApi)['operations']>;

/**
 * Makes a client of the enterprise live service. Throws a TypeError or RangeError for credentials,
 * a base URL or options that are none, and says what is right.
 *
 * @example
 * const live = createVolcengineLivesaasClient({ credentials: { accessKeyId: 'AKLT…', secretAccessKey: '…' } });
 * await live.updateActivityUserBanStatus({ ActivityId: '1819171234140099', BanStatus: 1, UserIds: ['17'] });
 */
export function createVolcengineLivesaasClient(
  options: VolcengineLivesaasOptions = {},
): VolcengineLivesaasClient {
  const { region = 'cn-north-1', signing = 'header' } = options;
  const kind = {
    vendor: volcengineLivesaasApi,
    makeError: (facts: ConstructorParameters<typeof VolcengineLivesaasError>[0]) =>
      new VolcengineLivesaasError(facts),
    choices: { region: [], signing: ['header', 'query'] },
    codecOptions: { region, signing },
  };
  return createVendorClient(kind, options) as VolcengineLivesaasClient;
}

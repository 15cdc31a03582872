import type { TrtcCode } from '../../contracts/tencent-trtc/errors/index.ts';
import { tencentTrtcApi } from '../../contracts/tencent-trtc/api.ts';
import type { TencentTrtcCredentials } from '../../contracts/tencent-trtc/wire/credentials.ts';
import { languages } from '../../contracts/tencent-trtc/wire/constants.ts';
import { tc3Method, v1Methods } from '../../contracts/tencent-trtc/wire/signature.ts';
import type { WriteOptions } from '../../contracts/tencent-trtc/wire/write-request.ts';
import { shareClass } from '../../contracts/core/config/shared-errors.ts';
import { createVendorClient } from '../core/create-client.ts';
import { VendorError } from '../core/errors.ts';
import type { ClientOptions } from '../core/options.ts';
import type { Client } from '../core/types.ts';

export * from '../core/index.ts';
export type { TencentTrtcCredentials } from '../../contracts/tencent-trtc/wire/credentials.ts';

/** The Code of an error of Tencent RTC. */
export type TencentTrtcCode = TrtcCode;

/**
 * Tencent refused the call; `code` is its Code, for example `FailedOperation.RoomNotExist`.
 *
 * @example
 * const codeOf = (error: unknown) => (error instanceof TencentTrtcError ? error.code : undefined);
 */
export class TencentTrtcError extends VendorError<TencentTrtcCode> {
  static {
    shareClass(this, 'TencentTrtcError');
  }

  /** The name of the class, for logs. */
  override readonly name = 'TencentTrtcError';
}

/** How a client of Tencent RTC is set up. */
export interface TencentTrtcOptions extends ClientOptions<TencentTrtcCredentials>, WriteOptions {}

/** One method for each call of Tencent RTC; `pages` reads lists to their end. */
export type TencentTrtcClient = Client<(typeof tencentTrtcApi)['operations']>;

/**
 * Makes a client of Tencent RTC. It calls for the region `ap-singapore` and signs with TC3-HMAC-SHA256 over JSON POST
 * unless the options say otherwise. Throws a TypeError or RangeError for credentials,
 * a base URL or options that are none, and says what is right.
 *
 * @example
 * const trtc = createTencentTrtcClient({ credentials: { secretId: 'AKID…', secretKey: '…' } });
 * await trtc.dismissRoom({ SdkAppId: 1400188366, RoomId: 10006 });
 */
export function createTencentTrtcClient(options: TencentTrtcOptions = {}): TencentTrtcClient {
  const { region, signatureMethod, httpMethod, language } = options;
  const choices = Object.entries({ region, signatureMethod, httpMethod, language });
  const kind = {
    vendor: tencentTrtcApi,
    makeError: (facts: ConstructorParameters<typeof TencentTrtcError>[0]) => new TencentTrtcError(facts),
    choices: {
      region: [],
      signatureMethod: [tc3Method, ...Object.keys(v1Methods)],
      httpMethod: ['GET', 'POST'],
      language: languages,
    },
    codecOptions: Object.fromEntries(
      choices.filter((choice): choice is [string, string] => choice[1] !== undefined),
    ),
  };
  return createVendorClient(kind, options) as TencentTrtcClient;
}

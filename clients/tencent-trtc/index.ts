import type { z } from 'zod';
import type { TrtcCode } from '../../contracts/tencent-trtc/errors/index.ts';
import { tencentTrtc, type TencentTrtc } from '../../contracts/tencent-trtc/index.ts';
import type { WriteOptions } from '../../contracts/tencent-trtc/wire/write-request.ts';
import { createVendorClient } from '../core/create-client.ts';
import { VendorError } from '../core/errors.ts';
import type { Client, ClientOptions } from '../core/types.ts';

export type TencentTrtcCode = TrtcCode;

/** Tencent refused the call; `code` is its Code, for example `FailedOperation.RoomNotExist`. */
export class TencentTrtcError extends VendorError<TencentTrtcCode> {
  override readonly name = 'TencentTrtcError';
}

export interface TencentTrtcOptions
  extends ClientOptions<z.input<TencentTrtc['credential']['schema']>>, WriteOptions {}

export type TencentTrtcClient = Client<TencentTrtc['operations']>;

/**
 * A client of Tencent RTC. It calls for the region `ap-singapore` and signs with TC3-HMAC-SHA256 over JSON POST
 * unless the options say otherwise.
 */
export function createTencentTrtcClient({
  region,
  signatureMethod,
  httpMethod,
  language,
  ...options
}: TencentTrtcOptions = {}): TencentTrtcClient {
  const choices = Object.entries({ region, signatureMethod, httpMethod, language });
  const kind = {
    vendor: tencentTrtc,
    makeError: (facts: ConstructorParameters<typeof TencentTrtcError>[0]) => new TencentTrtcError(facts),
    codecOptions: Object.fromEntries(
      choices.filter((choice): choice is [string, string] => choice[1] !== undefined),
    ),
  };
  return createVendorClient(kind, options) as TencentTrtcClient;
}

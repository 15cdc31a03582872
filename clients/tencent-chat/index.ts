import type { errors } from '../../contracts/tencent-chat/errors/index.ts';
import { tencentChatApi } from '../../contracts/tencent-chat/api.ts';
import type { TencentChatCredentials } from '../../contracts/tencent-chat/wire/credentials.ts';
import { shareClass } from '../../contracts/core/config/shared-errors.ts';
import { createVendorClient } from '../core/create-client.ts';
import { VendorError } from '../core/errors.ts';
import type { ClientOptions } from '../core/options.ts';
import type { Client } from '../core/types.ts';

export * from '../core/index.ts';
export type { TencentChatCredentials } from '../../contracts/tencent-chat/wire/credentials.ts';

/** The ErrorCode of an error of Tencent's. */
export type TencentChatCode = keyof typeof errors;

/**
 * Tencent refused the call; `code` is its ErrorCode.
 *
 * @example
 * const codeOf = (error: unknown) => (error instanceof TencentChatError ? error.code : undefined);
 */
export class TencentChatError extends VendorError<TencentChatCode> {
  static {
    shareClass(this, 'TencentChatError');
  }

  /** The name of the class, for logs. */
  override readonly name = 'TencentChatError';
}

/** How a client of Tencent Live and RoomKit is set up. */
export type TencentChatOptions = ClientOptions<TencentChatCredentials>;
/** One method for each call of Tencent Live and RoomKit; `pages` reads lists to their end. */
export type TencentChatClient = Client<(typeof tencentChatApi)['operations']>;

/**
 * Makes a client of the live and room services behind the Chat REST gateway. It calls as the first of the administrators.
 * Throws a TypeError or RangeError for credentials,
 * a base URL or options that are none, and says what is right.
 *
 * @example
 * const chat = createTencentChatClient({
 *   credentials: { sdkAppId: 1400000000, secretKey: '…', administrators: ['administrator'] },
 *   baseUrl: 'http://127.0.0.1:4011',
 * });
 * await chat.banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 3600 });
 */
export function createTencentChatClient(options: TencentChatOptions = {}): TencentChatClient {
  const kind = {
    vendor: tencentChatApi,
    makeError: (facts: ConstructorParameters<typeof TencentChatError>[0]) => new TencentChatError(facts),
  };
  return createVendorClient(kind, options) as TencentChatClient;
}

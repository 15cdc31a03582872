import type { z } from 'zod';
import type { errors } from '../../contracts/tencent-chat/errors/index.ts';
import { tencentChat, type TencentChat } from '../../contracts/tencent-chat/index.ts';
import { createVendorClient } from '../core/create-client.ts';
import { VendorError } from '../core/errors.ts';
import type { Client, ClientOptions } from '../core/types.ts';

export type TencentChatCode = keyof typeof errors;

/** Tencent refused the call; `code` is its ErrorCode. */
export class TencentChatError extends VendorError<TencentChatCode> {
  override readonly name = 'TencentChatError';
}

export type TencentChatOptions = ClientOptions<z.input<TencentChat['credential']['schema']>>;
export type TencentChatClient = Client<TencentChat['operations']>;

/** A client of the live and room services behind the Chat REST gateway. It calls as the first of the administrators. */
export function createTencentChatClient(options: TencentChatOptions = {}): TencentChatClient {
  const kind = {
    vendor: tencentChat,
    makeError: (facts: ConstructorParameters<typeof TencentChatError>[0]) => new TencentChatError(facts),
  };
  return createVendorClient(kind, options) as TencentChatClient;
}

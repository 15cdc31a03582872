import { z } from 'zod';
import type { CredentialForm } from '../../core/contract/vendor.ts';

const schema = z.strictObject({
  /** Ten digits at most; international apps are below 1400000000. */
  sdkAppId: z.union([z.string().regex(/^\d+$/), z.int().positive()]).transform(String),
  secretKey: z.string().min(1),
  /** Accounts that may call the REST API; a client calls as the first of them. */
  administrators: z.array(z.string().min(1)).min(1),
  /** Every account of the app besides the administrators; without it, nobody asks whether an account exists. */
  importedAccounts: z.array(z.string().min(1)).optional(),
});

export type ChatCredential = z.output<typeof schema>;

export const credential: CredentialForm<ChatCredential> = {
  schema,
  id: ({ sdkAppId }) => sdkAppId,
  secret: ({ secretKey }) => secretKey,
  fake: {
    sdkAppId: '1400000000',
    secretKey: 'fake-chat-secret-key-for-local-use-only-0000000000000000000000000',
    administrators: ['administrator'],
  },
  mint: (ids) => ({
    // Ten digits, of which a client may make a signed integer of 32 bits. Two may meet: then it is drawn again.
    sdkAppId: String(1_400_000_001 + ids.integer(747_483_647)),
    secretKey: `fake-${ids.hex(59)}`,
    administrators: ['administrator'],
  }),
  toEnvironment: ({ sdkAppId, secretKey, administrators }) => ({
    TENCENT_CHAT_SDKAPPID: sdkAppId,
    TENCENT_CHAT_SECRET_KEY: secretKey,
    TENCENT_CHAT_IDENTIFIER: administrators[0] ?? '',
  }),
  fromEnvironment: (variables) => ({
    sdkAppId: variables['TENCENT_CHAT_SDKAPPID'],
    secretKey: variables['TENCENT_CHAT_SECRET_KEY'],
    administrators: variables['TENCENT_CHAT_IDENTIFIER'] ? [variables['TENCENT_CHAT_IDENTIFIER']] : undefined,
  }),
};

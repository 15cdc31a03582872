import { z } from 'zod';
import type { CredentialForm } from '../../core/contract/vendor.ts';

/** Who calls Tencent Live and RoomKit: an app, its secret, and the accounts that may call the REST API. */
export interface TencentChatCredentials {
  /**
   * The id of the app, at most ten digits, as text or number. The Chat console shows it with the app, which it is given when it is made
   * (https://trtc.io/document/60707).
   * International apps are below 1400000000.
   */
  readonly sdkAppId: string | number;
  /**
   * The secret of the app, as the console shows it; it signs every UserSig and never travels. Where in the console is not
   * documented here.
   */
  readonly secretKey: string;
  /**
   * The accounts that may call the REST API; at least one. A client calls as the first of them. The console lists them
   * as administrators of the app.
   */
  readonly administrators: readonly string[];
  /**
   * Every account of the app besides the administrators, for the emulator. Default: nobody asks whether an account exists.
   * A client needs none.
   */
  readonly importedAccounts?: readonly string[] | undefined;
}

const noApp = 'this must be a whole number of at most 15 digits';

export const credentialSchema = z.strictObject({
  /** The app's SDKAppID, a number above 0. */
  sdkAppId: z
    .union([z.string().regex(/^\d{1,15}$/, noApp), z.int()], noApp)
    .transform(Number)
    .refine((id) => id > 0, 'an SDKAppID is above 0'),
  /** What signs UserSigs, as text. */
  secretKey: z.string().min(1),
  /** The accounts that may call the server API. */
  administrators: z.array(z.string().min(1)).min(1),
  /** The accounts that there are. Default: every account is. */
  importedAccounts: z.array(z.string().min(1)).optional(),
}) satisfies z.ZodType<unknown, TencentChatCredentials>;

export type ChatCredential = z.output<typeof credentialSchema>;

export const credential: CredentialForm<ChatCredential> = {
  schema: credentialSchema,
  id: ({ sdkAppId }) => String(sdkAppId),
  secret: ({ secretKey }) => secretKey,
  fake: {
    sdkAppId: 1_400_000_000,
    secretKey: 'fake-chat-secret-key-for-local-use-only-0000000000000000000000000',
    administrators: ['administrator'],
  },
  mint: (ids) => ({
    // Ten digits, of which a client may make a signed integer of 32 bits. Two may meet: then it is drawn again.
    sdkAppId: 1_400_000_001 + ids.integer(747_483_647),
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

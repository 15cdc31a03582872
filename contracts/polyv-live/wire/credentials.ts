import { z } from 'zod';
import { alphanumeric, unguessable } from '../../core/contract/int64.ts';
import type { CredentialForm } from '../../core/contract/vendor.ts';

/** Who calls Polyv Live: an application of an account. */
export interface PolyvLiveCredentials {
  /** Names the application; travels with every call. The live console shows it with the settings for developers. */
  readonly appId: string;
  /** Signs every call and never travels. The live console shows it beside the AppID. */
  readonly appSecret: string;
  /** The account that the application belongs to. The live console shows it beside the AppID, as userId. */
  readonly userId: string;
}

export const credentialSchema = z.strictObject({
  /** The app's id, which every call names. */
  appId: z.string().min(1),
  /** What signs the calls. */
  appSecret: z.string().min(1),
  /** The account's id. */
  userId: z.string().min(1),
}) satisfies z.ZodType<unknown, PolyvLiveCredentials>;

export type PolyvCredential = z.output<typeof credentialSchema>;

export const credential: CredentialForm<PolyvCredential> = {
  schema: credentialSchema,
  id: ({ appId }) => appId,
  secret: ({ appSecret }) => appSecret,
  fake: {
    appId: 'fakeappid1',
    appSecret: 'fake0secret0for0local0use0only00',
    userId: 'fakeuser01',
  },
  mint: (ids) => ({
    appId: `fake${alphanumeric(ids, unguessable)}`,
    appSecret: `fake${ids.hex(28)}`,
    userId: `fake${alphanumeric(ids, unguessable)}`,
  }),
  toEnvironment: ({ appId, appSecret, userId }) => ({
    POLYV_LIVE_APP_ID: appId,
    POLYV_LIVE_APP_SECRET: appSecret,
    POLYV_LIVE_USER_ID: userId,
  }),
  fromEnvironment: (variables) => ({
    appId: variables['POLYV_LIVE_APP_ID'],
    appSecret: variables['POLYV_LIVE_APP_SECRET'],
    userId: variables['POLYV_LIVE_USER_ID'],
  }),
};

import { z } from 'zod';
import { alphanumeric, unguessable } from '../../core/contract/int64.ts';
import type { CredentialForm } from '../../core/contract/vendor.ts';

const schema = z.strictObject({
  /** Names the application; travels with every call. */
  appId: z.string().min(1),
  /** Signs every call and never travels. */
  appSecret: z.string().min(1),
  /** The account that the application belongs to. */
  userId: z.string().min(1),
});

export type PolyvCredential = z.output<typeof schema>;

export const credential: CredentialForm<PolyvCredential> = {
  schema,
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

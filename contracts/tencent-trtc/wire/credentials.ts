import { z } from 'zod';
import { text } from '../../core/config/id-forms.ts';
import { alphanumeric } from '../../core/contract/int64.ts';
import type { CredentialForm } from '../../core/contract/vendor.ts';

const schema = z.strictObject({
  /** Names the key; travels with every call. */
  secretId: z.string().min(1),
  /** Signs every call and never travels. */
  secretKey: z.string().min(1),
  /** The apps of the account that the key belongs to. The emulator judges calls by them; a client needs none. */
  sdkAppIds: z.array(text).min(1).optional(),
  /** Belongs to a temporary key. Where it is set, a call must carry exactly it. */
  token: z.string().min(1).optional(),
});

export type TrtcCredential = z.output<typeof schema>;

export const credential: CredentialForm<TrtcCredential> = {
  schema,
  id: ({ secretId }) => secretId,
  secret: ({ secretKey }) => secretKey,
  fake: {
    secretId: 'AKIDfake0000000000000000000000000000',
    secretKey: 'fake0secret0key0for0local0use000',
    sdkAppIds: ['1400188366'],
  },
  mint: (ids) => ({
    // 36 characters, as the vendor's own have.
    secretId: `AKIDfake${alphanumeric(ids, 28)}`,
    secretKey: `fake${ids.hex(28)}`,
    sdkAppIds: [`14${String(ids.integer(1e8)).padStart(8, '0')}`],
  }),
  toEnvironment: ({ secretId, secretKey, sdkAppIds, token }) => ({
    TENCENT_TRTC_SECRET_ID: secretId,
    TENCENT_TRTC_SECRET_KEY: secretKey,
    TENCENT_TRTC_SDKAPPID: sdkAppIds?.[0] ?? '',
    ...(token !== undefined && { TENCENT_TRTC_TOKEN: token }),
  }),
  fromEnvironment: (variables) => ({
    secretId: variables['TENCENT_TRTC_SECRET_ID'],
    secretKey: variables['TENCENT_TRTC_SECRET_KEY'],
    sdkAppIds: variables['TENCENT_TRTC_SDKAPPID'] ? [variables['TENCENT_TRTC_SDKAPPID']] : undefined,
    token: variables['TENCENT_TRTC_TOKEN'],
  }),
};

import { z } from 'zod';
import { alphanumeric } from '../../core/contract/int64.ts';
import type { CredentialForm } from '../../core/contract/vendor.ts';

const noApplication = 'this must be a whole number, or its digits';

/** The id of an application: a whole number, or its digits as text. It is a number, or its digits where no double holds it. */
const applicationId = z
  .union(
    [z.string().regex(/^\d+$/, noApplication), z.int().nonnegative(), z.bigint().nonnegative()],
    noApplication,
  )
  .transform((id) => (Number.isSafeInteger(Number(id)) ? Number(id) : String(id)));

/** Who calls Tencent RTC: a key of the Tencent Cloud API. */
export interface TencentTrtcCredentials {
  /**
   * Names the key, 36 characters that begin with `AKID`; travels with every call. The console lists it among the API keys of
   * the account; its pages have the way there.
   */
  readonly secretId: string;
  /** Signs every call and never travels. The console shows it beside the SecretId. */
  readonly secretKey: string;
  /**
   * The apps of the account that the key belongs to; at least one where it is given. The emulator checks calls against them. A
   * client needs none. The console lists them as applications of TRTC.
   */
  readonly sdkAppIds?: readonly (string | number | bigint)[] | undefined;
  /** Belongs to a temporary key of the STS. Where it is set, a call must carry exactly it. Default: a permanent key. */
  readonly token?: string | undefined;
}

export const credentialSchema = z.strictObject({
  /** The id of the key, which every call names. */
  secretId: z.string().min(1),
  /** What signs the calls. */
  secretKey: z.string().min(1),
  /** The apps of the account. Default: every app is. */
  sdkAppIds: z.array(applicationId).min(1).optional(),
  /** The token of a temporary key. Default: the key lasts. */
  token: z.string().min(1).optional(),
}) satisfies z.ZodType<unknown, TencentTrtcCredentials>;

export type TrtcCredential = z.output<typeof credentialSchema>;

/** The apps of the account as calls and rooms name them. */
export function appsOf({ sdkAppIds = [] }: TrtcCredential): readonly string[] {
  return sdkAppIds.map(String);
}

export const credential: CredentialForm<TrtcCredential> = {
  schema: credentialSchema,
  id: ({ secretId }) => secretId,
  secret: ({ secretKey }) => secretKey,
  fake: {
    secretId: 'AKIDfake0000000000000000000000000000',
    secretKey: 'fake0secret0key0for0local0use000',
    sdkAppIds: [1_400_188_366],
  },
  mint: (ids) => ({
    // 36 characters, as the vendor's own have.
    secretId: `AKIDfake${alphanumeric(ids, 28)}`,
    secretKey: `fake${ids.hex(28)}`,
    sdkAppIds: [1_400_000_000 + ids.integer(1e8)],
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

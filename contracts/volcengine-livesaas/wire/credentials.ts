import { z } from 'zod';
import { alphanumeric, unguessable } from '../../core/contract/int64.ts';
import type { CredentialForm } from '../../core/contract/vendor.ts';

/** Who calls the enterprise live service of Volcengine: an access key. */
export interface VolcengineLivesaasCredentials {
  /**
   * Names the key, and has neither a slash nor white space; travels with every call. The console lists it among the access
   * keys of the account; its pages have the way there.
   */
  readonly accessKeyId: string;
  /** Signs every call and never travels. As the console shows it beside the Access Key ID, not decoded. */
  readonly secretAccessKey: string;
  /** Belongs to a temporary key of the STS. Where it is set, a call must carry exactly it. Default: a permanent key. */
  readonly sessionToken?: string | undefined;
}

export const credentialSchema = z.strictObject({
  /** Stands in front of the scope in `Credential=<key>/<date>/…`, so it has no slash. */
  accessKeyId: z.string().regex(/^[^\s/,;]+$/),
  /** What signs the calls. */
  secretAccessKey: z.string().min(1),
  /** The token of a temporary key. Default: the key lasts. */
  sessionToken: z.string().min(1).optional(),
}) satisfies z.ZodType<unknown, VolcengineLivesaasCredentials>;

export type LivesaasCredential = z.output<typeof credentialSchema>;

export const credential: CredentialForm<LivesaasCredential> = {
  schema: credentialSchema,
  id: ({ accessKeyId }) => accessKeyId,
  secret: ({ secretAccessKey }) => secretAccessKey,
  fake: {
    accessKeyId: 'AKLTFAKE000000000000000000000000',
    secretAccessKey: 'fake-livesaas-secret-key-for-local-use-only-0000000000',
  },
  mint: (ids) => ({
    accessKeyId: `AKLTFAKE${alphanumeric(ids, unguessable).toUpperCase()}`,
    secretAccessKey: `fake-${ids.hex(48)}`,
  }),
  toEnvironment: ({ accessKeyId, secretAccessKey, sessionToken }) => ({
    VOLCENGINE_LIVESAAS_ACCESS_KEY_ID: accessKeyId,
    VOLCENGINE_LIVESAAS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken !== undefined && { VOLCENGINE_LIVESAAS_SESSION_TOKEN: sessionToken }),
  }),
  fromEnvironment: (variables) => ({
    accessKeyId: variables['VOLCENGINE_LIVESAAS_ACCESS_KEY_ID'],
    secretAccessKey: variables['VOLCENGINE_LIVESAAS_SECRET_ACCESS_KEY'],
    sessionToken: variables['VOLCENGINE_LIVESAAS_SESSION_TOKEN'],
  }),
};

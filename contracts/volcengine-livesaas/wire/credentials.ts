import { z } from 'zod';
import { alphanumeric, unguessable } from '../../core/contract/int64.ts';
import type { CredentialForm } from '../../core/contract/vendor.ts';

const schema = z.strictObject({
  /** Stands in front of the scope in `Credential=<key>/<date>/…`, so it has no slash. */
  accessKeyId: z.string().regex(/^[^\s/,;]+$/),
  secretAccessKey: z.string().min(1),
  /** Where it is set, a call must carry exactly this token. */
  sessionToken: z.string().min(1).optional(),
});

export type LivesaasCredential = z.output<typeof schema>;

export const credential: CredentialForm<LivesaasCredential> = {
  schema,
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

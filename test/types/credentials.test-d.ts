import { describe, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import {
  createPolyvLiveClient,
  createTencentChatClient,
  createTencentTrtcClient,
  createVolcengineLivesaasClient,
  type PolyvLiveCredentials,
  type TencentChatCredentials,
  type TencentTrtcCredentials,
  type VolcengineLivesaasCredentials,
} from '../../clients/index.ts';
import type { credentialSchema as polyv } from '../../contracts/polyv-live/wire/credentials.ts';
import type { credentialSchema as chat } from '../../contracts/tencent-chat/wire/credentials.ts';
import type { credentialSchema as trtc } from '../../contracts/tencent-trtc/wire/credentials.ts';
import type { credentialSchema as livesaas } from '../../contracts/volcengine-livesaas/wire/credentials.ts';

/** What a schema takes, with lists that nobody may change. */
type Given<Schema extends z.ZodType> = {
  readonly [Key in keyof z.input<Schema>]: z.input<Schema>[Key] extends infer Value
    ? Value extends (infer Item)[]
      ? readonly Item[]
      : Value
    : never;
};

describe('the credentials of a client', () => {
  it('are what the schema of the vendor takes, no more and no less', () => {
    expectTypeOf<TencentChatCredentials>().toEqualTypeOf<Given<typeof chat>>();
    expectTypeOf<TencentTrtcCredentials>().toEqualTypeOf<Given<typeof trtc>>();
    expectTypeOf<VolcengineLivesaasCredentials>().toEqualTypeOf<Given<typeof livesaas>>();
    expectTypeOf<PolyvLiveCredentials>().toEqualTypeOf<Given<typeof polyv>>();
  });

  it('are what the options of the client take', () => {
    expectTypeOf(createTencentChatClient).parameter(0).exclude<undefined>().toHaveProperty('credentials');
    const administrators = ['administrator'] as const;
    createTencentChatClient({ credentials: { sdkAppId: 1400000000, secretKey: '', administrators } });
    createTencentChatClient({ credentials: { sdkAppId: '1400000000', secretKey: '', administrators } });
    createTencentTrtcClient({ credentials: { secretId: '', secretKey: '', sdkAppIds: [1400188366, '1'] } });
    createVolcengineLivesaasClient({ credentials: { accessKeyId: '', secretAccessKey: '' } });
    createPolyvLiveClient({ credentials: { appId: '', appSecret: '', userId: '' } });
  });

  it('have no name that the vendor does not have', () => {
    // @ts-expect-error -- it is secretId
    createTencentTrtcClient({ credentials: { secretID: '', secretKey: '' } });
    const more = { secretId: '', secretKey: '' };
    // @ts-expect-error -- there is no region among the credentials
    createTencentTrtcClient({ credentials: { ...more, region: '' } });
    // @ts-expect-error -- it is secretAccessKey
    createVolcengineLivesaasClient({ credentials: { accessKeyId: '', secretKey: '' } });
    // @ts-expect-error -- it is userId
    createPolyvLiveClient({ credentials: { appId: '', appSecret: '', userID: '' } });
  });

  it('lack no name that the vendor asks for', () => {
    // @ts-expect-error -- the administrators are missing
    createTencentChatClient({ credentials: { sdkAppId: 1400000000, secretKey: '' } });
    // @ts-expect-error -- the secret is missing
    createTencentTrtcClient({ credentials: { secretId: '' } });
    // @ts-expect-error -- the secret is missing
    createVolcengineLivesaasClient({ credentials: { accessKeyId: '' } });
    // @ts-expect-error -- the account is missing
    createPolyvLiveClient({ credentials: { appId: '', appSecret: '' } });
  });

  it('have no value of another type', () => {
    // @ts-expect-error -- the administrators are a list
    createTencentChatClient({ credentials: { sdkAppId: 1, secretKey: '', administrators: 'administrator' } });
    // @ts-expect-error -- an AppID is text
    createPolyvLiveClient({ credentials: { appId: 1, appSecret: '', userId: '' } });
  });
});

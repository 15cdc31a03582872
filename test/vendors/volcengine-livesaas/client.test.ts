import { describe, expect, it } from 'vitest';
import {
  createVolcengineLivesaasClient,
  VolcengineLivesaasError,
} from '../../../clients/volcengine-livesaas/index.ts';
import { createFetchHandler } from '../../../emulator/http/fetch-handler.ts';
import { accessKeyId, activityId, banned, now, secretAccessKey, startEmulator } from './calls.ts';
import { clientOf } from './connect.ts';

describe('the client', () => {
  it.each(['header', 'query'] as const)(
    'signs in the %s, with a token and in another region',
    async (signing) => {
      const emulator = startEmulator({ sessionToken: 'a/b+c=' });
      const credentials = { accessKeyId, secretAccessKey, sessionToken: 'a/b+c=' };
      const client = clientOf(emulator, { signing, credentials, region: 'ap-singapore-1' });
      await client.updateActivityUserBanStatus({
        ActivityId: activityId,
        BanStatus: 1,
        Cookies: ["a b*c(d)'!~é/+="],
      });
      expect(await client.getActivityBanUsers({ ActivityId: activityId })).toEqual({
        UserIds: [],
        Cookies: ["a b*c(d)'!~é/+="],
      });
    },
  );

  it('throws an error with the code, the request id and the status of the vendor', async () => {
    const call = clientOf(startEmulator()).getActivityBanUsers({ ActivityId: 1 });
    const error: unknown = await call.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(VolcengineLivesaasError);
    expect(error).toMatchObject({
      code: 'InvalidParameter.ActivityNotExist',
      requestId: expect.stringMatching(/^20231115061320/),
      status: 400,
      retryable: false,
    });
    expect(String(error)).not.toContain(secretAccessKey);
  });

  it('does not repeat a call that got HTTP 500 for a wrong parameter', async () => {
    const client = clientOf(startEmulator(), { inputCheck: 'vendor' });
    const call = client.updateActivityUserBanStatus({ ActivityId: activityId, BanStatus: 1, UserIds: [] });
    await expect(call).rejects.toMatchObject({
      code: 'InvalidParameter.UserIdsInvalid',
      status: 500,
      retryable: false,
    });
  });

  it('repeats a call over the flow limit', async () => {
    const limits = { 'volcengine-livesaas': { GetActivityBanUsers: { perSecond: 1 } } };
    const emulator = startEmulator({ limits });
    banned(emulator);
    const wait = () => {
      emulator.sandbox('default')!.clock.advance(1);
      return Promise.resolve();
    };
    expect(await clientOf(emulator, { wait }).getActivityBanUsers({ ActivityId: activityId })).toHaveProperty(
      'UserIds',
    );
  });

  it.each([null, {}, true, 1.5, 'x', () => 1])(
    'sends even a PageNo like %s, for the vendor to refuse',
    async (PageNo) => {
      const client = clientOf(startEmulator(), { inputCheck: 'vendor' });
      // The types forbid what is tested here.
      const call = client.getActivityBanUsers({ ActivityId: activityId, PageNo: PageNo as number });
      await expect(call).rejects.toMatchObject({ code: 'InvalidParameter.PageNoInvalid' });
    },
  );

  it('finds its credentials and its target in the environment', async () => {
    const emulator = startEmulator({ sessionToken: 'token' });
    const transport = createFetchHandler(emulator, 'volcengine-livesaas');
    const client = createVolcengineLivesaasClient({
      environment: {
        VOLCENGINE_LIVESAAS_BASE_URL: 'http://emulator.test',
        VOLCENGINE_LIVESAAS_ACCESS_KEY_ID: accessKeyId,
        VOLCENGINE_LIVESAAS_SECRET_ACCESS_KEY: secretAccessKey,
        VOLCENGINE_LIVESAAS_SESSION_TOKEN: 'token',
      },
      fetch: (input, init) => transport(new Request(input, init)),
      clock: () => now,
    });
    expect(await client.getActivityBanUsers({ ActivityId: activityId })).toEqual({
      UserIds: [],
      Cookies: [],
    });
  });
});

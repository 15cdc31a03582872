import { describe, expect, it } from 'vitest';
import {
  createTencentTrtcClient,
  TencentTrtcError,
  type TencentTrtcOptions,
} from '../../../clients/tencent-trtc/index.ts';
import { tencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import { createFetchHandler } from '../../../emulator/http/fetch-handler.ts';
import { createSandbox, now, sample, saveRooms } from './harness.ts';

/** A client of an emulator of its own, and the requests that it sent. */
function connect(options: TencentTrtcOptions = {}) {
  const emulator = createSandbox();
  const transport = createFetchHandler(emulator, 'tencent-trtc');
  const sent: Request[] = [];
  const client = createTencentTrtcClient({
    baseUrl: 'http://emulator.test',
    ...(options.environment === undefined && { credentials: tencentTrtc.credential.fake, environment: {} }),
    fetch: (input, init) => {
      const request = new Request(input, init);
      sent.push(request.clone());
      return transport(request);
    },
    clock: () => now,
    ...options,
  });
  return { client, emulator, sent };
}

describe('the client', () => {
  it.each<[string, TencentTrtcOptions]>([
    ['TC3 over a JSON POST', {}],
    ['TC3 over GET', { httpMethod: 'GET' }],
    ['HmacSHA256 over a form POST', { signatureMethod: 'HmacSHA256' }],
    ['HmacSHA256 over GET', { signatureMethod: 'HmacSHA256', httpMethod: 'GET' }],
    ['HmacSHA1 over a form POST', { signatureMethod: 'HmacSHA1' }],
  ])('blocks a user with %s', async (_, options) => {
    const { client, emulator } = connect(options);
    expect(await client.setUserBlocked(sample)).toEqual({});
    expect(saveRooms(emulator)).toContainEqual(
      expect.objectContaining({ RoomId: 10006, users: [{ UserId: '29376', IsMute: 1, InRoom: true }] }),
    );
  });

  it('takes ids as text, bigint or number', async () => {
    const { client, sent } = connect();
    for (const RoomId of ['10006', 10006n, 10006]) await client.setUserBlocked({ ...sample, RoomId });
    const bodies = await Promise.all(sent.map((request) => request.text()));
    expect(new Set(bodies)).toEqual(new Set([JSON.stringify(sample)]));
  });

  it('calls for ap-singapore, or for the region it is told', async () => {
    const { client, sent } = connect();
    await client.setUserBlocked(sample);
    const other = connect({ region: 'ap-guangzhou' });
    await other.client.setUserBlocked(sample);
    expect([...sent, ...other.sent].map(({ headers }) => headers.get('x-tc-region'))).toEqual([
      'ap-singapore',
      'ap-guangzhou',
    ]);
  });

  it('throws an error of its own with the vendor’s code', async () => {
    const failure: unknown = await connect()
      .client.setUserBlocked({ ...sample, RoomId: 1 })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TencentTrtcError);
    expect(failure).toMatchObject({
      code: 'FailedOperation.RoomNotExist',
      retryable: false,
      requestId: expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(JSON.stringify(failure)).not.toContain(tencentTrtc.credential.fake.secretKey);
  });

  it('reads its credentials from the environment, and needs no SdkAppId there', async () => {
    const { secretId, secretKey } = tencentTrtc.credential.fake;
    const { client } = connect({
      environment: { TENCENT_TRTC_SECRET_ID: secretId, TENCENT_TRTC_SECRET_KEY: secretKey },
    });
    expect(await client.setUserBlocked(sample)).toEqual({});
  });

  it('survives the environment that a sandbox hands out', () => {
    const { credential } = tencentTrtc;
    const whole = { ...credential.fake, token: 'fake-token' };
    const variables = Object.entries(credential.toEnvironment(whole)).map(
      ([name, value]) => [name, String(value)] as const,
    );
    const read = credential.fromEnvironment(Object.fromEntries(variables));
    expect(credential.schema.parse(read)).toEqual(whole);
  });
});

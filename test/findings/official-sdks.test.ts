import { Service } from '@volcengine/openapi';
import common from 'tencentcloud-sdk-nodejs-intl-en/tencentcloud/common/index.js';
import { v20190722 } from 'tencentcloud-sdk-nodejs-intl-en/tencentcloud/trtc/index.js';
import { Api } from 'tls-sig-api-v2';
import { expect, it, onTestFinished } from 'vitest';
import { polyvLive } from '../../contracts/polyv-live/index.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { tencentTrtc } from '../../contracts/tencent-trtc/index.ts';
import { volcengineLivesaas } from '../../contracts/volcengine-livesaas/index.ts';
import { startEmulator } from '../../emulator/index.ts';
import type { RunningServer } from '../../emulator/server.ts';

const { Client, Models } = v20190722;
const app = 1400188366;

async function open(): Promise<RunningServer> {
  const server = await startEmulator({ port: 0, sandboxes: { default: { state: 'demo' } } });
  onTestFinished(() => server.close());
  return server;
}

/** What was found that is worse than a warning, and how many calls were looked at. */
function errorsIn({ emulator }: RunningServer) {
  const analyzer = emulator.analyzerOf(emulator.sandbox('default')!);
  const errors = analyzer.findings().filter(({ severity }) => severity === 'error');
  return { errors: errors.map(({ rule, detail }) => `${rule}: ${detail}`), ...analyzer.analyzed() };
}

function trtcCaller(server: RunningServer, signMethod: string, reqMethod: string) {
  const http = new common.HttpProfile();
  http.protocol = 'http://';
  http.endpoint = new URL(server.baseUrls[tencentTrtc.name]).host;
  http.reqMethod = reqMethod;
  const profile = new common.ClientProfile();
  profile.httpProfile = http;
  profile.signMethod = signMethod;
  const { secretId, secretKey } = tencentTrtc.credential.fake;
  const client = new Client(new common.Credential(secretId, secretKey), 'ap-singapore', profile);
  return (RoomId: number): Promise<unknown> => {
    const request = new Models.DismissRoomRequest();
    request.from_json_string(JSON.stringify({ SdkAppId: app, RoomId }));
    return new Promise((resolve) => {
      client.DismissRoom(request, (failure, reply) => {
        resolve(failure ?? reply);
      });
    });
  };
}

it.each([
  ['TC3-HMAC-SHA256', 'POST'],
  ['TC3-HMAC-SHA256', 'GET'],
  ['HmacSHA256', 'POST'],
  ['HmacSHA1', 'GET'],
])(
  'finds no error in a clean-up of dead rooms by the SDK of TRTC, by %s and %s',
  async (sign, method) => {
    const server = await open();
    const dismiss = trtcCaller(server, sign, method);
    for (let room = 1; room <= 12; room += 1) await dismiss(room);
    await Promise.all(Array.from({ length: 30 }, () => dismiss(10_006)));
    expect(errorsIn(server)).toEqual({ errors: [], analyzed: 42, unanalyzed: 0 });
  },
  60_000,
);

it('finds no error in bans, lifted bans and lists by the SDK of Volcengine', async () => {
  const server = await open();
  const { accessKeyId, secretAccessKey } = volcengineLivesaas.credential.fake;
  const service = new Service({
    accessKeyId,
    secretKey: secretAccessKey,
    region: 'cn-north-1',
    serviceName: 'livesaas',
    host: new URL(server.baseUrls[volcengineLivesaas.name]).host,
    protocol: 'http:',
    defaultVersion: '2023-08-01',
  });
  const change = service.createJSONAPI('UpdateActivityUserBanStatus');
  const list = service.createAPI('GetActivityBanUsers');
  const ActivityId = 1819171234140099;
  for (const BanStatus of [1, 0]) await change({ ActivityId, BanStatus, UserIds: [1820211234043371] });
  await Promise.all(Array.from({ length: 40 }, () => list({ ActivityId })));
  expect(errorsIn(server)).toEqual({ errors: [], analyzed: 42, unanalyzed: 0 });
}, 180_000);

it('finds no error in a client that renews the UserSig of the official generator after a refusal', async () => {
  const server = await open();
  const { sdkAppId, secretKey } = tencentChat.credential.fake;
  const signer = new Api(sdkAppId, secretKey);
  const call = async (usersig: string, command: string, body: object): Promise<number> => {
    const query = new URLSearchParams({ sdkappid: String(sdkAppId), identifier: 'administrator', usersig });
    const url = `${server.baseUrls[tencentChat.name]}/v4/live_engine_http_srv/${command}?${query.toString()}&random=1&contenttype=json`;
    const reply = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
    return ((await reply.json()) as { ErrorCode: number }).ErrorCode;
  };
  const ban = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 3600 };
  for (const broken of ['x', 'y', 'z']) expect(await call(broken, 'ban_member', ban)).toBe(70003);
  const fresh = signer.genSig('administrator', 86_400);
  expect(await call(fresh, 'ban_member', ban)).toBe(0);
  const rooms = Array.from({ length: 260 }, () => call(fresh, 'get_room_list', { Next: '', Count: 10 }));
  await Promise.all(rooms);
  expect(errorsIn(server)).toEqual({ errors: [], analyzed: 264, unanalyzed: 0 });
}, 180_000);

it('finds no error where nobody signs a probe of the health of a vendor', async () => {
  const server = await open();
  for (let count = 0; count < 3; count += 1) await (await fetch(server.baseUrls[polyvLive.name])).text();
  expect(errorsIn(server)).toEqual({ errors: [], analyzed: 3, unanalyzed: 0 });
});

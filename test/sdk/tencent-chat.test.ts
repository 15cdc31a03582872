import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Api } from 'tls-sig-api-v2';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { createEmulator } from '../../emulator/index.ts';
import { transports, type OpenTransport } from '../http/transports.ts';

const { sdkAppId, secretKey } = tencentChat.credential.fake;
const official = new Api(sdkAppId, secretKey);

const banned = { RoomId: 'test', MemberList_Account: ['user1', 'user2'], Reason: '', Duration: 3600 };

let transport: OpenTransport;

beforeEach(async () => {
  const state = { 'tencent-chat': { rooms: [{ RoomId: 'test', members: ['user1', 'user2'] }] } };
  transport = await transports[0]!.open(
    createEmulator({ sandboxes: { default: { state } } }),
    'tencent-chat',
  );
});

afterEach(() => transport.close());

async function call(userSig: string, identifier = 'administrator', body: unknown = banned): Promise<unknown> {
  const query = new URLSearchParams({
    sdkappid: String(sdkAppId),
    identifier,
    usersig: userSig,
    random: '99999999',
    contenttype: 'json',
  });
  const url = `${transport.baseUrl}/v4/live_engine_http_srv/ban_member?${query.toString()}`;
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return response.json();
}

describe('a UserSig made by the official tls-sig-api-v2', () => {
  it('is accepted', async () => {
    expect(await call(official.genSig('administrator', 86_400))).toMatchObject({
      ActionStatus: 'OK',
      ErrorCode: 0,
    });
  });

  it('is accepted with a userbuf', async () => {
    const ticket = official.genPrivateMapKey('administrator', 86_400, 10_006, 255);
    expect(await call(ticket)).toMatchObject({ ErrorCode: 0 });
  });

  it.each([
    [
      'another app’s key',
      new Api(sdkAppId, 'another key').genSig('administrator', 60),
      'administrator',
      70009,
    ],
    ['another app', new Api(1400000001, secretKey).genSig('administrator', 60), 'administrator', 70014],
    ['a life that is over', official.genSig('administrator', -1), 'administrator', 70001],
    ['another identifier', official.genSig('somebody', 60), 'administrator', 70013],
    ['an identifier that is no administrator', official.genSig('user1', 60), 'user1', 60010],
    ['a damaged text', official.genSig('administrator', 60).slice(0, 40), 'administrator', 70003],
  ])('is refused with %s', async (_, userSig, identifier, code) => {
    expect(await call(userSig, identifier)).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: code });
  });
});

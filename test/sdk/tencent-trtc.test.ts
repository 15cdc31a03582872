import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import common, { type Credential } from 'tencentcloud-sdk-nodejs-intl-en/tencentcloud/common/index.js';
import { v20190722 } from 'tencentcloud-sdk-nodejs-intl-en/tencentcloud/trtc/index.js';
import { tencentTrtc } from '../../contracts/tencent-trtc/index.ts';
import type { Emulator } from '../../emulator/core/engine/emulator.ts';
import { createEmulator } from '../../emulator/index.ts';
import { transports, type OpenTransport } from '../http/transports.ts';

const { Client, Models } = v20190722;
const { secretId, secretKey } = tencentTrtc.credential.fake;

const SdkAppId = 1400188366;
const sample = { SdkAppId, RoomId: 10006, UserId: '29376', IsMute: 1 };
const rooms = [
  { SdkAppId: 1400188366, RoomId: 10006, users: ['29376', 'it’s & 100% +1 王'] },
  { SdkAppId: 1400188366, StrRoomId: 'lobby', users: ['29376'] },
];

interface Setting {
  readonly signMethod?: string;
  readonly reqMethod?: string;
  readonly credential?: Credential;
  readonly region?: string;
}

let emulator: Emulator;
let transport: OpenTransport;

beforeEach(async () => {
  const state = { 'tencent-trtc': { rooms } };
  emulator = createEmulator({ sandboxes: { default: { state } } });
  transport = await transports[0]!.open(emulator, 'tencent-trtc');
});

afterEach(() => transport.close());

function connect({ signMethod, reqMethod, credential, region = 'ap-singapore' }: Setting) {
  const http = new common.HttpProfile();
  http.protocol = 'http://';
  http.endpoint = new URL(transport.baseUrl).host;
  if (reqMethod !== undefined) http.reqMethod = reqMethod;
  const profile = new common.ClientProfile();
  profile.httpProfile = http;
  if (signMethod !== undefined) profile.signMethod = signMethod;
  return new Client(credential ?? new common.Credential(secretId, secretKey), region || undefined, profile);
}

function setUserBlocked(setting: Setting, input: object = sample): Promise<unknown> {
  const request = new Models.SetUserBlockedRequest();
  request.from_json_string(JSON.stringify(input));
  return new Promise((resolve) => {
    connect(setting).SetUserBlocked(request, (failure, reply) => {
      resolve(failure ?? reply);
    });
  });
}

type Action =
  | 'RemoveUser'
  | 'RemoveUserByStrRoomId'
  | 'DismissRoom'
  | 'DismissRoomByStrRoomId'
  | 'DescribeRoomInfo'
  | 'DescribeUserInfo';

/** Calls an action; its answer is the reply or what the SDK makes of a refusal. */
function call(setting: Setting, action: Action, input: object): Promise<unknown> {
  const request = new Models[`${action}Request`]();
  request.from_json_string(JSON.stringify(input));
  return new Promise((resolve) => {
    connect(setting)[action](request, (failure, reply) => {
      resolve(failure ?? reply);
    });
  });
}

function muteOf(userId: string, room = 0): unknown {
  const state = emulator
    .implementation('tencent-trtc')
    .stateStore.save(emulator.sandbox('default')!.states.get('tencent-trtc')) as {
    rooms: { users: { UserId: string; IsMute: number }[] }[];
  };
  return state.rooms[room]!.users.find(({ UserId }) => UserId === userId)?.IsMute;
}

const settings: [string, Setting][] = [
  ['its default, v1 HmacSHA256 over a form POST', {}],
  ['v1 HmacSHA256 over GET', { reqMethod: 'GET' }],
  ['v1 HmacSHA1 over a form POST', { signMethod: 'HmacSHA1' }],
  ['v1 HmacSHA1 over GET', { signMethod: 'HmacSHA1', reqMethod: 'GET' }],
  ['TC3-HMAC-SHA256 over a JSON POST', { signMethod: 'TC3-HMAC-SHA256' }],
  ['TC3-HMAC-SHA256 over GET', { signMethod: 'TC3-HMAC-SHA256', reqMethod: 'GET' }],
];

describe.each(settings)('the official Node SDK with %s', (_, setting) => {
  it('blocks a user', async () => {
    expect(await setUserBlocked(setting)).toHaveProperty(
      'RequestId',
      expect.stringMatching(/^[\da-f-]{36}$/),
    );
    expect(muteOf('29376')).toBe(1);
  });

  it('blocks a user whose id needs escapes', async () => {
    const UserId = 'it’s & 100% +1 王';
    expect(await setUserBlocked(setting, { ...sample, UserId, IsMute: 2 })).toHaveProperty('RequestId');
    expect(muteOf(UserId)).toBe(2);
  });

  it('blocks a user in a room with a text as its id', async () => {
    const request = new Models.SetUserBlockedByStrRoomIdRequest();
    const { RoomId: _RoomId, ...fields } = sample;
    request.from_json_string(JSON.stringify({ ...fields, StrRoomId: 'lobby', IsMute: 3 }));
    const reply = await new Promise((resolve) => {
      connect(setting).SetUserBlockedByStrRoomId(request, (failure, answer) => {
        resolve(failure ?? answer);
      });
    });
    expect(reply).toHaveProperty('RequestId');
    expect(muteOf('29376', 1)).toBe(3);
  });

  it('removes users, and is told when the last one has closed the room', async () => {
    const input = { SdkAppId, RoomId: 10006, UserIds: ['29376', 'it’s & 100% +1 王'] };
    expect(await call(setting, 'RemoveUser', input)).toHaveProperty('RequestId');
    expect(await call(setting, 'RemoveUser', input)).toMatchObject({ code: 'FailedOperation.RoomNotExist' });
    const textual = { SdkAppId, RoomId: 'lobby', UserIds: ['nobody'] };
    expect(await call(setting, 'RemoveUserByStrRoomId', textual)).toHaveProperty('RequestId');
  });

  it('is told of too many users to remove', async () => {
    const UserIds = Array.from({ length: 11 }, (_none, index) => `user ${index}`);
    expect(await call(setting, 'RemoveUser', { SdkAppId, RoomId: 10006, UserIds })).toMatchObject({
      code: 'InvalidParameter.UserIds',
    });
  });

  it('dismisses rooms, and finds them and their users in the history', async () => {
    expect(await call(setting, 'DismissRoom', { SdkAppId, RoomId: 10006 })).toHaveProperty('RequestId');
    expect(await call(setting, 'DismissRoomByStrRoomId', { SdkAppId, RoomId: 'lobby' })).toHaveProperty(
      'RequestId',
    );
    const seconds = Math.floor(emulator.sandbox('default')!.clock.now() / 1000);
    const range = { SdkAppId, StartTime: seconds - 600, EndTime: seconds + 60 };
    const page = { PageNumber: 0, PageSize: 1 };
    const rooms = await call(setting, 'DescribeRoomInfo', { ...range, ...page, RoomId: '10006' });
    expect(rooms).toMatchObject({
      Total: 1,
      RoomList: [{ RoomString: '10006', IsFinished: true, UserId: '29376' }],
    });
    const { CommId } = (rooms as { RoomList: { CommId: string }[] }).RoomList[0]!;
    const users = await call(setting, 'DescribeUserInfo', { ...range, CommId, UserIds: ['29376'] });
    expect(users).toMatchObject({
      Total: 1,
      UserList: [{ RoomStr: '10006', UserId: '29376', Finished: true }],
    });
    expect(await call(setting, 'DescribeUserInfo', { ...range, CommId, UserIds: ['nobody'] })).toMatchObject({
      Total: 0,
      UserList: null,
    });
  });

  it('is told of a range that is too long', async () => {
    const input = { SdkAppId, StartTime: 1_700_000_000, EndTime: 1_700_100_000 };
    expect(await call(setting, 'DescribeRoomInfo', input)).toMatchObject({
      code: 'InvalidParameter.QueryScaleOversize',
    });
  });

  it('takes a token along', async () => {
    const credential = new common.Credential(secretId, secretKey, 'fake-token');
    expect(await setUserBlocked({ ...setting, credential })).not.toHaveProperty('code');
  });

  it.each([
    ['a wrong key', new common.Credential(secretId, 'another key'), 'AuthFailure.SignatureFailure'],
    ['an unknown SecretId', new common.Credential('AKIDnobody', secretKey), 'AuthFailure.SecretIdNotFound'],
  ])('is refused with %s', async (_title, credential, code) => {
    expect(await setUserBlocked({ ...setting, credential })).toMatchObject({
      code,
      requestId: expect.stringMatching(/^[\da-f-]{36}$/),
    });
  });

  it.each([
    ['an unknown room', { RoomId: 1 }, 'FailedOperation.RoomNotExist'],
    ['an unknown user', { UserId: 'nobody' }, 'FailedOperation.UserNotExist'],
    ['an unknown app', { SdkAppId: 1400999999 }, 'FailedOperation.SdkAppIdNotExist'],
    ['a RoomId beyond 32 bits', { RoomId: 4294967296 }, 'InvalidParameterValue.RoomId'],
    ['an IsMute of 4', { IsMute: 4 }, 'InvalidParameter'],
    ['a text for a number', { RoomId: 'lobby' }, 'InvalidParameter'],
  ])('is told of %s', async (_title, change, code) => {
    expect(await setUserBlocked(setting, { ...sample, ...change })).toMatchObject({ code });
  });

  it('is told of a missing RoomId', async () => {
    const { RoomId: _RoomId, ...rest } = sample;
    expect(await setUserBlocked(setting, rest)).toMatchObject({
      code: 'MissingParameter.RoomId',
      message: 'RoomId is missing.',
    });
  });

  it('is told of a region where the action is not offered', async () => {
    expect(await setUserBlocked({ ...setting, region: 'ap-mumbai' })).toMatchObject({
      code: 'UnsupportedRegion',
    });
  });
});

describe('the official Node SDK without a region', () => {
  it('sends the text null with TC3, which is no region', async () => {
    expect(await setUserBlocked({ signMethod: 'TC3-HMAC-SHA256', region: '' })).toMatchObject({
      code: 'InvalidParameterValue',
      message: 'A value specified in `X-TC-Region` is not valid, is unsupported, or cannot be used.',
    });
  });

  it('sends none with v1, and it is missing', async () => {
    expect(await setUserBlocked({ region: '' })).toMatchObject({
      code: 'MissingParameter',
      message: 'The request is missing a required parameter `Region`.',
    });
  });
});

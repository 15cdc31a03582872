import { describe, expect, it } from 'vitest';
import { tencentTrtc, type TencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import { createSandbox, now, sample, save, send, write, type CallChange } from './harness.ts';
import { operationsByKey, type OperationKey } from '../../../contracts/core/contract/find-operation.ts';

type Key = OperationKey<TencentTrtc>;

const { SdkAppId, RoomId, UserId } = sample;
const range = { SdkAppId, StartTime: now / 1000 - 60, EndTime: now / 1000 };

/** A call of each action that works as a POST and as a GET. */
const inputs: Readonly<Record<Key, CallChange['input']>> = {
  SetUserBlocked: sample,
  SetUserBlockedByStrRoomId: { SdkAppId, StrRoomId: '10006', UserId: 'string user', IsMute: 1 },
  RemoveUser: { SdkAppId, RoomId, UserIds: [UserId] },
  RemoveUserByStrRoomId: { SdkAppId, RoomId: '10006', UserIds: ['string user'] },
  DismissRoom: { SdkAppId, RoomId },
  DismissRoomByStrRoomId: { SdkAppId, RoomId: '10006' },
  DescribeRoomInfo: range,
  DescribeUserInfo: { ...range, CommId: `${SdkAppId}_10006_${now / 1000}` },
};

const keys = [...operationsByKey(tencentTrtc).keys()] as Key[];
const ways = [
  {},
  { httpMethod: 'GET' },
  { signatureMethod: 'HmacSHA256' },
  { signatureMethod: 'HmacSHA1', httpMethod: 'GET' },
];
const others = ['HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'get', 'Post'];

describe.each(keys.map((key) => [key, inputs[key]!] as const))('%s', (key, input) => {
  it.each(ways)('works by POST and by GET: %j', (options) => {
    expect(send(createSandbox(), write({ key, input, options }))).toBeUndefined();
  });

  it.each(others)('refuses %s, however it is signed, and leaves the state alone', (method) => {
    for (const options of ways) {
      const emulator = createSandbox();
      const before = save(emulator);
      expect(send(emulator, { ...write({ key, input, options }), method })).toBe('UnsupportedProtocol');
      expect(save(emulator)).toEqual(before);
    }
  });
});

import { describe, expect, it } from 'vitest';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import { createSandbox, pass, sample, saveRooms, send, withBody, write } from './harness.ts';
import { signLike } from './foreign-clients.ts';

const { RoomId: _RoomId, ...shared } = sample;
const block = (emulator: Emulator, change: object = {}) =>
  send(emulator, write({ input: { ...sample, ...change } }));
const blockIn = (emulator: Emulator, StrRoomId: string, change: object = {}) =>
  send(emulator, write({ key: 'SetUserBlockedByStrRoomId', input: { ...shared, StrRoomId, ...change } }));

const room = (users: readonly object[], id: object = { RoomId: 10006 }) => ({
  SdkAppId: 1400188366,
  ...id,
  users,
});
const user = (UserId: string, IsMute = 0, InRoom = true) => ({ UserId, IsMute, InRoom });

const stringRoom = room([user('string user')], { StrRoomId: '10006' });

describe('SetUserBlocked', () => {
  it.each([0, 1, 2, 3])('leaves the user with IsMute %i, whatever there was', (IsMute) => {
    for (const earlier of [0, 1, 2, 3]) {
      const rooms = [room([{ UserId: '29376', IsMute: earlier }])];
      const emulator = createSandbox({ state: { 'tencent-trtc': { rooms } } });
      expect(block(emulator, { IsMute })).toBeUndefined();
      expect(saveRooms(emulator)).toEqual([room([user('29376', IsMute)])]);
    }
  });

  it.each([
    [2, 3, 1],
    [3, 2, 1],
    [2, 2, 2],
    [1, 3, 1],
    [0, 3, 3],
    [1, 0, 0],
  ])('adds up where the sandbox says so: %i and %i make %i', (first, second, both) => {
    const emulator = createSandbox({ assumptions: { values: { 'tencent-trtc.block-again': 'add' } } });
    block(emulator, { IsMute: first });
    block(emulator, { IsMute: second });
    expect(saveRooms(emulator)).toContainEqual(room([user('29376', both)]));
  });

  it('changes nothing when it is refused', () => {
    const emulator = createSandbox();
    const before = saveRooms(emulator);
    expect(block(emulator, { UserId: 'nobody' })).toBe('FailedOperation.UserNotExist');
    expect(block(emulator, { IsMute: 4 })).toBe('InvalidParameter');
    expect(saveRooms(emulator)).toEqual(before);
  });

  it('knows users by the case of their letters', () => {
    const rooms = [room([user('Anna')])];
    const emulator = createSandbox({ state: { 'tencent-trtc': { rooms } } });
    expect(block(emulator, { UserId: 'anna' })).toBe('FailedOperation.UserNotExist');
    expect(block(emulator, { UserId: 'Anna' })).toBeUndefined();
  });
});

describe('a room with a number and one with the same text', () => {
  it('are two rooms', () => {
    const emulator = createSandbox();
    expect(block(emulator, { UserId: 'string user' })).toBe('FailedOperation.UserNotExist');
    expect(blockIn(emulator, '10006', { UserId: 'string user' })).toBeUndefined();
    expect(saveRooms(emulator)).toEqual([
      room([user('29376')]),
      room([user('string user', 1)], { StrRoomId: '10006' }),
    ]);
  });

  it('do not stand in for each other', () => {
    const emulator = createSandbox({ state: { 'tencent-trtc': { rooms: [stringRoom] } } });
    expect(block(emulator)).toBe('FailedOperation.RoomNotExist');
  });
});

describe('an app', () => {
  const rooms = [room([user('29376')]), { ...room([user('29376')]), SdkAppId: 1400000001 }];

  it('of another account is one that has rooms and is not the credential’s', () => {
    const emulator = createSandbox({ state: { 'tencent-trtc': { rooms } } });
    expect(block(emulator, { SdkAppId: 1400000001 })).toBe('UnauthorizedOperation.SdkAppId');
    expect(block(emulator, { SdkAppId: 1400000002 })).toBe('FailedOperation.SdkAppIdNotExist');
  });

  it('of the account may be any of several', () => {
    const credentials = { 'tencent-trtc': { sdkAppIds: [1400188366, '1400000001'] } };
    const emulator = createSandbox({ credentials, state: { 'tencent-trtc': { rooms } } });
    expect(block(emulator, { SdkAppId: 1400000001 })).toBeUndefined();
    expect(saveRooms(emulator)).toEqual([rooms[0], { ...rooms[1], users: [user('29376', 1)] }]);
  });

  it('is known to its last digit beyond 2^53', () => {
    const [even, odd] = [9007199254740992n, 9007199254740993n];
    const credentials = { 'tencent-trtc': { sdkAppIds: [odd] } };
    const emulator = createSandbox({
      credentials,
      state: { 'tencent-trtc': { rooms: [{ ...rooms[0], SdkAppId: odd }] } },
    });
    expect(block(emulator, { SdkAppId: odd })).toBeUndefined();
    expect(block(emulator, { SdkAppId: even })).toBe('FailedOperation.SdkAppIdNotExist');
    const query = `SdkAppId=${odd}&RoomId=10006&UserId=29376&IsMute=1`;
    expect(send(emulator, signLike({ query }))).toBeUndefined();
    expect(send(emulator, signLike({ query: query.replace('993', '992') }))).toBe(
      'FailedOperation.SdkAppIdNotExist',
    );
  });
});

describe('a value', () => {
  it.each<[string, Record<string, unknown>]>([
    ['a text for a number', { RoomId: '10006' }],
    ['a negative number', { RoomId: -1 }],
    ['a negative number of 64 bits', { RoomId: -(2n ** 62n) }],
    ['a fraction', { RoomId: 1.5 }],
    ['more than 64 bits', { RoomId: 2n ** 64n }],
    ['null', { RoomId: null }],
    ['a list', { UserId: ['29376'] }],
    ['a number for a text', { UserId: 29376 }],
    ['true for a number', { IsMute: true }],
    ['a negative IsMute', { IsMute: -1 }],
    ['an IsMute of more than 64 bits', { IsMute: 2n ** 64n }],
  ])('of another type is refused in JSON: %s', (_, change) => {
    expect(block(createSandbox(), change)).toBe('InvalidParameter:type');
  });

  it('of 64 bits is too large for a room, but no wrong type', () => {
    expect(block(createSandbox(), { RoomId: 2n ** 64n - 1n })).toBe('InvalidParameterValue.RoomId');
  });

  it.each([4, 2 ** 53 - 1, 2n ** 53n, 2n ** 64n - 1n])(
    'of IsMute is wrong, but of the right type: %s',
    (IsMute) => {
      expect(block(createSandbox(), { IsMute })).toBe('InvalidParameter');
      const query = `SdkAppId=1400188366&RoomId=10006&UserId=29376&IsMute=${IsMute}`;
      expect(send(createSandbox(), signLike({ query }))).toBe('InvalidParameter');
    },
  );

  it.each(['HmacSHA1', 'HmacSHA256', 'TC3-HMAC-SHA256'])(
    'is text in a query, whatever its type, with %s',
    (signatureMethod) => {
      const options = { signatureMethod, httpMethod: 'GET' };
      const emulator = createSandbox();
      expect(send(emulator, write({ options }))).toBeUndefined();
      expect(
        send(emulator, write({ options, input: { ...sample, RoomId: '10006', UserId: 29376 } })),
      ).toBeUndefined();
      expect(send(emulator, write({ options, input: { ...sample, RoomId: -1 } }))).toBe(
        'InvalidParameter:type',
      );
      expect(send(emulator, write({ options, input: { ...sample, RoomId: 'lobby' } }))).toBe(
        'InvalidParameter:type',
      );
      expect(send(emulator, write({ options, input: { ...sample, UserId: ['29376'] } }))).toBe(
        'MissingParameter',
      );
    },
  );

  it('of a repeated JSON key is the last one', () => {
    const body = JSON.stringify(sample).replace('{', '{"RoomId":1,');
    expect(send(createSandbox(), signLike({ body }))).toBeUndefined();
  });

  it.each(['null', '[]', '"text"', '1', '{"RoomId":', ''])('%j is no JSON object', (body) => {
    expect(send(createSandbox(), withBody(write(), body))).toBe('InvalidParameter:json');
  });
});

describe('a state', () => {
  it('is taken in every form that a configuration may have, and comes out in one', () => {
    const rooms = [
      { SdkAppId: 1400188366, RoomId: 10006, users: ['29376', 7, { UserId: 'a', IsMute: 1 }] },
      { SdkAppId: 1400188366, StrRoomId: 'lobby' },
    ];
    expect(saveRooms(createSandbox({ state: { 'tencent-trtc': { rooms } } }))).toEqual([
      room([user('29376'), user('7'), user('a', 1)]),
      room([], { StrRoomId: 'lobby' }),
    ]);
  });

  it.each<[string, object]>([
    ['without an id', { SdkAppId: 1 }],
    ['with two ids', { SdkAppId: 1, RoomId: 1, StrRoomId: 'a' }],
    ['with a number that is none', { SdkAppId: 1, RoomId: 'lobby' }],
    ['with the number 0', { SdkAppId: 1, RoomId: 0 }],
    ['with an unknown field', { SdkAppId: 1, RoomId: 1, Owner: 'a' }],
  ])('is refused for a room %s', (_, wrong) => {
    expect(() => createSandbox({ state: { 'tencent-trtc': { rooms: [wrong] } } })).toThrow();
  });
});

describe('a room seen from outside', () => {
  it('lets a blocked user leave and come back, and the block stays', () => {
    const rooms = [room([user('29376', 1), user('another')])];
    const emulator = createSandbox({ state: { 'tencent-trtc': { rooms } } });
    expect(pass(emulator, 'leave', '1400188366:10006', '29376')).toEqual({ admitted: false });
    expect(block(emulator)).toBe('FailedOperation.UserNotExist');
    expect(saveRooms(emulator)).toEqual([room([user('29376', 1, false), user('another')])]);
    expect(pass(emulator, 'enter', '1400188366:10006', '29376')).toEqual({ admitted: true });
    expect(saveRooms(emulator)).toEqual([room([user('29376', 1), user('another')])]);
  });

  it('forgets the block of a user who leaves where the sandbox says so', () => {
    const rooms = [room([user('29376', 1), user('another')])];
    const values = { 'tencent-trtc.block-after-return': 'no' };
    const emulator = createSandbox({ state: { 'tencent-trtc': { rooms } }, assumptions: { values } });
    pass(emulator, 'leave', '1400188366:10006', '29376');
    pass(emulator, 'enter', '1400188366:10006', '29376');
    expect(saveRooms(emulator)).toEqual([room([user('another'), user('29376')])]);
  });

  it('ends with the last one to leave, and begins with the first to enter', () => {
    const emulator = createSandbox();
    expect(pass(emulator, 'leave', '1400188366:10006', '29376')).toEqual({ admitted: false });
    expect(block(emulator)).toBe('FailedOperation.RoomNotExist');
    expect(pass(emulator, 'enter', '1400188366:10006')).toBeUndefined();
    expect(pass(emulator, 'enter', '1400188366:10006', '29376')).toEqual({ admitted: true });
    expect(block(emulator)).toBeUndefined();
    expect(pass(emulator, 'enter', '1400188366:10006')).toEqual({ admitted: true });
  });

  it('takes a user out of every other room of the app', () => {
    const emulator = createSandbox();
    expect(pass(emulator, 'enter', '1400188366:"10006"', '29376')).toEqual({ admitted: true });
    expect(saveRooms(emulator)).toEqual([room([user('string user'), user('29376')], { StrRoomId: '10006' })]);
  });

  it.each(['10006', '1400188366', '1400188366:lobby', '1400188366:0', '1400188366:""'])(
    'is not called %s',
    (name) => {
      expect(pass(createSandbox(), 'enter', name, '29376')).toBeUndefined();
    },
  );
});

import { describe, expect, it } from 'vitest';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import { createSandbox, pass, sample, save, saveRooms, send, write } from './harness.ts';
import { signFormLike, signLike } from './foreign-clients.ts';

const { SdkAppId, RoomId } = sample;
const remove = (emulator: Emulator, UserIds: readonly string[], change: object = {}) =>
  send(emulator, write({ key: 'RemoveUser', input: { SdkAppId, RoomId, UserIds, ...change } }));
const dismiss = (emulator: Emulator) =>
  send(emulator, write({ key: 'DismissRoom', input: { SdkAppId, RoomId } }));
const block = (emulator: Emulator, change: object = {}) =>
  send(emulator, write({ input: { ...sample, ...change } }));

const room = (users: readonly object[]) => ({ SdkAppId: 1400188366, RoomId: 10006, users });
const user = (UserId: string, IsMute = 0, InRoom = true) => ({ UserId, IsMute, InRoom });
const seed = (...rooms: readonly object[]) => createSandbox({ state: { 'tencent-trtc': { rooms } } });

describe('RemoveUser', () => {
  it('takes the users out and leaves the others in', () => {
    const emulator = seed(room([user('a'), user('b'), user('c')]));
    expect(remove(emulator, ['a', 'c', 'nobody'])).toBeUndefined();
    expect(saveRooms(emulator)).toEqual([room([user('b')])]);
    expect(block(emulator, { UserId: 'a' })).toBe('FailedOperation.UserNotExist');
  });

  it('is no ban: whoever was removed comes back, blocked as before', () => {
    const emulator = seed(room([user('a', 2), user('b')]));
    remove(emulator, ['a']);
    expect(saveRooms(emulator)).toEqual([room([user('a', 2, false), user('b')])]);
    expect(pass(emulator, 'enter', '1400188366:10006', 'a')).toEqual({ admitted: true });
    expect(saveRooms(emulator)).toEqual([room([user('a', 2), user('b')])]);
  });

  it('closes the room with its last user', () => {
    const emulator = seed(room([user('a'), user('b')]));
    expect(remove(emulator, ['a', 'b'])).toBeUndefined();
    expect(remove(emulator, ['a'])).toBe('FailedOperation.RoomNotExist');
    expect(pass(emulator, 'enter', '1400188366:10006')).toBeUndefined();
  });

  it('takes nobody out of the room with the same text', () => {
    const emulator = createSandbox();
    expect(remove(emulator, ['string user'])).toBeUndefined();
    expect(
      send(
        emulator,
        write({
          key: 'RemoveUserByStrRoomId',
          input: { SdkAppId, RoomId: '10006', UserIds: ['string user'] },
        }),
      ),
    ).toBeUndefined();
    expect(saveRooms(emulator)).toEqual([room([user('29376')])]);
  });

  it('changes nothing when it is refused', () => {
    const emulator = createSandbox();
    const before = save(emulator);
    expect(remove(emulator, Array<string>(11).fill('29376'))).toBe('InvalidParameter.UserIds');
    expect(remove(emulator, ['29376', ''])).toBe('InvalidParameter.UserIds');
    expect(remove(emulator, ['29376'], { RoomId: 1 })).toBe('FailedOperation.RoomNotExist');
    expect(save(emulator)).toEqual(before);
  });

  it('is told of an entry that is no text', () => {
    expect(
      send(createSandbox(), write({ key: 'RemoveUser', input: { SdkAppId, RoomId, UserIds: [29376] } })),
    ).toBe('InvalidParameter:type');
  });
});

describe('DismissRoom', () => {
  it('ends the room, its blocks and every stay', () => {
    const emulator = seed(room([user('29376', 1), user('b')]));
    expect(dismiss(emulator)).toBeUndefined();
    expect(dismiss(emulator)).toBe('FailedOperation.RoomNotExist');
    pass(emulator, 'enter', '1400188366:10006', '29376');
    expect(saveRooms(emulator)).toEqual([room([user('29376')])]);
  });

  it('leaves the room with the same text alone', () => {
    const emulator = createSandbox();
    expect(dismiss(emulator)).toBeUndefined();
    expect(saveRooms(emulator)).toEqual([expect.objectContaining({ StrRoomId: '10006' })]);
    expect(
      send(emulator, write({ key: 'DismissRoomByStrRoomId', input: { SdkAppId, RoomId: '10006' } })),
    ).toBeUndefined();
    expect(saveRooms(emulator)).toEqual([]);
  });

  it('needs the text of the room as text', () => {
    const input = { SdkAppId, RoomId: 10006 };
    expect(send(createSandbox(), write({ key: 'DismissRoomByStrRoomId', input }))).toBe(
      'InvalidParameter:type',
    );
  });
});

describe('an app', () => {
  it('of another account is known by the rooms it had, even when they are gone', () => {
    const history = [{ SdkAppId: 1400000001, RoomId: 1, CreateTime: 1, DestroyTime: 2 }];
    const emulator = createSandbox({ state: { 'tencent-trtc': { history } } });
    expect(remove(emulator, ['a'], { SdkAppId: 1400000001 })).toBe('UnauthorizedOperation.SdkAppId');
    expect(block(emulator, { SdkAppId: 1400000001 })).toBe('UnauthorizedOperation.SdkAppId');
    expect(remove(emulator, ['a'], { SdkAppId: 1400000002 })).toBe('InvalidParameter.SdkAppId');
  });
});

describe('a list in a query or a form', () => {
  const input = { SdkAppId, RoomId, UserIds: ['29376', 'b c', '7'] };

  it.each([
    ['HmacSHA1', 'POST'],
    ['HmacSHA256', 'POST'],
    ['HmacSHA256', 'GET'],
    ['TC3-HMAC-SHA256', 'GET'],
  ])('has numbered entries, with %s over %s', (signatureMethod, httpMethod) => {
    const emulator = seed(room([user('29376'), user('b c'), user('7'), user('d')]));
    const options = { signatureMethod, httpMethod };
    expect(send(emulator, write({ key: 'RemoveUser', input, options }))).toBeUndefined();
    expect(saveRooms(emulator)).toEqual([room([user('d')])]);
  });

  const formed = (entries: Readonly<Record<string, string>>) =>
    signFormLike(
      { Action: 'RemoveUser', ...entries },
      undefined,
      (form) => form,
      (name) => name,
      ['UserId', 'IsMute'],
    );

  it('may have its entries in any order', () => {
    const emulator = seed(room([user('a'), user('b'), user('c')]));
    expect(send(emulator, formed({ 'UserIds.1': 'b', 'UserIds.0': 'a' }))).toBeUndefined();
    expect(saveRooms(emulator)).toEqual([room([user('c')])]);
  });

  it.each<[string, Record<string, string>]>([
    ['from 1 on', { 'UserIds.1': 'a' }],
    ['with a gap', { 'UserIds.0': 'a', 'UserIds.2': 'b' }],
    ['with a number that begins with 0', { 'UserIds.00': 'a' }],
    ['twice with the same number', { 'UserIds.0': 'a', 'UserIds.00': 'b' }],
    ['beyond any length', { 'UserIds.99999999': 'a' }],
    ['beside a value without a number', { UserIds: 'a', 'UserIds.0': 'b' }],
  ])('is refused when its entries are numbered %s', (_, entries) => {
    expect(send(createSandbox(), formed(entries))).toBe('InvalidParameter:array');
  });

  it('is refused in a query as well, before a value of it is lost', () => {
    const query = 'SdkAppId=1400188366&RoomId=10006&UserIds=a&UserIds.0=29376';
    const request = signLike({ query, otherHeaders: { 'X-Tc-Action': 'RemoveUser' } });
    expect(send(createSandbox(), request)).toBe('InvalidParameter:array');
  });

  it.each<[string, Record<string, string>, string]>([
    ['without a number', { UserIds: 'a' }, 'InvalidParameter:type'],
    ['under another name', { 'Users.0': 'a' }, 'MissingParameter'],
  ])('is no list %s', (_, entries, error) => {
    expect(send(createSandbox(), formed(entries))).toBe(error);
  });
});

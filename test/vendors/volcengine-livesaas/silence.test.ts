import { describe, expect, it } from 'vitest';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import { ask, decide, enter, leave, online, resultOf, startEmulator, users } from './calls.ts';

const [first, second] = users;

const silence = (emulator: Emulator, UserId: unknown, Status = true) =>
  ask(emulator, 'SilenceUserAPI', { UserId, Status });
const silenced = (emulator: Emulator) => resultOf(ask(emulator, 'GetSilenceUserListAPI'))['UserList'];

describe('silence', () => {
  it('is listed in the order in which it was imposed, with names, and leaves the viewer in the room', () => {
    const emulator = startEmulator({
      activity: { users: [{ UserId: first, UserName: '用户A' }, { UserId: second }] },
    });
    silence(emulator, second);
    silence(emulator, first);
    expect(silenced(emulator)).toEqual([
      { UserId: second, Nickname: '' },
      { UserId: first, Nickname: '用户A' },
    ]);
    expect(online(emulator)).toBe(2);
    leave(emulator, { user: first });
    enter(emulator, { user: first });
    expect(silence(emulator, second, false).json.Result).toEqual({ Status: true });
    expect(silenced(emulator)).toEqual([{ UserId: first, Nickname: '用户A' }]);
  });

  it.each([
    ['UserId', { UserId: '1' }],
    ['Status', { Status: 1 }],
    ['Status', { Status: undefined }],
  ])('is refused by the name of the field %s: %j', (field, fields) => {
    const reply = ask(startEmulator(), 'SilenceUserAPI', { UserId: first, Status: true, ...fields });
    expect(reply).toMatchObject({ status: 500, code: `InvalidParameter.${field}Invalid` });
  });
});

describe('an assumption about silence', () => {
  it.each<[string, string, (emulator: Emulator) => unknown, unknown, unknown]>([
    ['silence-key', 'status', (it) => silence(it, first).json.Result, { Status: true }, { status: true }],
    [
      'silence-stranger',
      'InvalidParameter.UserIdInvalid',
      (it) => [silence(it, 8).json.Result, silence(it, 8).code],
      [{ Status: false }, undefined],
      [undefined, 'InvalidParameter.UserIdInvalid'],
    ],
    [
      'silence-stranger',
      'silence',
      (it) => [silence(it, 8).json.Result, silenced(it)],
      [{ Status: false }, [{ UserId: second, Nickname: '' }]],
      [
        { Status: true },
        [
          { UserId: second, Nickname: '' },
          { UserId: 8, Nickname: '' },
        ],
      ],
    ],
    [
      'silence-again',
      'Status false',
      (it) => silence(it, second).json.Result,
      { Status: true },
      { Status: false },
    ],
  ])('is decided %s: %s', (id, value, outcome, byDefault, byValue) => {
    expect(decide({ activity: { silencedUsers: [second] } }, id, value, outcome)).toEqual([
      byDefault,
      byValue,
    ]);
  });
});

describe('the reply to silence', () => {
  it('has both spellings where an assumption has it so', () => {
    const emulator = startEmulator({ values: { 'silence-key': 'both' } });
    const silenced = ask(emulator, 'SilenceUserAPI', { UserId: users[0], Status: true });
    expect(resultOf(silenced)).toEqual({ Status: true, status: true });
  });

  it('names the field of a user id that nobody can have where an assumption has it so', () => {
    const emulator = startEmulator({ values: { 'user-id-range': 'InvalidParameter.%sInvalid' } });
    expect(ask(emulator, 'SilenceUserAPI', { UserId: 0, Status: true }).code).toBe(
      'InvalidParameter.UserIdInvalid',
    );
    expect(ask(emulator, 'UpdateAccountBanStatus', { UserIds: [-1], BanStatus: 1 }).code).toBe(
      'InvalidParameter.UserIdsInvalid',
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import { ask, ban, change, enter, leave, lift, resultOf, startEmulator, users, wait } from './calls.ts';

const [first, second, third] = users;
const kickOut = { admitted: false, sanction: 'ban', code: 207 };
const ipBanned = { admitted: false, sanction: 'ban', code: 206 };
const admitted = { admitted: true };
const address = '203.0.113.7';

const banIps = (emulator: Emulator, Ips: string[], BanStatus = 1) =>
  ask(emulator, 'UpdateActivityIpBanStatus', { BanStatus, Ips });
const bannedIps = (emulator: Emulator) => resultOf(ask(emulator, 'GetActivityBanIps'))['Ips'];
const banFromAccount = (emulator: Emulator, UserIds: unknown[], BanStatus = 1) =>
  resultOf(ask(emulator, 'UpdateAccountBanStatus', { UserIds, BanStatus }))['FailedUserIds'];
const silence = (emulator: Emulator, UserId: unknown, Status = true) =>
  ask(emulator, 'SilenceUserAPI', { UserId, Status });
const silenced = (emulator: Emulator) => resultOf(ask(emulator, 'GetSilenceUserListAPI'))['UserList'];
const online = (emulator: Emulator) =>
  resultOf(ask(emulator, 'ListActivityUsers', { SearchStatus: 1 }))['OnlineUserCount'];

describe('a ban', () => {
  it('removes users and devices from the room', () => {
    const emulator = startEmulator();
    enter(emulator, { user: third, device: '123' });
    expect(online(emulator)).toBe(3);
    ban(emulator, { UserIds: [first], Cookies: ['123'] });
    expect(online(emulator)).toBe(1);
    expect(enter(emulator, { user: first })).toEqual(kickOut);
    expect(enter(emulator, { user: second, device: '123' })).toEqual(kickOut);
    lift(emulator, { UserIds: [first], Cookies: ['123'] });
    expect(online(emulator)).toBe(1);
    expect(enter(emulator, { user: first, device: '123' })).toEqual(admitted);
  });

  it('finds a user who entered with zeros before the number', () => {
    const emulator = startEmulator();
    enter(emulator, { user: '00012' });
    expect(ban(emulator, { UserIds: [12] }).code).toBeUndefined();
    expect(enter(emulator, { user: '00012' })).toEqual(kickOut);
  });

  it('removes nobody when it is refused', () => {
    const emulator = startEmulator();
    ban(emulator, { UserIds: [first, 1] });
    expect(online(emulator)).toBe(3);
  });
});

describe('a kick', () => {
  it('removes users and devices from the room, and lets them come back', () => {
    const emulator = startEmulator();
    enter(emulator, { user: third, device: '123' });
    change(emulator, { BanType: 1, UserIds: [first], Cookies: ['123'] });
    expect(online(emulator)).toBe(1);
    expect(enter(emulator, { user: first, device: '123' })).toEqual(admitted);
    expect(online(emulator)).toBe(2);
  });
});

describe('a ban of an address', () => {
  it('removes whoever has it, keeps it out, and ends when it is lifted', () => {
    const emulator = startEmulator();
    enter(emulator, { user: first, ip: address });
    expect(banIps(emulator, [address, '2001:db8::1', address]).json.Result).toEqual({ Status: true });
    expect(bannedIps(emulator)).toEqual([address, '2001:db8::1']);
    expect(online(emulator)).toBe(2);
    expect(enter(emulator, { user: second, ip: address })).toEqual(ipBanned);
    expect(enter(emulator, { user: second, ip: '203.0.113.8' })).toEqual(admitted);
    banIps(emulator, [address], 0);
    expect(enter(emulator, { user: first, ip: address })).toEqual(admitted);
  });

  it('is told before a ban of the user, unless the ledger says otherwise', () => {
    const setting = { activity: { bannedIps: [address], bannedUsers: [first] } };
    const connection = { user: first, ip: address };
    expect(enter(startEmulator(setting), connection)).toEqual(ipBanned);
    expect(enter(startEmulator({ ...setting, values: { 'entry-order': 'KICK_OUT' } }), connection)).toEqual(
      kickOut,
    );
    expect(
      enter(startEmulator({ ...setting, values: { 'entry-order': 'KICK_OUT' } }), {
        user: second,
        ip: address,
      }),
    ).toEqual(ipBanned);
  });

  it('counts addresses once against the quota, and lifts whatever is over it', () => {
    const emulator = startEmulator({
      activity: { bannedIps: ['1', '2', '3'] },
      quotas: { 'volcengine-livesaas': { bannedIps: 3 } },
    });
    expect(banIps(emulator, ['1', '2', '3']).code).toBeUndefined();
    expect(banIps(emulator, ['4']).code).toBe('QuotaExceeded.IpOverLimit');
    expect(banIps(emulator, ['1'], 0).code).toBeUndefined();
    expect(banIps(emulator, ['4']).code).toBeUndefined();
  });

  it('lets exactly 1000 addresses be banned', () => {
    const emulator = startEmulator({
      activity: { bannedIps: Array.from({ length: 999 }, (_, id) => `${id}`) },
    });
    expect(banIps(emulator, ['a', 'b']).code).toBe('QuotaExceeded.IpOverLimit');
    expect(banIps(emulator, ['a']).code).toBeUndefined();
    expect(banIps(emulator, ['b']).code).toBe('QuotaExceeded.IpOverLimit');
  });
});

describe('a ban from the account', () => {
  const other = { ActivityId: 5, users: [{ UserId: first }] };

  it('keeps a user out of every activity, until it is lifted', () => {
    const emulator = startEmulator({ activities: [other] });
    expect(banFromAccount(emulator, [first])).toEqual([]);
    expect(online(emulator)).toBe(2);
    expect(enter(emulator, { user: first })).toEqual(kickOut);
    expect(enter(emulator, { user: first }, 5)).toEqual(kickOut);
    expect(banFromAccount(emulator, [first], 2)).toEqual([]);
    expect(enter(emulator, { user: first }, 5)).toEqual(admitted);
  });

  it('succeeds in part: strangers fail to the digit, the others are banned', () => {
    const emulator = startEmulator();
    const stranger = 9_007_199_254_740_991;
    expect(banFromAccount(emulator, [stranger, second, stranger])).toEqual([stranger]);
    expect(enter(emulator, { user: second })).toEqual(kickOut);
    expect(enter(emulator, { user: stranger })).toEqual(admitted);
  });

  it('is in force from the start where the state says so', () => {
    const emulator = startEmulator({ accountBannedUsers: [first!, 99] });
    expect(online(emulator)).toBe(2);
    expect(enter(emulator, { user: 99 })).toEqual(kickOut);
    expect(banFromAccount(emulator, [99], 2)).toEqual([]);
    expect(enter(emulator, { user: 99 })).toEqual(admitted);
  });

  it('waits for the profile of a new viewer where the ledger says so', () => {
    const emulator = startEmulator({ values: { 'account-ban-delay': '5 minutes after leaving' } });
    enter(emulator, { user: 5 });
    wait(emulator, 600);
    expect(banFromAccount(emulator, [5, first])).toEqual([5]);
    leave(emulator, { user: 5 });
    wait(emulator, 299);
    expect(banFromAccount(emulator, [5])).toEqual([5]);
    wait(emulator, 1);
    expect(banFromAccount(emulator, [5])).toEqual([]);
  });
});

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

describe('the ledger', () => {
  it.each<[string, string, (emulator: Emulator) => unknown, unknown, unknown]>([
    [
      'long-list-code',
      'InvalidParameter.%sInvalid',
      (it) => banIps(it, Array<string>(51).fill('x')).code,
      'InvalidParameter.ArrayOverLimit',
      'InvalidParameter.IpsInvalid',
    ],
    [
      'repeated-entries',
      'once',
      (it) => banIps(it, Array<string>(51).fill('x')).code,
      'InvalidParameter.ArrayOverLimit',
      undefined,
    ],
    [
      'ip-form',
      'addresses',
      (it) => banIps(it, ['203.0.113.256']).code,
      undefined,
      'InvalidParameter.IpsInvalid',
    ],
    ['ip-form', 'addresses', (it) => banIps(it, ['2001:db8::1']).code, undefined, undefined],
    ['ip-bans-again', 'refuse', (it) => banIps(it, ['1', '2']).code, undefined, 'InvalidParameter.IpBanned'],
    ['ip-bans-again', 'refuse', (it) => banIps(it, ['8'], 0).code, undefined, 'InvalidParameter.IpUnbanned'],
    ['ip-bans-again', 'refuse', (it) => banIps(it, ['1', '3']).code, undefined, undefined],
    [
      'ip-quota-code',
      'InvalidParameter.%sInvalid',
      (it) => banIps(it, ['3', '4']).code,
      'QuotaExceeded.IpOverLimit',
      'InvalidParameter.IpsInvalid',
    ],
    ['ban-list-order', 'newest first', (it) => bannedIps(it), ['1', '2'], ['2', '1']],
    ['account-stranger', 'succeeds', (it) => banFromAccount(it, [8]), [8], []],
    ['account-ban-again', 'fail', (it) => banFromAccount(it, [third, first]), [], [third]],
    ['account-ban-again', 'fail', (it) => banFromAccount(it, [third, first], 2), [], [first]],
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
    ['old-action-status', '200', (it) => ask(it, 'GetActivityAPI', { ActivityId: 7 }).status, 400, 200],
    ['old-action-status', '200', (it) => ask(it, 'GetActivityBanIps', { ActivityId: 7 }).status, 400, 400],
  ])('decides %s: %s', (id, value, outcome, byDefault, byValue) => {
    const setting = {
      activity: { bannedIps: ['1', '2'], silencedUsers: [second] },
      accountBannedUsers: [third!],
      quotas: { 'volcengine-livesaas': { bannedIps: 3 } },
    };
    expect(outcome(startEmulator(setting))).toEqual(byDefault);
    expect(outcome(startEmulator({ ...setting, values: { [id]: value } }))).toEqual(byValue);
  });
});

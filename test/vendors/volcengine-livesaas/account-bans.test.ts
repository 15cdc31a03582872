import { describe, expect, it } from 'vitest';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import { ask, decide, enter, leave, online, resultOf, startEmulator, users, wait } from './calls.ts';

const [first, second, third] = users;
const kickOut = { admitted: false, sanction: 'ban', code: 207 };
const admitted = { admitted: true };

const banFromAccount = (emulator: Emulator, UserIds: unknown[], BanStatus = 1) =>
  resultOf(ask(emulator, 'UpdateAccountBanStatus', { UserIds, BanStatus }))['FailedUserIds'];

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

  it('waits for the profile of a new viewer where an assumption says so', () => {
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

describe('an assumption about bans from the account', () => {
  it.each<[string, string, (emulator: Emulator) => unknown, unknown, unknown]>([
    ['account-ban-removes', 'no', (it) => [banFromAccount(it, [first]), online(it)], [[], 1], [[], 2]],
    ['account-stranger', 'succeeds', (it) => banFromAccount(it, [8]), [8], []],
    ['account-ban-again', 'fail', (it) => banFromAccount(it, [third, first]), [], [third]],
    ['account-ban-again', 'fail', (it) => banFromAccount(it, [third, first], 2), [], [first]],
  ])('is decided %s: %s', (id, value, outcome, byDefault, byValue) => {
    expect(decide({ accountBannedUsers: [third!] }, id, value, outcome)).toEqual([byDefault, byValue]);
  });
});

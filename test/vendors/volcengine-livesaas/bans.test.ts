import { describe, expect, it } from 'vitest';
import { volcengineLivesaas } from '../../../contracts/volcengine-livesaas/index.ts';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import { activityId, ban, banned, call, change, decide, lift, now, startEmulator, users } from './calls.ts';
import { operationsByKey } from '../../../contracts/core/contract/find-operation.ts';

const [first, second, third] = users;
const everyone = users.map(String);

describe('a ban', () => {
  it('stays until it is lifted', () => {
    const emulator = startEmulator();
    ban(emulator, { UserIds: [first, second], Cookies: ['123'] });
    emulator.sandbox('default')!.clock.advance(10 * 365 * 86_400);
    const date = '20331111T221320Z';
    const query = { ActivityId: String(activityId) };
    const { json } = call(emulator, { action: 'GetActivityBanUsers', method: 'GET', query, date });
    expect(json.Result).toEqual({ UserIds: [first, second], Cookies: ['123'] });
  });

  it('changes the rest where some are banned already', () => {
    const emulator = startEmulator({ activity: { bannedUsers: [first] } });
    expect(ban(emulator, { UserIds: [first, second] }).json.Result).toEqual({ Status: true });
    expect(banned(emulator)).toMatchObject({ UserIds: [first, second] });
  });

  it('changes nothing when one list is done already, whichever it is', () => {
    const emulator = startEmulator({ activity: { bannedCookies: ['123'] } });
    expect(ban(emulator, { UserIds: [first], Cookies: ['123'] }).code).toBe('InvalidParameter.CookieBanned');
    expect(banned(emulator)).toEqual({ UserIds: [], Cookies: ['123'] });
    expect(lift(emulator, { UserIds: [first], Cookies: ['123'] }).code).toBe(
      'InvalidParameter.UserIdUnbanned',
    );
    expect(banned(emulator)).toEqual({ UserIds: [], Cookies: ['123'] });
  });

  it('changes nothing when one user is unknown, and names that user to the digit', () => {
    const emulator = startEmulator();
    const body = `{"ActivityId":${activityId},"BanStatus":1,"UserIds":[${first},9223372036854775807,1]}`;
    const { code, message } = call(emulator, { body });
    expect(code).toBe('InvalidParameter.UserIdNotRegistered');
    expect(message).toBe('UserId 9223372036854775807 is not registered in the activity.');
    expect(banned(emulator)).toMatchObject({ UserIds: [] });
  });

  it('counts a repeated entry once in the list of bans', () => {
    const emulator = startEmulator();
    ban(emulator, { UserIds: [first, first], Cookies: ['1', '1'] });
    expect(banned(emulator)).toEqual({ UserIds: [first], Cookies: ['1'] });
  });

  it('moves to the end of the list when it is lifted and made again', () => {
    const emulator = startEmulator({ activity: { bannedUsers: [first, second] } });
    lift(emulator, { UserIds: [first] });
    ban(emulator, { UserIds: [first] });
    expect(banned(emulator)).toMatchObject({ UserIds: [second, first] });
  });

  it('can be lifted from a user of whom only the ban is known', () => {
    const emulator = startEmulator({ activity: { bannedUsers: [42] } });
    expect(lift(emulator, { UserIds: [42] }).code).toBeUndefined();
    expect(ban(emulator, { UserIds: [42] }).code).toBeUndefined();
  });
});

describe('a quota', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  it('lets exactly 1000 users be banned', () => {
    const activity = { users: ids(1001).map((UserId) => ({ UserId })), bannedUsers: ids(999) };
    const emulator = startEmulator({ activity });
    expect(ban(emulator, { UserIds: [1000, 1001] }).code).toBe('QuotaExceeded.UserIdOverLimit');
    expect(ban(emulator, { UserIds: [999, 1000] }).code).toBeUndefined();
    expect(ban(emulator, { UserIds: [1001] }).code).toBe('QuotaExceeded.UserIdOverLimit');
    expect(lift(emulator, { UserIds: [1] }).code).toBeUndefined();
    expect(ban(emulator, { UserIds: [1001] }).code).toBeUndefined();
  });

  it('lets exactly 1000 devices be banned, and changes no user when it refuses', () => {
    const emulator = startEmulator({ activity: { bannedCookies: ids(999) } });
    expect(ban(emulator, { Cookies: ['1000', '1001'] }).code).toBe('QuotaExceeded.CookieOverLimit');
    expect(ban(emulator, { Cookies: ['1000'] }).code).toBeUndefined();
    expect(ban(emulator, { UserIds: [first], Cookies: ['1001'] }).code).toBe('QuotaExceeded.CookieOverLimit');
    expect(banned(emulator)).toMatchObject({ UserIds: [] });
  });
});

describe('an input', () => {
  it.each([
    ['ActivityId', { ActivityId: '1819171234140099' }],
    ['ActivityId', { ActivityId: null }],
    ['ActivityId', { ActivityId: -1 }],
    ['ActivityId', { ActivityId: 1.5 }],
    ['BanStatus', { BanStatus: 2 }],
    ['BanStatus', { BanStatus: '1' }],
    ['BanStatus', { BanStatus: undefined }],
    ['BanType', { BanType: 2 }],
    ['UserIds', { UserIds: undefined }],
    ['UserIds', { UserIds: [], Cookies: [] }],
    ['UserIds', { UserIds: [String(first)] }],
    ['UserIds', { UserIds: first }],
    ['Cookies', { Cookies: [123] }],
  ])('is refused by the name of the field %s: %j', (field, fields) => {
    const { status, code, message } = ban(startEmulator(), { UserIds: [first], ...fields });
    expect(code).toBe(`InvalidParameter.${field}Invalid`);
    expect(message).toBe(`The specified parameter ${field} is invalid.`);
    expect(status).toBe(field === 'ActivityId' ? 400 : 500);
  });

  it('is refused beyond 64 bits', () => {
    const body = `{"ActivityId":9223372036854775808,"BanStatus":1,"UserIds":[1]}`;
    expect(call(startEmulator(), { body }).code).toBe('InvalidParameter.ActivityIdInvalid');
  });

  it('may hold fields that nobody knows', () => {
    expect(ban(startEmulator(), { UserIds: [first], ExternalUserIds: ['x'] }).code).toBeUndefined();
  });
});

describe('BanType 1', () => {
  it('kicks out without a ban, and needs no BanStatus', () => {
    const emulator = startEmulator();
    expect(change(emulator, { BanType: 1, UserIds: [first] }).json.Result).toEqual({ Status: true });
    expect(banned(emulator)).toMatchObject({ UserIds: [] });
  });

  it('means nothing where an assumption says so', () => {
    const emulator = startEmulator({ values: { 'ban-type': 'ignore' } });
    expect(change(emulator, { BanType: 1, UserIds: [first] }).code).toBe('InvalidParameter.BanStatusInvalid');
    ban(emulator, { BanType: 1, UserIds: [first] });
    expect(banned(emulator)).toMatchObject({ UserIds: [first] });
  });
});

describe('the list of bans', () => {
  const activity = { bannedUsers: everyone, bannedCookies: ['1', '2'] };

  it('gives pages of both lists at once', () => {
    const emulator = startEmulator({ activity });
    expect(banned(emulator, { PageItemCount: '2' })).toEqual({
      UserIds: [first, second],
      Cookies: ['1', '2'],
    });
    expect(banned(emulator, { PageItemCount: '2', PageNo: '2' })).toEqual({ UserIds: [third], Cookies: [] });
  });

  it('gives 1000 entries where more are allowed and no size is said', () => {
    const quotas = { 'volcengine-livesaas': { bannedCookies: 2000 } };
    const cookies = Array.from({ length: 1001 }, (_, index) => String(index));
    const emulator = startEmulator({ quotas, activity: { bannedCookies: cookies } });
    expect(banned(emulator)).toMatchObject({ Cookies: cookies.slice(0, 1000) });
  });

  it('prints ids beyond 2^53 as bare numbers', () => {
    const emulator = startEmulator({ activity: { bannedUsers: ['9007199254740993'] } });
    const query = { ActivityId: String(activityId) };
    const { body } = call(emulator, { action: 'GetActivityBanUsers', method: 'GET', query });
    expect(body).toContain('"Result":{"UserIds":[9007199254740993],"Cookies":[]}');
  });
});

describe('the assumptions', () => {
  it.each<[string, string, (emulator: Emulator) => unknown, unknown, unknown]>([
    [
      'repeated-entries',
      'once',
      (it) => ban(it, { Cookies: Array(51).fill('2') }).code,
      'InvalidParameter.ArrayOverLimit',
      undefined,
    ],
    [
      'cookie-form',
      'digits',
      (it) => ban(it, { Cookies: ['x'] }).code,
      undefined,
      'InvalidParameter.CookiesInvalid',
    ],
    [
      'unknown-user',
      'skip the user',
      (it) => ban(it, { UserIds: [1, second] }).code,
      'InvalidParameter.UserIdNotRegistered',
      undefined,
    ],
    [
      'lift-unregistered',
      'no',
      (it) => lift(it, { UserIds: [1] }).code,
      'InvalidParameter.UserIdNotRegistered',
      'InvalidParameter.UserIdUnbanned',
    ],
    [
      'one-list-done',
      'change the other list',
      (it) => ban(it, { UserIds: [first], Cookies: ['2'] }).code,
      'InvalidParameter.UserIdBanned',
      undefined,
    ],
    [
      'quota-order',
      'users',
      (it) => ban(it, { UserIds: users, Cookies: ['1', '2', '3', '4'] }).code,
      'QuotaExceeded.CookieOverLimit',
      'QuotaExceeded.UserIdOverLimit',
    ],
    [
      'id-as-text',
      'accept',
      (it) => change(it, { ActivityId: String(activityId), BanStatus: '1', UserIds: [String(second)] }).code,
      'InvalidParameter.ActivityIdInvalid',
      undefined,
    ],
    [
      'ban-list-order',
      'newest first',
      (it) => banned(it),
      { UserIds: [first], Cookies: ['0', '1'] },
      { UserIds: [first], Cookies: ['1', '0'] },
    ],
    [
      'ban-list-pages',
      'whole list',
      (it) => banned(it, { PageItemCount: '1' }),
      { UserIds: [first], Cookies: ['0'] },
      { UserIds: [first], Cookies: ['0', '1'] },
    ],
  ])('decides %s', (id, value, outcome, byDefault, byValue) => {
    const setting = {
      activity: { bannedUsers: [first], bannedCookies: ['0', '1'] },
      quotas: { 'volcengine-livesaas': { bannedUsers: 2, bannedCookies: 3 } },
    };
    expect(decide(setting, id, value, outcome)).toEqual([byDefault, byValue]);
  });

  it('names every operation that an entry bears on by its key', () => {
    const keys = [...operationsByKey(volcengineLivesaas).keys()];
    const named = Object.values(volcengineLivesaas.assumptions).flatMap((entry) =>
      'operations' in entry ? entry.operations : [],
    );
    expect(keys).toEqual(expect.arrayContaining(named));
  });
});

describe('the state', () => {
  it('survives being written down, bans of strangers included', () => {
    const { stateStore } = startEmulator().implementation('volcengine-livesaas');
    const form = volcengineLivesaas.state.parse({
      activities: [
        { ActivityId: '1', users: [{ UserId: 2, UserName: 'b' }], bannedUsers: [3], bannedCookies: ['4'] },
      ],
    });
    const saved = stateStore.save(stateStore.load(form));
    expect(stateStore.save(stateStore.load(saved))).toEqual(saved);
    expect(saved).toMatchObject({ activities: [{ bannedUsers: ['3'], bannedCookies: ['4'] }] });
  });

  it('lets nobody in who is banned, and registers who enters', () => {
    const emulator = startEmulator({ activity: { bannedUsers: [first], bannedCookies: ['9'] } });
    const { stateStore } = emulator.implementation('volcengine-livesaas');
    const state = emulator.sandbox('default')!.states.get('volcengine-livesaas');
    const enter = (room: string, user?: string, device?: string) =>
      stateStore.enter(state, { room, user, device, ip: undefined, now, assume: () => '' });
    expect(enter(String(activityId), String(first))).toEqual({ admitted: false, sanction: 'ban', code: 207 });
    expect(enter(String(activityId), '5', '9')).toEqual({ admitted: false, sanction: 'ban', code: 207 });
    expect(enter('7', '5')).toBeUndefined();
    expect(ban(emulator, { UserIds: [5] }).code).toBe('InvalidParameter.UserIdNotRegistered');
    expect(enter(String(activityId), '5')).toEqual({ admitted: true });
    expect(ban(emulator, { UserIds: [5] }).code).toBeUndefined();
  });
});

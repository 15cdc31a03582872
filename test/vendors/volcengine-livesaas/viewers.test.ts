import { describe, expect, it } from 'vitest';
import { volcengineLivesaas } from '../../../contracts/volcengine-livesaas/index.ts';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import { activityId, ask, ban, call, enter, leave, resultOf, startEmulator, users, wait } from './calls.ts';

const [first, second] = users;
const address = '203.0.113.7';

type Row = Readonly<Record<string, unknown>>;

const list = (emulator: Emulator, fields: object = {}) =>
  resultOf(ask(emulator, 'ListActivityUsers', { SearchStatus: 1, ...fields }));
const rows = (emulator: Emulator, fields: object = {}) => list(emulator, fields)['UserMsgs'] as Row[];
const found = (emulator: Emulator, fields: object = {}) => rows(emulator, fields).map((row) => row['UserId']);
const behaviour = (emulator: Emulator, fields: object = {}) =>
  resultOf(ask(emulator, 'ListUserBehaviorDataAPIV2', fields));
const stays = (emulator: Emulator, fields: object = {}) => behaviour(emulator, fields)['Data'] as Row[];

describe('the list of viewers', () => {
  it('shows who is silenced, banned, and banned by address, and finds each', () => {
    const emulator = startEmulator();
    for (const [index, user] of users.entries()) enter(emulator, { user, ip: `203.0.113.${index}` });
    ask(emulator, 'SilenceUserAPI', { UserId: first, Status: true });
    ban(emulator, { UserIds: [second] });
    ask(emulator, 'UpdateActivityIpBanStatus', { BanStatus: 1, Ips: ['203.0.113.2'] });
    expect(rows(emulator)).toMatchObject([
      { SilenceStatus: 1, OnlineStatus: 1, IsBannedUser: 0, IsBannedIP: 0 },
      { SilenceStatus: 0, OnlineStatus: 0, IsBannedUser: 1, IsBannedIP: 0 },
      { SilenceStatus: 0, OnlineStatus: 0, IsBannedUser: 0, IsBannedIP: 1 },
    ]);
    expect(list(emulator)).toMatchObject({ TotalCount: 3, OnlineUserCount: 1, TotalUserCount: 3 });
    expect([2, 3, 4, 5].map((SearchStatus) => found(emulator, { SearchStatus }))).toEqual([
      [first],
      [second],
      [users[2]],
      [],
    ]);
    expect(list(emulator, { SearchStatus: 2 })).toMatchObject({ TotalCount: 1, TotalUserCount: 3 });
  });

  it('grows by whoever enters, and shows device and address', () => {
    const emulator = startEmulator();
    enter(emulator, { user: 5, device: '123', ip: address });
    enter(emulator, { user: 6, device: 'no number' });
    expect(rows(emulator).slice(-2)).toMatchObject([
      { UserId: 5, UserCookie: 123, IP: address, OnlineStatus: 1 },
      { UserId: 6, UserCookie: 0, IP: '' },
    ]);
    leave(emulator, { device: '123' });
    expect(rows(emulator, { PageNumber: 4, PageSize: 1 })).toMatchObject([{ UserId: 5, OnlineStatus: 0 }]);
    leave(emulator, {});
    expect(list(emulator)).toMatchObject({ OnlineUserCount: 4 });
  });

  it('gives a number to a user of the customer, the same one in every activity', () => {
    const emulator = startEmulator({ activities: [{ ActivityId: 5 }] });
    enter(emulator, { user: 'alice' });
    enter(emulator, { user: 'bob' }, 5);
    enter(emulator, { user: 'alice' }, 5);
    const [alice] = rows(emulator).slice(-1);
    expect(alice).toMatchObject({ ExternalUserId: 'alice', UserId: 1_000_000_000_000_001 });
    expect(found(emulator, { ActivityId: 5 })).toEqual([1_000_000_000_000_002, alice?.['UserId']]);
    ban(emulator, { UserIds: [alice?.['UserId']] });
    expect(enter(emulator, { user: 'alice' })).toMatchObject({ admitted: false });
  });

  it('has no id and no device beyond 64 bits: such a user is the customer’s own', () => {
    const emulator = startEmulator({ activity: { users: [] } });
    const [user, device] = ['9999999999999999999', '9223372036854775808'];
    enter(emulator, { user, device });
    expect(rows(emulator)).toMatchObject([{ ExternalUserId: user, UserCookie: 0 }]);
    expect(stays(emulator)).toHaveLength(1);
  });

  it('needs a SearchStatus', () => {
    const reply = ask(startEmulator(), 'ListActivityUsers');
    expect(reply.code).toBe('InvalidParameter.SearchStatusInvalid');
  });

  it('takes its fields from the query, as the page has it', () => {
    const query = {
      ActivityId: String(activityId),
      SearchStatus: '1',
      PageSize: '1',
      SearchAudienceGroupId: '-2',
    };
    const reply = call(startEmulator(), { action: 'ListActivityUsers', method: 'GET', query });
    expect(reply.json.Result).toMatchObject({ PageSize: 1, TotalCount: 3 });
  });
});

describe('the list of visits', () => {
  it('has an entry for each visit, with its times', () => {
    const emulator = startEmulator({ activity: { users: [] } });
    enter(emulator, { user: 5, device: '123', ip: address });
    wait(emulator, 60);
    leave(emulator, { user: 5 });
    wait(emulator, 60);
    enter(emulator, { user: 5, device: '456', ip: '203.0.113.8' });
    wait(emulator, 30);
    expect(stays(emulator)).toMatchObject([
      {
        UserId: 5,
        Cookie: 123,
        IP: address,
        AccessTime: '2023-11-15 06:13:20',
        JoinAt: [1_700_000_000],
        LeaveAt: [1_700_000_060],
        WatchTime: 60,
      },
      { UserId: 5, Cookie: 456, IP: '203.0.113.8', JoinAt: [1_700_000_120], LeaveAt: [], WatchTime: 30 },
    ]);
    expect(stays(emulator, { IsMerge: 1 })).toHaveLength(2);
    expect(stays(emulator, { IsMergeUserId: 1 })).toMatchObject([
      { JoinAt: [1_700_000_000, 1_700_000_120], LeaveAt: [1_700_000_060], WatchTime: 90 },
    ]);
  });

  it('ends a visit by a ban, and one visit by the next', () => {
    const emulator = startEmulator({ activity: { users: [] } });
    enter(emulator, { user: 5 });
    wait(emulator, 10);
    enter(emulator, { user: 5 });
    wait(emulator, 10);
    ban(emulator, { UserIds: [5] });
    expect(stays(emulator)).toMatchObject([{ WatchTime: 10 }, { WatchTime: 10, LeaveAt: [1_700_000_020] }]);
  });

  it('gives ids that a ban takes', () => {
    const emulator = startEmulator({ activity: { users: [] } });
    enter(emulator, { user: 5, device: '7189823456789012345', ip: address });
    const { body } = ask(emulator, 'ListUserBehaviorDataAPIV2');
    expect(body).toContain('"UserId":5,"Cookie":7189823456789012345,');
    ban(emulator, { Cookies: ['7189823456789012345'] });
    expect(enter(emulator, { device: '7189823456789012345' })).toMatchObject({ code: 207 });
  });

  it('can be scrolled page by page for 20 minutes', () => {
    const emulator = startEmulator();
    const { ScrollId } = behaviour(emulator, { PageItemCount: 2 });
    const next = { PageItemCount: 2, PageNo: 2, ScrollId };
    expect(stays(emulator, next)).toHaveLength(1);
    expect(ask(emulator, 'ListUserBehaviorDataAPIV2', { ...next, PageNo: 3 }).code).toBe(
      'InvalidParameter.PageNoInvalid',
    );
    const wrong = [{ IsMerge: 1 }, { ScrollId: 'x' }, { ActivityId: 7 }];
    for (const fields of wrong) {
      expect(ask(emulator, 'ListUserBehaviorDataAPIV2', { ...next, ...fields }).code).toBe(
        'InvalidParameter.ScrollIdInvalid',
      );
    }
    wait(emulator, 1199);
    expect(stays(emulator, next)).toHaveLength(1);
    wait(emulator, 1);
    expect(ask(emulator, 'ListUserBehaviorDataAPIV2', next).code).toBe('InvalidParameter.ScrollIdInvalid');
  });

  it('scrolls beyond the entry 10,000', () => {
    const emulator = startEmulator();
    const { ScrollId } = behaviour(emulator, { PageNo: 20, PageItemCount: 500 });
    expect(stays(emulator, { PageNo: 21, PageItemCount: 500, ScrollId })).toEqual([]);
  });

  it('has no ScrollId where entries are merged', () => {
    expect(behaviour(startEmulator(), { IsMergeUserId: 1 })).toMatchObject({ ScrollId: '' });
  });
});

describe('the state', () => {
  it.each([
    ['an id beyond 64 bits', { bannedUsers: ['9223372036854775808'] }],
    ['a time after the year 9999', { users: [{ UserId: 1, visits: [{ JoinAt: 253_402_214_400 }] }] }],
  ])('refuses %s', (_, activity) => {
    expect(() => startEmulator({ activity })).toThrow();
  });

  it('survives being written down, with visits, sanctions and settings', () => {
    const emulator = startEmulator({ accountBannedUsers: [first!] });
    enter(emulator, { user: 5, device: '1', ip: address });
    wait(emulator, 5);
    leave(emulator, { user: 5 });
    enter(emulator, { user: 'alice' });
    ask(emulator, 'SilenceUserAPI', { UserId: second, Status: true });
    ask(emulator, 'UpdateActivityIpBanStatus', { BanStatus: 1, Ips: [address] });
    ask(emulator, 'CreateActivityAPIV2', { Name: 'new', LiveMode: 2 });
    const { stateStore } = emulator.implementation('volcengine-livesaas');
    const saved = stateStore.save(emulator.sandbox('default')!.states.get('volcengine-livesaas'));
    const form = volcengineLivesaas.state.parse(JSON.parse(JSON.stringify(saved)));
    expect(stateStore.save(stateStore.load(form))).toEqual(saved);
  });

  it.each([{ UserId: 'alice' }, { UserId: '' }, { UserId: 1.5 }])('refuses the user %j', (user) => {
    expect(
      volcengineLivesaas.state.safeParse({ activities: [{ ActivityId: 1, users: [user] }] }).success,
    ).toBe(false);
  });
});

describe('the assumptions', () => {
  it.each<[string, string, (emulator: Emulator) => unknown, unknown, unknown]>([
    [
      'flag-values',
      '1 and 2',
      (it) => rows(it).map((row) => [row['IsBannedUser'], row['OnlineStatus'], row['IsPresenter']]),
      [
        [1, 0, 0],
        [0, 0, 0],
      ],
      [
        [2, 1, 1],
        [1, 1, 1],
      ],
    ],
    [
      'banned-user-flag',
      'of the user or the device, in the activity or the account',
      (it) => rows(it).map((row) => row['IsBannedUser']),
      [1, 0],
      [1, 1],
    ],
    ['search-banned', 'every ban', (it) => found(it, { SearchStatus: 4 }), [second], [first, second]],
    ['presenter-row', 'first row', (it) => found(it), [first, second], [0, first, second]],
    ['presenter-row', 'first row', (it) => found(it, { SearchName: 'a' }), [first], [first]],
    ['name-search', 'parts', (it) => found(it, { SearchName: 'ANN' }), [first], []],
    [
      'online-delay',
      'after 5 minutes',
      (it) => {
        enter(it, { user: 5 });
        leave(it, { user: 5 });
        wait(it, 299);
        const before = list(it)['OnlineUserCount'];
        wait(it, 1);
        return [before, list(it)['OnlineUserCount']];
      },
      [0, 0],
      [1, 0],
    ],
    [
      'access-time-form',
      'seconds since 1970',
      (it) => {
        enter(it, { user: 5 });
        return stays(it).map((stay) => stay['AccessTime']);
      },
      ['', '', '2023-11-15 06:13:20'],
      ['', '', '1700000000'],
    ],
    ['scroll-start', 'beyond 10,000 entries', (it) => behaviour(it)['ScrollId'] === '', false, true],
  ])('decides %s', (id, value, outcome, byDefault, byValue) => {
    const setting = {
      activity: {
        users: [
          { UserId: first, UserName: 'Anna' },
          { UserId: second, UserCookie: 123, IP: address },
        ],
        bannedUsers: [first],
        bannedCookies: ['123'],
        bannedIps: [address],
      },
    };
    expect(outcome(startEmulator(setting))).toEqual(byDefault);
    expect(outcome(startEmulator({ ...setting, values: { [id]: value } }))).toEqual(byValue);
  });
});

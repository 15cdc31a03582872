import { describe, expect, it } from 'vitest';
import { volcengineLivesaas } from '../../../contracts/volcengine-livesaas/index.ts';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import {
  activityId,
  ask,
  ban,
  banned,
  call,
  enter,
  now,
  resultOf,
  startEmulator,
  users,
  wait,
} from './calls.ts';
import type {} from '../../../contracts/core/contract/find-operation.ts';

const seconds = now / 1000;
const [first] = users;

const create = (emulator: Emulator, fields: object = {}) =>
  ask(emulator, 'CreateActivityAPIV2', { Name: 'new', ...fields });
const make = (emulator: Emulator, fields: object = {}) =>
  resultOf(create(emulator, fields))['ActivityId'] as number;
const show = (emulator: Emulator, id: number = activityId) =>
  resultOf(ask(emulator, 'GetActivityAPI', { ActivityId: id }));
const list = (emulator: Emulator, fields: object = {}) =>
  (resultOf(ask(emulator, 'ListActivityAPI', fields))['Activities'] as { Id: number }[]).map(({ Id }) => Id);

describe('an activity', () => {
  it('can be shown, listed and entered as soon as it is made', () => {
    const emulator = startEmulator();
    const id = make(emulator, { ViewUrlPath: 'abc', CoverImage: 'https://image.example.com/1' });
    expect(String(id)).toMatch(/^18\d{14}$/);
    expect(show(emulator, id)).toMatchObject({
      Id: id,
      Name: 'new',
      LiveTime: seconds,
      Status: 2,
      ViewUrl: 'https://live.example.com/1/abc',
      VerticalCoverImage: 'https://image.example.com/1',
    });
    expect(list(emulator)).toEqual([id, activityId]);
    expect(enter(emulator, { user: 5 }, id)).toEqual({ admitted: true });
    expect(resultOf(ask(emulator, 'ListActivityUsers', { ActivityId: id, SearchStatus: 1 }))).toMatchObject({
      OnlineUserCount: 1,
    });
  });

  it('has an id of its own, and an address of its own', () => {
    const emulator = startEmulator();
    const ids = [make(emulator), make(emulator)];
    expect(new Set([...ids, ...ids.map((id) => show(emulator, id)['ViewUrl'])]).size).toBe(4);
  });

  it('ends at its EndTime where it is asked to', () => {
    const emulator = startEmulator();
    const id = make(emulator, { EndTime: seconds + 60, IsAutoEndEnable: 1 });
    const open = make(emulator, { EndTime: seconds + 60 });
    wait(emulator, 59);
    expect(show(emulator, id)['Status']).toBe(2);
    wait(emulator, 1);
    expect([id, open].map((it) => show(emulator, it)['Status'])).toEqual([4, 2]);
    expect(list(emulator, { Status: 4 })).toEqual([id]);
  });

  it('takes the looks of the one that it copies, and none of its bans', () => {
    const emulator = startEmulator({ activity: { LiveMode: 2, CoverImage: 'x', bannedUsers: [first] } });
    const id = make(emulator, { OldId: activityId, LiveLayout: 1 });
    expect(show(emulator, id)).toMatchObject({ Name: 'new', LiveMode: 2, LiveLayout: 1, CoverImage: 'x' });
    expect(banned(emulator, { ActivityId: String(id) })).toEqual({ UserIds: [], Cookies: [] });
  });

  it.each([
    ['Name', { Name: undefined }],
    ['Name', { Name: '' }],
    ['Name', { Name: '😀'.repeat(151) }],
    ['ViewUrlPath', { ViewUrlPath: 'a/b' }],
    ['OldId', { OldId: 0 }],
    ['EndTime', { IsAutoEndEnable: 1 }],
    ['EndTime', { EndTime: seconds }],
    ['LiveTime', { LiveTime: -1 }],
  ])('is refused by the name of the field %s: %j', (field, fields) => {
    expect(create(startEmulator(), fields).code).toBe(`InvalidParameter.${field}Invalid`);
  });

  it('may have a name of 150 characters beyond 16 bits', () => {
    expect(create(startEmulator(), { Name: '😀'.repeat(150) }).code).toBeUndefined();
  });
});

describe('a deleted activity', () => {
  it('is gone for every call, and its bans with it', () => {
    const activity = { bannedUsers: [first], bannedCookies: ['1'], bannedIps: ['2'], silencedUsers: [first] };
    const emulator = startEmulator({ activity });
    expect(ask(emulator, 'DeleteActivityAPI').body).toContain(
      `"Result":{"ActivityId":${activityId},"ActivityIdStr":"","Status":0}`,
    );
    const fields = {
      BanStatus: 1,
      UserIds: [first],
      Ips: ['1'],
      UserId: first,
      Status: true,
      SearchStatus: 1,
    };
    const about = Object.values(volcengineLivesaas.operations).filter(
      ({ input }) => 'ActivityId' in input.shape,
    );
    expect(about).toHaveLength(10);
    for (const { key: action } of about) {
      expect(ask(emulator, action, fields).code).toBe('InvalidParameter.ActivityHasBeenDeleted');
    }
    expect(list(emulator)).toEqual([]);
    expect(enter(emulator, { user: 5 })).toBeUndefined();
    const { stateStore } = emulator.implementation('volcengine-livesaas');
    expect(stateStore.save(emulator.sandbox('default')!.states.get('volcengine-livesaas'))).toMatchObject({
      activities: [
        {
          isDeleted: true,
          bannedUsers: [],
          bannedCookies: [],
          bannedIps: [],
          silencedUsers: [],
          users: [{ isOnline: false }, { isOnline: false }, { isOnline: false }],
        },
        { isDeleted: true },
      ],
    });
  });

  it('leaves its viewers known to the account', () => {
    const emulator = startEmulator();
    ask(emulator, 'DeleteActivityAPI');
    const reply = ask(emulator, 'UpdateAccountBanStatus', { UserIds: [first], BanStatus: 1 });
    expect(reply.json.Result).toEqual({ FailedUserIds: [] });
  });
});

describe('an action', () => {
  it('belongs to one version', () => {
    const body = JSON.stringify({ ActivityId: activityId });
    const of = (action: string, version: string) => call(startEmulator(), { action, version, body }).code;
    expect(of('GetActivityAPI', '2020-06-01')).toBeUndefined();
    expect(of('GetActivityAPI', '2023-08-01')).toBe('InvalidActionOrVersion');
    expect(of('GetActivityBanIps', '2023-08-01')).toBeUndefined();
    expect(of('GetActivityBanIps', '2020-06-01')).toBe('InvalidActionOrVersion');
  });

  it.each(volcengineLivesaas.declined.map(({ action }) => action))('is not there: %s', (action) => {
    for (const version of ['2020-06-01', '2023-08-01'])
      expect(call(startEmulator(), { action, version }).code).toBe('InvalidActionOrVersion');
  });

  it('has a window of a second or of a minute', () => {
    const emulator = startEmulator();
    const codes = (action: string, times: number, fields: object) =>
      Array.from({ length: times }, () => ask(emulator, action, fields).code).filter(Boolean);
    expect(codes('UpdateAccountBanStatus', 6, { UserIds: [first], BanStatus: 2 })).toEqual([
      'FlowLimitExceeded',
    ]);
    expect(codes('GetActivityAPI', 121, {})).toEqual(['FlowLimitExceeded']);
    wait(emulator, 1);
    expect(codes('UpdateAccountBanStatus', 1, { UserIds: [first], BanStatus: 2 })).toEqual([]);
    expect(codes('GetActivityAPI', 1, {})).toEqual(['FlowLimitExceeded']);
    wait(emulator, 39);
    expect(codes('GetActivityAPI', 1, {})).toEqual([]);
  });
});

describe('the assumptions', () => {
  const setting = {
    activity: { bannedUsers: [first], LiveTime: 5 },
    activities: [{ ActivityId: 5, LiveTime: 9 }],
  };

  it.each<[string, string, (emulator: Emulator) => unknown, unknown, unknown]>([
    ['activity-order', 'earliest start first', (it) => list(it), [5, activityId], [activityId, 5]],
    ['created-status', 'live', (it) => show(it, make(it))['Status'], 2, 1],
    ['created-status', 'live', (it) => show(it, make(it, { LiveTime: seconds + 1 }))['Status'], 2, 2],
    ['created-id-text', 'the id', (it) => resultOf(create(it))['ActivityIdStr'] !== '', false, true],
    [
      'copied-bans',
      'yes',
      (it) => banned(it, { ActivityId: String(make(it, { OldId: activityId })) }),
      { UserIds: [], Cookies: [] },
      { UserIds: [first], Cookies: [] },
    ],
    [
      'copy-source',
      'InvalidParameter.%sInvalid',
      (it) => [create(it, { OldId: 1 }).code, create(it, { OldId: 7 }).code],
      ['InvalidParameter.ActivityNotExist', 'InvalidParameter.ActivityHasBeenDeleted'],
      ['InvalidParameter.OldIdInvalid', 'InvalidParameter.OldIdInvalid'],
    ],
  ])('decides %s', (id, value, outcome, byDefault, byValue) => {
    expect(outcome(startEmulator(setting))).toEqual(byDefault);
    expect(outcome(startEmulator({ ...setting, values: { [id]: value } }))).toEqual(byValue);
  });

  it('copies bans that can be lifted', () => {
    const emulator = startEmulator({ ...setting, values: { 'copied-bans': 'yes' } });
    const ActivityId = make(emulator, { OldId: activityId });
    expect(ban(emulator, { ActivityId, UserIds: [first], BanStatus: 0 }).code).toBeUndefined();
  });
});

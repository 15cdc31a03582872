import { describe, expect, it } from 'vitest';
import { polyvLive } from '../../../contracts/polyv-live/index.ts';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import { kickPath, list, mute, now, post, rows, startEmulator, unkickPath } from './calls.ts';

const kick = (emulator: Emulator, viewerIds: readonly unknown[], nickNames: readonly string[]) =>
  post(emulator, kickPath, { viewerIds, nickNames }).json;
const unkick = (emulator: Emulator, viewerId: string) =>
  post(emulator, unkickPath, { viewerIds: [viewerId], nickNames: ['-'] });
const choose = (id: string, value: string) => startEmulator({ values: { [`polyv-live.${id}`]: value } });
const ids = (emulator: Emulator) => rows(emulator).map(({ viewerId }) => viewerId);
const done = { code: 200, data: 'SUCCESS' };

const save = (emulator: Emulator) =>
  emulator
    .implementation('polyv-live')
    .stateStore.save(emulator.sandbox('default')!.states.get('polyv-live'));

/** Lets a second pass without signing for another time. */
const second = (emulator: Emulator) => {
  emulator.sandbox('default')!.clock.advance(1);
};

describe('the list', () => {
  it('joins mutes and kicks in one row, and drops it when both are lifted', () => {
    const emulator = startEmulator();
    kick(emulator, ['a'], ['A']);
    expect(rows(emulator)).toMatchObject([{ viewerId: 'a', nickName: 'A', banned: 'N', kicked: 'Y' }]);
    mute(emulator, ['a']);
    expect(rows(emulator)).toMatchObject([{ nickName: 'A', banned: 'Y', kicked: 'Y' }]);
    unkick(emulator, 'a');
    expect(rows(emulator)).toMatchObject([{ nickName: 'A', banned: 'Y', kicked: 'N' }]);
    mute(emulator, ['a'], 'N');
    expect(rows(emulator)).toEqual([]);
  });

  it('comes newest first, by the time of the last operation', () => {
    const emulator = startEmulator();
    kick(emulator, ['a'], ['A']);
    second(emulator);
    kick(emulator, ['b'], ['B']);
    expect(rows(emulator).map(({ viewerId, operationTime }) => [viewerId, operationTime])).toEqual([
      ['b', now + 1000],
      ['a', now],
    ]);
    second(emulator);
    mute(emulator, ['a']);
    expect(ids(emulator)).toEqual(['a', 'b']);
  });

  it('puts the later of two operations in one millisecond first', () => {
    const emulator = startEmulator();
    kick(emulator, ['a', 'b'], ['A', 'B']);
    kick(emulator, ['c'], ['C']);
    expect(ids(emulator)).toEqual(['c', 'b', 'a']);
  });

  it('comes oldest first where the sandbox says so', () => {
    const emulator = choose('list-order', 'oldest first');
    kick(emulator, ['a', 'b'], ['A', 'B']);
    expect(ids(emulator)).toEqual(['a', 'b']);
  });

  it('counts pages where the sandbox says so', () => {
    const emulator = choose('total-items', 'pages');
    kick(emulator, ['a', 'b', 'c'], ['A', 'B', 'C']);
    expect(list(emulator, { pageSize: '2' }).json).toMatchObject({ data: { totalItems: 2 } });
  });

  it('counts what the filters leave over', () => {
    const emulator = startEmulator();
    kick(emulator, ['a', 'b', 'c'], ['Anna', 'Hanna', 'Bob']);
    const found = list(emulator, { nickName: 'nna', pageSize: '1' }).json;
    expect(found).toMatchObject({ data: { totalItems: 2, contents: [{ viewerId: 'b' }] } });
  });

  it('finds whole names only where the sandbox says so', () => {
    const emulator = choose('nick-name-match', 'exact');
    kick(emulator, ['a', 'b'], ['Anna', 'Hanna']);
    expect(list(emulator, { nickName: 'anna' }).json).toMatchObject({ data: { totalItems: 0 } });
    expect(list(emulator, { nickName: 'Anna' }).json).toMatchObject({ data: { totalItems: 1 } });
  });

  it('never finds a viewer by a part of the id', () => {
    const emulator = startEmulator();
    kick(emulator, ['abc'], ['A']);
    expect(list(emulator, { viewerId: 'ab' }).json).toMatchObject({ data: { totalItems: 0 } });
  });

  it.each([
    ['1.5', 'param is not digit: pageNumber'],
    ['-1', 'param is not digit: pageNumber'],
    ['2147483648', 'param exceeds maximum value of integer: pageNumber'],
    ['-2147483649', 'param exceeds maximum value of integer: pageNumber'],
  ])('refuses the page number %s', (pageNumber, message) => {
    expect(list(startEmulator(), { pageNumber }).json).toMatchObject({ code: 400, message });
  });
});

describe('names', () => {
  it('are empty for somebody who is muted and was never kicked', () => {
    const emulator = startEmulator();
    mute(emulator, ['a']);
    expect(rows(emulator)).toMatchObject([{ viewerId: 'a', nickName: '', banned: 'Y', kicked: 'N' }]);
  });

  it('stay known after a kick is lifted, unless the sandbox says otherwise', () => {
    for (const [value, nickName] of [
      ['last known', 'A'],
      ['empty', ''],
    ] as const) {
      const emulator = choose('muted-nick-name', value);
      kick(emulator, ['a'], ['A']);
      unkick(emulator, 'a');
      mute(emulator, ['a']);
      expect(rows(emulator)).toMatchObject([{ nickName }]);
    }
  });

  it('come from the last kick', () => {
    const emulator = startEmulator();
    kick(emulator, ['a'], ['old']);
    kick(emulator, ['a'], ['new']);
    unkick(emulator, 'nobody');
    expect(rows(emulator)).toMatchObject([{ nickName: 'new' }]);
  });
});

describe('the writers', () => {
  it('renew operationTime when an operation is repeated, unless the sandbox says otherwise', () => {
    for (const [value, operationTime] of [
      ['refresh', now + 1000],
      ['keep', now],
    ] as const) {
      const emulator = choose('repeated-operation', value);
      mute(emulator, ['a']);
      second(emulator);
      mute(emulator, ['a']);
      expect(rows(emulator)).toMatchObject([{ operationTime }]);
    }
  });

  it('mute with a kick where the sandbox says so, and the mute outlasts the kick', () => {
    const emulator = choose('kick-implies-ban', 'yes');
    kick(emulator, ['a'], ['A']);
    expect(rows(emulator)).toMatchObject([{ banned: 'Y', kicked: 'Y' }]);
    unkick(emulator, 'a');
    expect(rows(emulator)).toMatchObject([{ banned: 'Y', kicked: 'N' }]);
  });

  it('fill in names and drop surplus ones where the sandbox says so', () => {
    const emulator = choose('lengths-differ', 'pad');
    expect(kick(emulator, ['a', 'b'], ['A'])).toMatchObject(done);
    expect(kick(emulator, ['c'], ['C', 'D'])).toMatchObject(done);
    expect(rows(emulator).map(({ nickName }) => nickName)).toEqual(['C', '', 'A']);
  });

  it('do nothing with an empty list where the sandbox says so', () => {
    const emulator = choose('empty-list', 'succeed');
    expect(kick(emulator, [], [])).toMatchObject(done);
    expect(mute(emulator, []).json).toMatchObject(done);
    expect(rows(emulator)).toEqual([]);
  });

  it('carry out a part with the names that belong to it when a fault breaks them off', () => {
    const emulator = startEmulator();
    const effect = { type: 'partial-commit' as const, applied: 1 };
    const match = { vendor: 'polyv-live' };
    emulator
      .sandbox('default')!
      .faults.replace([{ id: 'half', match, when: { times: 1 }, effect, mustFire: true }]);
    expect(kick(emulator, ['a', 'b'], ['A', 'B'])).toMatchObject({ code: 500, status: 'fail' });
    expect(rows(emulator)).toMatchObject([{ viewerId: 'a', nickName: 'A' }]);
  });

  it('leave time and order alone when they lift what is not in force', () => {
    const emulator = startEmulator();
    mute(emulator, ['b']);
    second(emulator);
    kick(emulator, ['a'], ['A']);
    second(emulator);
    const before = rows(emulator);
    unkick(emulator, 'b');
    mute(emulator, ['a'], 'N');
    expect(rows(emulator)).toEqual(before);
  });

  it('remember nobody for lifting what is not in force', () => {
    const emulator = startEmulator();
    unkick(emulator, 'a');
    mute(emulator, ['b'], 'N');
    expect(save(emulator)).toMatchObject({ viewers: [] });
  });

  it('keep every digit of an id that is a number', () => {
    const emulator = startEmulator();
    post(emulator, kickPath, '{"viewerIds":[9007199254740993],"nickNames":["A"]}');
    mute(emulator, '[9007199254740995]');
    expect(ids(emulator)).toEqual(['9007199254740995', '9007199254740993']);
  });

  it('refuse numbers where the sandbox says so', () => {
    const emulator = choose('numeric-ids', 'refuse');
    const refused = { code: 400, message: 'json format error' };
    expect(kick(emulator, [1], ['A'])).toMatchObject(refused);
    expect(mute(emulator, [1]).json).toMatchObject(refused);
    expect(kick(emulator, ['1'], ['A'])).toMatchObject(done);
  });

  it('refuse whom nobody has seen where the sandbox says so, and then change nothing', () => {
    const emulator = startEmulator({
      values: { 'polyv-live.unknown-viewer': 'refuse' },
      viewers: [{ viewerId: 'known' }],
    });
    expect(kick(emulator, ['known', 'unknown'], ['K', 'U'])).toMatchObject({
      message: 'param validate error',
    });
    expect(rows(emulator)).toEqual([]);
    expect(kick(emulator, ['known'], ['K'])).toMatchObject(done);
  });
});

describe('the state', () => {
  const form = {
    channels: [{ channelId: 1003 }],
    viewers: [
      { viewerId: 618948782650200, nickName: '造数据用户3328' },
      { viewerId: '2', banned: 'Y', kicked: 'N', operationTime: 1693980442776 },
    ],
  };

  it('takes ids as numbers or texts, and the viewers of the configuration', () => {
    expect(polyvLive.state.parse(form)).toEqual({
      channels: [{ channelId: '1003' }],
      viewers: [
        {
          viewerId: '618948782650200',
          nickName: '造数据用户3328',
          banned: 'N',
          kicked: 'N',
          operationTime: 0,
        },
        { viewerId: '2', nickName: '', banned: 'Y', kicked: 'N', operationTime: 1693980442776 },
      ],
    });
  });

  it('comes back as it was saved', () => {
    const emulator = startEmulator();
    const { stateStore } = emulator.implementation('polyv-live');
    kick(emulator, ['a', 'b'], ['A', 'B']);
    const saved = save(emulator);
    expect(stateStore.save(stateStore.load(polyvLive.state.parse(saved)))).toEqual(saved);
    expect(saved).toMatchObject({ channels: [{ channelId: '1003' }], viewers: [{ nickName: 'A' }, {}] });
  });

  it('lets everybody into a channel but the kicked', () => {
    const emulator = startEmulator();
    const { stateStore } = emulator.implementation('polyv-live');
    kick(emulator, ['kicked'], ['K']);
    mute(emulator, ['muted']);
    const visit = (room: string, user: string) => {
      const visitor = { room, user, device: undefined, ip: undefined, now, assume: () => '' };
      return stateStore.enter(emulator.sandbox('default')!.states.get('polyv-live'), visitor);
    };
    expect(visit('1003', 'kicked')).toEqual({ admitted: false, sanction: 'kick' });
    expect(visit('1003', 'muted')).toEqual({ admitted: true });
    expect(visit('nowhere', 'muted')).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { tencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import { createSandbox, now, pass, read, sample, save, send, write } from './harness.ts';

const { SdkAppId, RoomId } = sample;
const start = now / 1000;
const day = 24 * 3600;
const app = '1400188366';
const transport = `${app}:10006`;

type Values = Readonly<Record<string, string>>;

const empty = (values: Values = {}): Emulator =>
  createSandbox({ state: { 'tencent-trtc': {} }, assumptions: { values } });
const withHistory = (history: readonly object[], values: Values = {}): Emulator =>
  createSandbox({ state: { 'tencent-trtc': { history } }, assumptions: { values } });
const wait = (emulator: Emulator, seconds: number) => {
  emulator.sandbox('default')!.clock.advance(seconds);
};

interface RoomRow {
  readonly CommId: string;
  readonly RoomString: string;
  readonly CreateTime: number;
  readonly DestroyTime: number;
  readonly IsFinished: boolean;
  readonly UserId: string;
}

interface UserRow {
  readonly UserId: string;
  readonly JoinTs: number;
  readonly LeaveTs: number;
  readonly Finished: boolean;
}

/** Calls are signed with the time of the sandbox. */
function query(emulator: Emulator, key: 'DescribeRoomInfo' | 'DescribeUserInfo', input: object) {
  const skewSeconds = (emulator.sandbox('default')!.clock.now() - now) / 1000;
  const range = { SdkAppId, StartTime: start + skewSeconds - 3600, EndTime: start + skewSeconds };
  return read(emulator, { key, skewSeconds, input: { ...range, ...input } });
}

const rooms = (emulator: Emulator, input: object = {}) =>
  query(emulator, 'DescribeRoomInfo', input) as unknown as { Total: number; RoomList: RoomRow[] };
const users = (emulator: Emulator, CommId: string, input: object = {}) =>
  query(emulator, 'DescribeUserInfo', { CommId, ...input }) as unknown as {
    Total: number;
    UserList: UserRow[] | null;
  };

describe('the history of a room', () => {
  it('follows it from the first to enter to the last to leave', () => {
    const emulator = empty();
    expect(rooms(emulator)).toEqual({ Total: 0, RoomList: [] });
    pass(emulator, 'enter', transport, 'first', '10.4.1.13');
    wait(emulator, 10);
    pass(emulator, 'enter', transport, 'second');
    wait(emulator, 10);
    const row = { CommId: `${app}_10006_${start}`, RoomString: '10006', CreateTime: start, UserId: 'first' };
    expect(rooms(emulator).RoomList).toEqual([{ ...row, DestroyTime: start + 20, IsFinished: false }]);
    pass(emulator, 'leave', transport, 'first');
    wait(emulator, 10);
    pass(emulator, 'leave', transport, 'second');
    wait(emulator, 10);
    expect(rooms(emulator).RoomList).toEqual([{ ...row, DestroyTime: start + 30, IsFinished: true }]);
    const stay = { RoomStr: '10006', DeviceType: '', SdkVersion: '', ClientIp: '', Finished: true };
    expect(users(emulator, row.CommId)).toEqual({
      Total: 2,
      UserList: [
        { ...stay, UserId: 'second', JoinTs: start + 10, LeaveTs: start + 30 },
        { ...stay, UserId: 'first', JoinTs: start, LeaveTs: start + 20, ClientIp: '10.4.1.13' },
      ],
    });
  });

  it('survives its dismissal, and the next room of that number has a history of its own', () => {
    const emulator = createSandbox();
    wait(emulator, 60);
    expect(
      send(emulator, write({ key: 'DismissRoom', skewSeconds: 60, input: { SdkAppId, RoomId } })),
    ).toBeUndefined();
    wait(emulator, 60);
    pass(emulator, 'enter', transport, 'another');
    const { RoomList } = rooms(emulator, { RoomId: '10006' });
    expect(
      RoomList.map(({ CreateTime, DestroyTime, IsFinished }) => [CreateTime, DestroyTime, IsFinished]),
    ).toEqual([
      [start + 120, start + 120, false],
      [start, start + 60, true],
      [start, start + 120, false],
    ]);
    expect(users(emulator, RoomList[1]!.CommId).UserList).toMatchObject([
      { UserId: '29376', LeaveTs: start + 60 },
    ]);
  });

  it('gives a room with a text a number of its own, the same whenever the text is', () => {
    const emulator = empty();
    for (const user of ['a', 'b']) {
      pass(emulator, 'enter', `${app}:"lobby"`, user);
      wait(emulator, 5);
      pass(emulator, 'leave', `${app}:"lobby"`, user);
    }
    const numbers = rooms(emulator).RoomList.map(({ CommId }) => CommId.split('_')[1]);
    expect(numbers).toEqual([numbers[0], numbers[0]]);
    expect(Number(numbers[0])).toBeLessThan(2 ** 32);
  });

  it('notes that a user who enters again has left before', () => {
    const emulator = empty();
    pass(emulator, 'enter', transport, 'a');
    wait(emulator, 5);
    pass(emulator, 'enter', transport, 'a');
    expect(users(emulator, `${app}_10006_${start}`).UserList).toMatchObject([
      { JoinTs: start + 5, LeaveTs: start + 5, Finished: false },
      { JoinTs: start, LeaveTs: start + 5, Finished: true },
    ]);
  });

  it('comes through saving and loading', () => {
    const emulator = createSandbox();
    pass(emulator, 'leave', transport, '29376');
    const saved = save(emulator);
    const { stateStore } = emulator.implementation('tencent-trtc');
    expect(stateStore.save(stateStore.load(tencentTrtc.state.parse(saved), now + 1000))).toEqual(saved);
  });

  it('without an end brings its room into being', () => {
    const emulator = withHistory([
      { SdkAppId, RoomId, CreateTime: start - 9, stays: [{ UserId: '29376', JoinTs: start - 9 }] },
    ]);
    expect(send(emulator, write())).toBeUndefined();
    expect(rooms(emulator).RoomList).toHaveLength(1);
  });

  it('belongs to one account', () => {
    const emulator = withHistory([{ SdkAppId: 1400000001, RoomId, CreateTime: start - 9 }]);
    expect(rooms(emulator).Total).toBe(0);
    expect(() => rooms(emulator, { SdkAppId: 1400000001 })).toThrow('InvalidParameter.SdkAppId');
  });
});

describe('a range of time', () => {
  const past = (from: number, until: number) => ({
    SdkAppId,
    RoomId,
    CreateTime: start + from,
    DestroyTime: start + until,
    stays: [{ UserId: 'a', JoinTs: start + from, LeaveTs: start + until }],
  });

  it.each([
    [-200, -101, 0],
    [-200, -100, 1],
    [-200, 0, 1],
    [-50, -40, 1],
    [-10, 0, 1],
    [-9, 0, 0],
  ])('from -100 to -10 holds what began at %i and ended at %i: %i', (from, until, count) => {
    const emulator = withHistory([past(from, until)]);
    const range = { StartTime: start - 100, EndTime: start - 10 };
    expect(rooms(emulator, range).Total).toBe(count);
    expect(users(emulator, `${app}_10006_${start + from}`, range).Total).toBe(count);
  });

  it.each([
    ['now', 0, 1],
    ['a second from now', 1, 0],
  ])('from %s on (%i) holds so much of what goes on: %i', (_, from, count) => {
    const range = { StartTime: start + from, EndTime: start + 10 };
    const emulator = createSandbox();
    expect(rooms(emulator, { ...range, RoomId: '10006' }).Total).toBe(2 * count);
    expect(users(emulator, `${app}_10006_${start}`, range).Total).toBe(count);
  });

  it('holds only the rooms created in it where the sandbox says so', () => {
    const values = { 'tencent-trtc.history-range': 'those created in it' };
    const emulator = withHistory([past(-200, 0), past(-50, 0)], values);
    const { RoomList } = rooms(emulator, { StartTime: start - 100 });
    expect(RoomList.map(({ CreateTime }) => CreateTime)).toEqual([start - 50]);
  });

  it('goes back only as far as 14 days, or finds what there is where the sandbox says so', () => {
    const range = { StartTime: start - 15 * day, EndTime: start - 15 * day + 60 };
    const history = [past(-15 * day, -14 * day)];
    expect(() => rooms(withHistory(history), range)).toThrow('InvalidParameter.StartTsOversize');
    const values = { 'tencent-trtc.history-too-old': 'read what there is' };
    expect(rooms(withHistory(history, values), range).Total).toBe(1);
  });
});

describe('the choice of rooms by RoomId', () => {
  const history = [
    { SdkAppId, RoomId, CreateTime: start - 9 },
    { SdkAppId, StrRoomId: '10006', CreateTime: start - 8 },
    { SdkAppId, StrRoomId: 'lobby', CreateTime: start - 7 },
  ];

  it('finds the room with the number and the one with the same text', () => {
    expect(rooms(withHistory(history), { RoomId: '10006' }).Total).toBe(2);
    expect(rooms(withHistory(history), { RoomId: 'lobby' }).Total).toBe(1);
    expect(rooms(withHistory(history), { RoomId: '' }).Total).toBe(3);
  });

  it('finds only the one with the number where the sandbox says so', () => {
    const values = { 'tencent-trtc.history-room-filter': 'the room with that number, if it is one' };
    const emulator = withHistory(history, values);
    expect(rooms(emulator, { RoomId: '10006' }).RoomList.map(({ CreateTime }) => CreateTime)).toEqual([
      start - 9,
    ]);
    expect(rooms(emulator, { RoomId: 'lobby' }).Total).toBe(1);
  });
});

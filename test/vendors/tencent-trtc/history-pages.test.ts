import { describe, expect, it } from 'vitest';
import { createTencentTrtcClient } from '../../../clients/tencent-trtc/index.ts';
import { tencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import { createFetchHandler } from '../../../emulator/http/fetch-handler.ts';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import { createSandbox, now, read, sample } from './harness.ts';

const { SdkAppId, RoomId } = sample;
const start = now / 1000;
const range = { SdkAppId, StartTime: start - 3600, EndTime: start };
const CommId = `${SdkAppId}_10006_${start - 900}`;

/** So many finished rooms, and so many users in the first of them. */
function seed(count: number, values: Readonly<Record<string, string>> = {}): Emulator {
  const history = Array.from({ length: count }, (_, index) => ({
    SdkAppId,
    RoomId: RoomId + index,
    CreateTime: start - 900 + index,
    DestroyTime: start - 10,
    stays: Array.from({ length: index === 0 ? count : 0 }, (_stay, number) => ({
      UserId: `user ${number}`,
      JoinTs: start - 900 + number,
      LeaveTs: start - 10,
    })),
  }));
  return createSandbox({ state: { 'tencent-trtc': { history } }, assumptions: { values } });
}

function namesOf(emulator: Emulator, page: object = {}) {
  const { Total, RoomList } = read(emulator, { key: 'DescribeRoomInfo', input: { ...range, ...page } });
  return { Total, names: (RoomList as { RoomString: string }[]).map(({ RoomString }) => RoomString) };
}

function clientOf(emulator: Emulator) {
  const transport = createFetchHandler(emulator, 'tencent-trtc');
  return createTencentTrtcClient({
    baseUrl: 'http://emulator.test',
    credentials: tencentTrtc.credential.fake,
    environment: {},
    fetch: (input, init) => transport(new Request(input, init)),
    clock: () => now,
  });
}

describe('a page of history', () => {
  it('has the newest record first', () => {
    expect(namesOf(seed(3)).names).toEqual(['10008', '10007', '10006']);
  });

  it('has the oldest first where the sandbox says so', () => {
    expect(namesOf(seed(3, { 'tencent-trtc.history-order': 'oldest first' })).names).toEqual([
      '10006',
      '10007',
      '10008',
    ]);
  });

  it('comes with the number of all records, or with its own where the sandbox says so', () => {
    const page = { PageNumber: 1, PageSize: 2 };
    expect(namesOf(seed(3), page)).toEqual({ Total: 3, names: ['10006'] });
    const values = { 'tencent-trtc.history-total': 'what the page holds' };
    expect(namesOf(seed(3, values), page)).toEqual({ Total: 1, names: ['10006'] });
  });

  it.each([{ PageSize: 2 }, { PageNumber: 1 }])('is ignored where the sandbox says so: %j alone', (page) => {
    const values = { 'tencent-trtc.page-half-given': 'both have their defaults' };
    expect(namesOf(seed(12, values), page).names).toEqual(namesOf(seed(12)).names);
    expect(namesOf(seed(12), page).names).toHaveLength(2);
  });

  it('far behind the end is empty', () => {
    expect(namesOf(seed(3), { PageNumber: 2n ** 64n - 1n, PageSize: 100 }).names).toEqual([]);
  });

  it('tells a room that exists by the present, or by 0 where the sandbox says so', () => {
    const endOf = (emulator: Emulator) =>
      (
        read(emulator, { key: 'DescribeRoomInfo', input: range })['RoomList'] as { DestroyTime: number }[]
      ).map(({ DestroyTime }) => DestroyTime);
    expect(endOf(createSandbox())).toEqual([start, start]);
    const values = { 'tencent-trtc.open-room-destroy-time': '0' };
    expect(endOf(createSandbox({ assumptions: { values } }))).toEqual([0, 0]);
  });

  it('of users has null for nobody, or an empty list where the sandbox says so', () => {
    const input = { ...range, CommId: `${SdkAppId}_1_1` };
    expect(read(seed(1), { key: 'DescribeUserInfo', input })).toEqual({ Total: 0, UserList: null });
    const values = { 'tencent-trtc.empty-user-list': 'an empty list' };
    expect(read(seed(1, values), { key: 'DescribeUserInfo', input })).toEqual({ Total: 0, UserList: [] });
  });

  it('of users has each stay of a user, or the last one where the sandbox says so', () => {
    const stays = [
      { UserId: 'a', JoinTs: start - 90, LeaveTs: start - 80 },
      { UserId: 'a', JoinTs: start - 70, LeaveTs: start - 60 },
    ];
    const history = [{ SdkAppId, RoomId, CreateTime: start - 900, DestroyTime: start - 10, stays }];
    const joinsOf = (values: Readonly<Record<string, string>>) => {
      const emulator = createSandbox({ state: { 'tencent-trtc': { history } }, assumptions: { values } });
      const { UserList } = read(emulator, { key: 'DescribeUserInfo', input: { ...range, CommId } });
      return (UserList as { JoinTs: number }[]).map(({ JoinTs }) => JoinTs);
    };
    expect(joinsOf({})).toEqual([start - 70, start - 90]);
    expect(joinsOf({ 'tencent-trtc.user-who-returns': 'one, of the last stay' })).toEqual([start - 70]);
  });
});

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('the client reads page after page', () => {
  const totals = { 'tencent-trtc.history-total': 'what the page holds' };

  it.each([
    [0, 10],
    [1, 10],
    [10, 10],
    [23, 10],
    [30, 10],
    [23, 100],
  ])('of %i rooms by %i', async (count, PageSize) => {
    for (const values of [{}, totals]) {
      const rooms = await collect(
        clientOf(seed(count, values)).pages.describeRoomInfo({ ...range, PageSize }),
      );
      expect(new Set(rooms.map(({ CommId: id }) => id)).size).toBe(count);
      expect(rooms).toHaveLength(count);
    }
  });

  it.each([1, 6, 13])('of %i users by the default', async (count) => {
    for (const values of [{}, totals]) {
      const users = await collect(clientOf(seed(count, values)).pages.describeUserInfo({ ...range, CommId }));
      expect(users.map(({ UserId }) => UserId)).toEqual(
        Array.from({ length: count }, (_, index) => `user ${count - 1 - index}`),
      );
    }
  });
});

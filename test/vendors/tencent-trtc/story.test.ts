import { afterEach, beforeEach, expect, it } from 'vitest';
import { createControlClient, type ControlClient } from '../../../clients/control/index.ts';
import { createTencentTrtcClient, type TencentTrtcClient } from '../../../clients/tencent-trtc/index.ts';
import { tencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import { startEmulator } from '../../../emulator/index.ts';
import type { RunningServer } from '../../../emulator/server.ts';

const SdkAppId = 1400188366;
const begin = Date.parse('2023-11-14T22:13:20Z');

let server: RunningServer;
let control: ControlClient;
let client: TencentTrtcClient;
let now: number;

beforeEach(async () => {
  now = begin;
  const clock = { mode: 'frozen' as const, now: new Date(now).toISOString() };
  server = await startEmulator({
    port: 0,
    sandboxes: { default: { clock, state: { 'tencent-trtc': {} } } },
  });
  control = createControlClient({ baseUrl: server.controlUrl });
  client = createTencentTrtcClient({
    baseUrl: server.baseUrls['tencent-trtc'],
    credentials: tencentTrtc.credential.fake,
    clock: () => now,
    retry: () => undefined,
    environment: {},
  });
});

afterEach(async () => {
  await server.close();
});

const enter = (room: string, user: string) =>
  control.enterRoom({
    path: { id: 'default', vendor: 'tencent-trtc', room },
    body: { user, ip: '10.4.1.13' },
  });

async function wait(seconds: number): Promise<void> {
  now += seconds * 1000;
  await control.advanceClock({ path: { id: 'default' }, body: { seconds } });
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const lastHour = () => ({ SdkAppId, StartTime: now / 1000 - 3600, EndTime: now / 1000 });

it('leads a room from its first user to its dismissal, and finds it again in the history', async () => {
  // Nobody creates rooms: the first to enter does.
  await expect(client.dismissRoom({ SdkAppId, RoomId: 10006 })).rejects.toThrow('The room does not exist.');
  for (const user of ['host', 'ming', 'anna', 'ben', 'carla', 'dora', 'emil']) {
    expect(await enter(`${SdkAppId}:10006`, user)).toEqual({ admitted: true });
    await wait(10);
  }

  // Muted, then heard again; a block keeps nobody out.
  const muted = { SdkAppId, RoomId: 10006, UserId: 'ming' };
  await client.setUserBlocked({ ...muted, IsMute: 2 });
  expect(await enter(`${SdkAppId}:10006`, 'ming')).toEqual({ admitted: true });
  await client.setUserBlocked({ ...muted, IsMute: 0 });

  // Removed: gone from the room, and free to come back.
  await client.removeUser({ SdkAppId, RoomId: 10006, UserIds: ['anna', 'ben'] });
  await expect(client.setUserBlocked({ ...muted, UserId: 'anna', IsMute: 1 })).rejects.toMatchObject({
    code: 'FailedOperation.UserNotExist',
  });
  expect(await enter(`${SdkAppId}:10006`, 'anna')).toEqual({ admitted: true });

  // A room with a text beside it, in which emil is from now on.
  expect(await enter(`${SdkAppId}:"10006"`, 'emil')).toEqual({ admitted: true });
  await client.setUserBlockedByStrRoomId({ SdkAppId, StrRoomId: '10006', UserId: 'emil', IsMute: 1 });
  await client.removeUserByStrRoomId({ SdkAppId, RoomId: '10006', UserIds: ['emil'] });
  await expect(client.dismissRoomByStrRoomId({ SdkAppId, RoomId: '10006' })).rejects.toMatchObject({
    code: 'FailedOperation.RoomNotExist',
  });

  await wait(60);
  await client.dismissRoom({ SdkAppId, RoomId: 10006 });
  await expect(client.removeUser({ SdkAppId, RoomId: 10006, UserIds: ['host'] })).rejects.toMatchObject({
    code: 'FailedOperation.RoomNotExist',
    retryable: false,
  });

  const rooms = await collect(client.pages.describeRoomInfo({ ...lastHour(), PageSize: 1 }));
  expect(rooms.map(({ RoomString, UserId, IsFinished }) => [RoomString, UserId, IsFinished])).toEqual([
    ['10006', 'emil', true],
    ['10006', 'host', true],
  ]);
  const { CommId = '' } = rooms[1] ?? {};
  expect(CommId).toBe(`${SdkAppId}_10006_${begin / 1000}`);
  const users = await collect(client.pages.describeUserInfo({ ...lastHour(), CommId }));
  expect(users).toHaveLength(9);
  expect(users.filter(({ UserId }) => UserId === 'anna')).toMatchObject([
    { JoinTs: begin / 1000 + 70, LeaveTs: begin / 1000 + 130, ClientIp: '10.4.1.13', Finished: true },
    { JoinTs: begin / 1000 + 20, LeaveTs: begin / 1000 + 70, Finished: true },
  ]);

  // After fourteen days nothing is told of it any more.
  await wait(14 * 24 * 3600);
  expect((await client.describeRoomInfo(lastHour())).Total).toBe(0);
  const then = { SdkAppId, StartTime: begin / 1000, EndTime: begin / 1000 + 3600 };
  await expect(client.describeRoomInfo(then)).rejects.toMatchObject({
    code: 'InvalidParameter.StartTsOversize',
  });
});

import { afterEach, beforeEach, expect, it } from 'vitest';
import { createControlClient, type ControlClient } from '../../../clients/control/index.ts';
import {
  createVolcengineLivesaasClient,
  type VolcengineLivesaasClient,
} from '../../../clients/volcengine-livesaas/index.ts';
import { volcengineLivesaas } from '../../../contracts/volcengine-livesaas/index.ts';
import { startEmulator } from '../../../emulator/index.ts';
import type { RunningServer } from '../../../emulator/server.ts';

const anna = '1820211234043371';
const ming = '9007199254740993';
const troll = '1820211234043373';

let server: RunningServer;
let control: ControlClient;
let client: VolcengineLivesaasClient;
let now: number;

beforeEach(async () => {
  now = Date.parse('2023-11-14T22:13:20Z');
  const clock = { mode: 'frozen' as const, now: new Date(now).toISOString() };
  server = await startEmulator({ port: 0, sandboxes: { default: { clock, state: 'empty' } } });
  control = createControlClient({ baseUrl: server.controlUrl });
  client = createVolcengineLivesaasClient({
    baseUrl: server.baseUrls['volcengine-livesaas'],
    credentials: volcengineLivesaas.credential.fake,
    clock: () => now,
    retry: () => undefined,
    environment: {},
  });
});

afterEach(async () => {
  await server.close();
});

const enter = (room: string, user: string, more: { device?: string; ip?: string } = {}) =>
  control.enterRoom({
    path: { id: 'default', vendor: 'volcengine-livesaas', room },
    body: { user, ...more },
  });

const advance = async (seconds: number): Promise<void> => {
  await control.advanceClock({ path: { id: 'default' }, body: { seconds } });
  now += seconds * 1000;
};

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

it('leads an activity from its making to its end', async () => {
  const { ActivityId } = await client.createActivity({
    Name: '直播间 A',
    EndTime: now / 1000 + 7200,
    IsAutoEndEnable: 1,
  });
  const { Activities } = await client.listActivities({ Name: '直播间' });
  expect(Activities).toMatchObject([{ Id: ActivityId, Status: 2 }]);
  for (const user of [anna, ming]) expect(await enter(ActivityId, user)).toEqual({ admitted: true });
  await enter(ActivityId, troll, { device: '7189823456789012345', ip: '203.0.113.7' });

  // Silenced: the viewer stays and is listed.
  expect(await client.silenceUser({ ActivityId, UserId: troll, Status: true })).toEqual({ Status: true });
  expect(await client.getSilenceUserList({ ActivityId })).toEqual({
    UserList: [{ UserId: troll, Nickname: '' }],
  });

  // Kicked out: the viewer may come back. Banned: not.
  await client.updateActivityUserBanStatus({ ActivityId, BanType: 1, UserIds: [troll] });
  expect(await client.listActivityUsers({ ActivityId, SearchStatus: 1 })).toMatchObject({
    OnlineUserCount: 2,
    TotalUserCount: 3,
  });
  expect(await enter(ActivityId, troll)).toEqual({ admitted: true });
  await client.updateActivityUserBanStatus({ ActivityId, BanStatus: 1, UserIds: [troll] });
  expect(await enter(ActivityId, troll)).toEqual({ admitted: false, sanction: 'ban', code: 207 });

  // Who visited, page by page, gives the device and the address.
  const visits = await collect(client.pages.listUserBehaviorData({ ActivityId, PageItemCount: 1 }));
  expect(visits.map(({ UserId }) => UserId)).toEqual([anna, ming, troll, troll]);
  const { Cookie, IP } = visits[2]!;
  expect([Cookie, IP]).toEqual(['7189823456789012345', '203.0.113.7']);
  await client.updateActivityUserBanStatus({ ActivityId, BanStatus: 1, Cookies: [Cookie] });
  await client.updateActivityIpBanStatus({ ActivityId, BanStatus: 1, Ips: [IP] });
  expect(await enter(ActivityId, '5', { device: Cookie })).toMatchObject({ code: 207 });
  expect(await enter(ActivityId, '5', { ip: IP })).toEqual({ admitted: false, sanction: 'ban', code: 206 });
  expect(await client.getActivityBanIps({ ActivityId })).toEqual({ Ips: [IP] });
  expect(await collect(client.pages.getActivityBanUsers({ ActivityId, PageItemCount: 1 }))).toEqual([
    { UserId: troll },
    { Cookie },
  ]);
  const kicked = await collect(client.pages.listActivityUsers({ ActivityId, SearchStatus: 3, PageSize: 1 }));
  expect(kicked).toMatchObject([{ UserId: troll, IsBannedUser: 1, IsBannedIP: 1, OnlineStatus: 0 }]);

  // Lifted, everything is open again; silence lasts.
  await client.updateActivityUserBanStatus({ ActivityId, BanStatus: 0, UserIds: [troll], Cookies: [Cookie] });
  await client.updateActivityIpBanStatus({ ActivityId, BanStatus: 0, Ips: [IP] });
  expect(await enter(ActivityId, troll, { device: Cookie, ip: IP })).toEqual({ admitted: true });
  await client.silenceUser({ ActivityId, UserId: troll, Status: false });

  // Banned from the account: from the next activity as well. A stranger cannot be.
  const banned = { UserIds: [troll, '42'], BanStatus: 1 } as const;
  expect(await client.updateAccountBanStatus(banned)).toEqual({ FailedUserIds: ['42'] });
  const { ActivityId: nextId } = await client.createActivity({ Name: '直播间 B', OldId: ActivityId });
  expect(await enter(nextId, troll)).toMatchObject({ admitted: false, code: 207 });
  await client.updateAccountBanStatus({ UserIds: [troll], BanStatus: 2 });
  expect(await enter(nextId, troll)).toEqual({ admitted: true });

  // Time ends the activity; deleted, it is gone.
  await advance(7200);
  expect(await client.getActivity({ ActivityId })).toMatchObject({ Id: ActivityId, Status: 4 });
  await client.deleteActivity({ ActivityId });
  await expect(client.getActivityBanUsers({ ActivityId })).rejects.toMatchObject({
    code: 'InvalidParameter.ActivityHasBeenDeleted',
  });
  expect(await collect(client.pages.listActivities({ PageItemCount: 1 }))).toMatchObject([{ Id: nextId }]);
});

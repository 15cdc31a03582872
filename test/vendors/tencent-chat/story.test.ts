import { afterEach, beforeEach, expect, it } from 'vitest';
import { createControlClient, type ControlClient } from '../../../clients/control/index.ts';
import {
  createTencentChatClient,
  TencentChatError,
  type TencentChatClient,
} from '../../../clients/tencent-chat/index.ts';
import { tencentChat } from '../../../contracts/tencent-chat/index.ts';
import { startEmulator } from '../../../emulator/index.ts';
import type { RunningServer } from '../../../emulator/server.ts';

const second = 1_700_000_000;
const RoomId = 'show';

let server: RunningServer;
let client: TencentChatClient;
let control: ControlClient;

beforeEach(async () => {
  const clock = { mode: 'frozen' as const, now: new Date(second * 1000).toISOString() };
  server = await startEmulator({ port: 0, sandboxes: { default: { clock } } });
  control = createControlClient({ baseUrl: server.controlUrl });
  client = createTencentChatClient({
    baseUrl: server.baseUrls['tencent-chat'],
    credentials: tencentChat.credential.fake,
    clock: () => second * 1000,
    environment: {},
  });
});

afterEach(() => server.close());

function enter(user: string) {
  return control.enterRoom({
    path: { id: 'default', vendor: 'tencent-chat', room: RoomId },
    body: { user },
  });
}

async function refusal(call: Promise<unknown>): Promise<unknown> {
  const error: unknown = await call.catch((thrown: unknown) => thrown);
  return error instanceof TencentChatError ? error.code : error;
}

async function bannedPageByPage(): Promise<readonly string[]> {
  const accounts: string[] = [];
  for await (const row of client.pages.listBannedMembers({ RoomId, Limit: 2 }))
    accounts.push(row.Member_Account);
  return accounts;
}

it('a live show is made, moderated and dissolved', async () => {
  await client.createLiveRoom({
    RoomInfo: { RoomId, RoomType: 'Live', RoomName: '晚会', Owner_Account: 'host' },
  });
  for (const user of ['host', 'ann', 'bob', 'eve', 'mallory'])
    expect(await enter(user)).toMatchObject({ admitted: true });
  expect((await client.getLiveRoom({ RoomId })).RoomInfo).toMatchObject({ RoomName: '晚会', ViewCount: 5 });

  await client.modifyAdmins({ RoomId, Admin_Account: ['ann'], OpType: 'add' });
  await client.muteMember({ RoomId, MemberList_Account: ['bob'], MuteTime: 600 });
  await client.banMember({ RoomId, MemberList_Account: ['eve'], Reason: 'spam', Duration: 3600 });
  await client.banMember({ RoomId, MemberList_Account: ['mallory', 'trent'], Duration: 7200 });
  expect(await refusal(client.banMember({ RoomId, MemberList_Account: ['host'], Duration: 60 }))).toBe(
    100006,
  );

  expect(await enter('eve')).toMatchObject({ admitted: false, code: 100016 });
  expect(await bannedPageByPage()).toEqual(['trent', 'mallory', 'eve']);
  const { MemberList } = await client.listMembers({ RoomId, Next: '' });
  expect(MemberList.map(({ Member_Account }) => Member_Account)).toEqual(['host', 'ann', 'bob']);

  await client.unbanMember({ RoomId, MemberList_Account: ['mallory'] });
  expect(await enter('mallory')).toMatchObject({ admitted: true });

  await control.advanceClock({ path: { id: 'default' }, body: { seconds: 3600 } });
  expect((await client.listMutedMembers({ RoomId })).MutedAccountList).toEqual([]);
  expect(await enter('eve')).toMatchObject({ admitted: true });
  expect(await bannedPageByPage()).toEqual(['trent']);

  await client.kickRoomMember({ RoomId, MemberList_Account: ['bob'], Reason: 'time to go' });
  await client.changeLiveRoomOwner({ RoomId, NewOwner_Account: 'ann' });
  expect(await client.destroyLiveRoom({ RoomId })).toMatchObject({ Statistic: { TotalViewers: 7 } });
  expect(await refusal(client.listBannedMembers({ RoomId }))).toBe(100004);
  await expect(enter('ann')).rejects.toThrow();
});

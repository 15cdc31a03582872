import { describe, expect, it } from 'vitest';
import { answerOf, outcomeOf, second, startClient, type Setting } from './calls.ts';

const live = { RoomId: 'test', MemberList_Account: ['user1', 'user2'], Reason: '', Duration: 3600 };
const conference = { ...live, RoomId: 'room-test' };

async function banned(client: ReturnType<typeof startClient>['client'], RoomId = 'test') {
  const { BannedAccountList } = await client.listBannedMembers({ RoomId });
  return BannedAccountList.map(({ Member_Account }) => Member_Account);
}

describe('a ban', () => {
  it('ends at exactly BannedUntil', async () => {
    const { client, advance } = startClient();
    await client.banMember(live);
    expect(await client.listBannedMembers({ RoomId: 'test' })).toEqual({
      BannedAccountList: [
        { Member_Account: 'user2', BannedUntil: second + 3600 },
        { Member_Account: 'user1', BannedUntil: second + 3600 },
      ],
      NextOffset: 0,
    });
    advance(3599.999);
    expect(await banned(client)).toEqual(['user2', 'user1']);
    advance(0.001);
    expect(await banned(client)).toEqual([]);
  });

  it('counts from the whole second in which it was made', async () => {
    const { client, advance } = startClient();
    advance(0.9);
    await client.banMember({ ...live, Duration: 1 });
    const { BannedAccountList } = await client.listBannedMembers({ RoomId: 'test' });
    expect(BannedAccountList[0]?.BannedUntil).toBe(second + 1);
  });

  it.each([
    ['overwrite', second + 60],
    ['extend', second + 3600],
  ])('that is made again may %s', async (value, BannedUntil) => {
    const { client } = startClient({ values: { 'ban-again': value } });
    await client.banMember(live);
    await client.banMember({ ...live, Duration: 60 });
    const { BannedAccountList } = await client.listBannedMembers({ RoomId: 'test' });
    expect(BannedAccountList[0]).toEqual({ Member_Account: 'user2', BannedUntil });
  });

  it('of the room service is overwritten although the first one removed the members', async () => {
    const { client } = startClient();
    await client.banRoomMember(conference);
    await client.banRoomMember({ ...conference, Duration: 60 });
    expect(await client.listBannedRoomMembers({ RoomId: 'room-test', Limit: 1 })).toEqual({
      BannedAccountList: [{ Member_Account: 'user2', BannedUntil: second + 60 }],
      NextOffset: 1,
    });
  });

  it('of the room service cannot be renewed once it has ended and the member is gone', async () => {
    const { client, advance } = startClient();
    await client.banRoomMember(conference);
    advance(3600);
    expect(await outcomeOf(client.banRoomMember(conference))).toBe(100005);
  });

  it('made again moves to the top of the list', async () => {
    const { client } = startClient();
    await client.banMember({ ...live, MemberList_Account: ['user1', 'user2', 'user1'] });
    expect(await banned(client)).toEqual(['user2', 'user1']);
    await client.banMember({ ...live, MemberList_Account: ['user1'] });
    expect(await banned(client)).toEqual(['user1', 'user2']);
  });

  it('leaves nothing behind when one of several accounts refuses it', async () => {
    const { client } = startClient();
    const list = ['user1', 'owner1'];
    expect(await outcomeOf(client.banMember({ ...live, MemberList_Account: list }))).toBe(100006);
    expect(await outcomeOf(client.banRoomMember({ ...conference, MemberList_Account: list }))).toBe(100006);
    expect(await banned(client)).toEqual([]);
    expect(await banned(client, 'room-test')).toEqual([]);
    expect((await client.listMembers({ RoomId: 'test', Next: '' })).MemberCount).toBe(2);
  });

  it('removes the members from the room', async () => {
    const { client } = startClient();
    await client.banMember({ ...live, MemberList_Account: ['user1'] });
    await client.banRoomMember({ ...conference, MemberList_Account: ['user1'] });
    expect((await client.listMembers({ RoomId: 'test', Next: '' })).MemberList).toEqual([
      { Member_Account: 'user2' },
    ]);
    expect((await client.getRoom({ RoomId: 'room-test' })).RoomInfo.MemberCount).toBe(2);
  });

  it('is lifted for those who are named', async () => {
    const { client } = startClient();
    await client.banMember(live);
    await client.unbanMember({ RoomId: 'test', MemberList_Account: ['user2', 'nobody'] });
    expect(await banned(client)).toEqual(['user1']);
    await client.unbanRoomMember({ RoomId: 'test', MemberList_Account: ['user1'] });
    expect(await banned(client)).toEqual([]);
  });

  it('made through one service shows in the other', async () => {
    const { client } = startClient();
    await client.banRoomMember({ ...live, MemberList_Account: ['user1'] });
    expect(await banned(client)).toEqual(['user1']);
  });
});

describe('the list of bans', () => {
  const many = Array.from({ length: 45 }, (_, index) => ({
    Member_Account: `u${index}`,
    BannedUntil: second + 60,
  }));

  it.each([
    ['newest first', many.map(({ Member_Account }) => Member_Account).reverse()],
    ['oldest first', many.map(({ Member_Account }) => Member_Account)],
  ])('is read to its end page by page, %s', async (value, expected) => {
    const { client } = startClient({ live: { banned: many }, values: { 'list-order': value } });
    for (const Limit of [1, 20, 44, 45, 100]) {
      const seen: string[] = [];
      for await (const row of client.pages.listBannedMembers({ RoomId: 'test', Limit }))
        seen.push(row.Member_Account);
      expect(seen).toEqual(expected);
    }
  });

  it.each([
    ['100', 45],
    ['20', 20],
    ['50', 45],
  ])('holds %s entries without a Limit', async (value, length) => {
    const { client } = startClient({ live: { banned: many }, values: { 'list-default-limit': value } });
    expect(await banned(client)).toHaveLength(length);
    const { BannedAccountList } = await client.listBannedMembers({ RoomId: 'test', Limit: 0 });
    expect(BannedAccountList).toHaveLength(length);
  });
});

describe('a choice about bans', () => {
  const stranger = { ...conference, MemberList_Account: ['user1', 'stranger'] };
  type Client = ReturnType<typeof startClient>['client'];
  const over = { live: { banned: [{ Member_Account: 'user9', BannedUntil: second }] } };
  const admin = { live: { admins: ['user1'] } };
  const list = (fields: object) => (client: Client) =>
    client.listBannedMembers({ RoomId: 'test', ...fields }).then((page) => page.BannedAccountList.length);

  it.each<
    [id: string, value: string, setting: Setting, call: (client: Client) => Promise<unknown>, result: unknown]
  >([
    [
      'ban-owner',
      'allow',
      {},
      (client) => client.banMember({ ...live, MemberList_Account: ['owner1'] }),
      'accepted',
    ],
    ['ban-admin', 'allow', admin, (client) => client.banMember(live), 'accepted'],
    ['ban-admin', 'refuse', admin, (client) => client.banMember(live), 100006],
    ['ban-duration-zero', 'nothing', {}, (client) => client.banMember({ ...live, Duration: 0 }), 'accepted'],
    ['ban-non-member', 'allow', {}, (client) => client.banRoomMember(stranger), 'accepted'],
    ['stranger-among-members', 'refuse all', {}, (client) => client.banRoomMember(stranger), 100005],
    ['stranger-among-members', 'skip', {}, (client) => client.banRoomMember(stranger), 'accepted'],
    [
      'live-reason-length',
      '1000 bytes',
      {},
      (client) => client.banMember({ ...live, Reason: 'r'.repeat(1000) }),
      'accepted',
    ],
    [
      'unban-not-banned',
      'refuse',
      {},
      (client) => client.unbanMember({ RoomId: 'test', MemberList_Account: ['user1'] }),
      100002,
    ],
    ['list-limit-over-100', 'clamp', {}, list({ Limit: 101 }), 0],
    ['list-limit-zero', 'refuse', {}, list({ Limit: 0 }), 100002],
    ['list-offset-past-end', 'refuse', {}, list({ Offset: 1 }), 100002],
    ['list-paging-field', 'Offset only', {}, list({ Next: 7 }), 0],
    ['ended-bans', 'left out', over, list({}), 0],
    ['ended-bans', 'listed', over, list({}), 1],
  ])('decides: %s is %s', async (id, value, setting, call, result) => {
    const { client } = startClient({ ...setting, values: { [id]: value } });
    expect(await answerOf(call(client))).toBe(result);
  });

  it('lets a ban of no length do nothing at all', async () => {
    const { client } = startClient({ values: { 'ban-duration-zero': 'nothing' } });
    await client.banMember({ ...live, Duration: 0 });
    await client.banRoomMember({ ...conference, Duration: 0 });
    expect(await banned(client)).toEqual([]);
    expect((await client.listMembers({ RoomId: 'test', Next: '' })).MemberCount).toBe(2);
    expect((await client.getRoom({ RoomId: 'room-test' })).RoomInfo.MemberCount).toBe(3);
  });

  it('skips strangers and bans the rest', async () => {
    const { client } = startClient({ values: { 'stranger-among-members': 'skip' } });
    await client.banRoomMember(stranger);
    expect(await banned(client, 'room-test')).toEqual(['user1']);
  });

  it('lets a banned member stay in a live room', async () => {
    const { client } = startClient({ values: { 'live-ban-removes': 'no' } });
    await client.banMember(live);
    expect((await client.listMembers({ RoomId: 'test', Next: '' })).MemberCount).toBe(2);
  });

  it('keeps the services apart', async () => {
    const { client } = startClient({ values: { 'room-id-space': 'separate' } });
    expect(await outcomeOf(client.banRoomMember(live))).toBe(100004);
    expect(await outcomeOf(client.banMember(conference))).toBe(100004);
  });

  it.each([
    ['dropped', []],
    ['kept', ['user2', 'user1']],
  ])('has the bans of a dissolved room %s', async (value, expected) => {
    const { client } = startClient({ values: { 'bans-after-destroy': value } });
    await client.banMember(live);
    await client.destroyLiveRoom({ RoomId: 'test' });
    expect(await outcomeOf(client.listBannedMembers({ RoomId: 'test' }))).toBe(100004);
    await client.createLiveRoom({ RoomInfo: { RoomId: 'test', RoomType: 'Live' } });
    expect(await banned(client)).toEqual(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { outcomeOf, second, startClient, type Setting } from './calls.ts';

const RoomId = 'test';
const conference = 'room-test';

describe('a mute', () => {
  const mute = { RoomId, MemberList_Account: ['user1', 'user2'], MuteTime: 60 };

  it('ends at exactly MutedUntil', async () => {
    const { client, advance } = startClient();
    await client.muteMember(mute);
    advance(59.999);
    expect((await client.listMutedMembers({ RoomId })).MutedAccountList).toEqual([
      { Member_Account: 'user1', MutedUntil: second + 60 },
      { Member_Account: 'user2', MutedUntil: second + 60 },
    ]);
    advance(0.001);
    expect((await client.listMutedMembers({ RoomId })).MutedAccountList).toEqual([]);
  });

  it('is lifted by a time of 0', async () => {
    const { client } = startClient();
    await client.muteMember(mute);
    await client.muteMember({ ...mute, MemberList_Account: ['user1', 'nobody'], MuteTime: 0 });
    expect((await client.listMutedMembers({ RoomId })).MutedAccountList).toEqual([
      { Member_Account: 'user2', MutedUntil: second + 60 },
    ]);
  });

  it('neither removes the member nor bans', async () => {
    const { client } = startClient();
    await client.muteMember(mute);
    expect((await client.listMembers({ RoomId, Next: '' })).MemberCount).toBe(2);
    expect((await client.listBannedMembers({ RoomId })).BannedAccountList).toEqual([]);
  });
});

describe('the members of a live room', () => {
  it.each([
    ['100', 3],
    ['1000', 1],
  ])('are read to their end in pages of %s', async (value, calls) => {
    const members = Array.from({ length: 250 }, (_, index) => `m${index}`);
    const { emulator, client } = startClient({ live: { members }, values: { 'member-page-size': value } });
    let heard = 0;
    emulator.listen(() => (heard += 1));
    const seen: string[] = [];
    for await (const row of client.pages.listMembers({ RoomId, Next: '' })) seen.push(row.Member_Account);
    expect(seen).toEqual(members);
    expect(heard).toBe(calls);
  });

  it('refuse a position that no page gave', async () => {
    const { client } = startClient();
    expect(await outcomeOf(client.listMembers({ RoomId, Next: '-1' }))).toBe(100002);
  });
});

describe('administrators', () => {
  it('are five at the most, and the owner is none of them', async () => {
    const { client } = startClient();
    const add = (...Admin_Account: string[]) => client.modifyAdmins({ RoomId, Admin_Account, OpType: 'add' });
    await add('a', 'b', 'c', 'a', 'owner1');
    await add('d', 'e', 'owner1');
    expect(await outcomeOf(add('f'))).toBe(100020);
    await client.modifyAdmins({ RoomId, Admin_Account: ['a', 'nobody'], OpType: 'delete' });
    await add('f');
    expect(await client.listAdmins({ RoomId })).toEqual({ Admin_Account: ['f', 'e', 'd', 'c', 'b'] });
  });
});

describe('robots', () => {
  it('come and go, and repeated ones count once', async () => {
    const { client } = startClient();
    await client.addRobots({ RoomId, RobotList_Account: ['r1', 'r2', 'r1'] });
    await client.addRobots({ RoomId, RobotList_Account: ['r2', 'r3'] });
    await client.removeRobots({ RoomId, RobotList_Account: ['r1'] });
    expect(await client.listRobots({ RoomId })).toEqual({ RobotList_Account: ['r2', 'r3'] });
  });

  it('are refused by a room that the other service made', async () => {
    const { client } = startClient();
    expect(await outcomeOf(client.listRobots({ RoomId: conference }))).toBe(100006);
    expect(await outcomeOf(client.listRobots({ RoomId: 'nowhere' }))).toBe(100004);
  });
});

describe('metadata', () => {
  it('are overwritten, read and deleted by key', async () => {
    const { client } = startClient();
    const set = (Key: string, Value: string) =>
      client.setRoomMetadata({ RoomId, Metadata: [{ Key, Value }] });
    await set('a', '1');
    await set('b', '2');
    await set('a', '3');
    await client.deleteRoomMetadata({ RoomId, Keys: ['b', 'unknown'] });
    expect(await client.getRoomMetadata({ RoomId, Keys: [] })).toEqual({
      Metadata: [{ Key: 'a', Value: '3' }],
    });
  });

  it('stay as they were when one entry of several is refused', async () => {
    const { client } = startClient();
    const Metadata = [
      { Key: 'a', Value: '' },
      { Key: 'b', Value: 'v'.repeat(2049) },
    ];
    expect(await outcomeOf(client.setRoomMetadata({ RoomId, Metadata }))).toBe(100501);
    expect(await client.getRoomMetadata({ RoomId, Keys: [] })).toEqual({ Metadata: [] });
  });
});

describe('a member of a conference', () => {
  const kick = { RoomId: conference, MemberList_Account: ['user1'], Reason: '' };

  it('may come back after a kick, without a name card', async () => {
    const { emulator, client } = startClient();
    const MemberInfo = { Member_Account: 'user1', NameCard: 'jack', Role: 'Admin' as const, CustomInfo: 'x' };
    await client.updateRoomMember({ RoomId: conference, MemberInfo });
    const last = async () => (await client.listRoomMembers({ RoomId: conference })).MemberList.at(-1);
    await client.kickRoomMember(kick);
    expect(await outcomeOf(client.kickRoomMember(kick))).toBe(100005);
    const sandbox = emulator.sandbox('default')!;
    const { stateStore } = emulator.implementation('tencent-chat');
    const visitor = {
      room: conference,
      user: 'user1',
      device: undefined,
      ip: undefined,
      now: 0,
      assume: () => '',
    };
    expect(stateStore.enter(sandbox.states.get('tencent-chat'), visitor)).toEqual({ admitted: true });
    expect(await last()).toEqual({
      Member_Account: 'user1',
      NameCard: '',
      Role: 'Admin',
      Marks: [],
      CustomInfo: '',
    });
  });

  it('has what was last said of it', async () => {
    const { client } = startClient();
    const update = (fields: object) =>
      client.updateRoomMember({ RoomId: conference, MemberInfo: { Member_Account: 'user1', ...fields } });
    await update({ NameCard: 'jack' });
    await update({ CustomInfo: 'x', Role: 'Admin' });
    await update({ Role: 'Member' });
    const { MemberList } = await client.listRoomMembers({ RoomId: conference, Next: '1', Count: 1 });
    expect(MemberList).toEqual([
      { Member_Account: 'user1', NameCard: 'jack', Role: 'Member', Marks: [], CustomInfo: 'x' },
    ]);
  });

  it.each([
    ['add', [1000, 1001]],
    ['replace', [1001]],
  ])('keeps or loses earlier marks: %s', async (value, marks) => {
    const { client } = startClient({ values: { 'marks-set': value } });
    const mark = (CommandType: 1 | 2, Marks: number[]) =>
      client.markRoomMembers({
        RoomId: conference,
        CommandType,
        MemberList: [{ Member_Account: 'owner1', Marks }],
      });
    await mark(1, [1000]);
    await mark(1, [1001]);
    const seen = async () => (await client.listRoomMembers({ RoomId: conference })).MemberList[0]?.Marks;
    expect(await seen()).toEqual(marks);
    await mark(2, [1000, 1001]);
    expect(await seen()).toEqual([]);
  });

  it('is kicked from a live room by the room service, which has the only kick', async () => {
    const { client } = startClient();
    await client.kickRoomMember({ ...kick, RoomId });
    expect((await client.listMembers({ RoomId, Next: '' })).MemberList).toEqual([
      { Member_Account: 'user2' },
    ]);
  });
});

describe('a choice about members', () => {
  type Client = ReturnType<typeof startClient>['client'];
  const muted = {
    live: {
      muted: ['a', 'b'].map((Member_Account) => ({ Member_Account, MutedUntil: second + 9 })),
    },
  };
  const many = Array.from({ length: 21 }, (_, index) => `m${index}`);
  const mute = (accounts: string[]) => (client: Client) =>
    client.muteMember({ RoomId, MemberList_Account: accounts, MuteTime: 1 });
  const firstMuted = async (client: Client) =>
    (await client.listMutedMembers({ RoomId })).MutedAccountList[0]?.Member_Account;
  const kickBoth = (client: Client) =>
    client.kickRoomMember({ RoomId: conference, MemberList_Account: ['user1', 'stranger'], Reason: '' });
  const forget = (client: Client) => client.deleteRoomMetadata({ RoomId, Keys: ['a'] });

  it.each<
    [id: string, value: string, setting: Setting, call: (client: Client) => Promise<unknown>, result: unknown]
  >([
    ['mute-stranger', 'mute', {}, mute(['stranger']), 'accepted'],
    ['mute-stranger', 'refuse', {}, mute(['stranger']), 100002],
    ['mute-stranger', 'refuse', {}, mute(['owner1', 'user1']), 'accepted'],
    ['mute-list-length', 'any number', {}, mute(many), 'accepted'],
    ['mute-list-length', '20', {}, mute(many), 100002],
    ['muted-list-order', 'oldest first', muted, firstMuted, 'a'],
    ['muted-list-order', 'newest first', muted, firstMuted, 'b'],
    ['stranger-among-members', 'refuse all', {}, kickBoth, 100005],
    ['stranger-among-members', 'skip', {}, kickBoth, 'accepted'],
    ['metadata-unknown-keys', '100503', {}, forget, 100503],
    ['metadata-unknown-keys', 'succeed', {}, forget, 'accepted'],
    [
      'owner-role-name',
      'Owner',
      {},
      async (client) => (await client.listRoomMembers({ RoomId: conference })).MemberList[0]?.Role,
      'Owner',
    ],
  ])('decides: %s is %s', async (id, value, setting, call, result) => {
    const { client } = startClient({ ...setting, values: { [id]: value } });
    const outcome = await call(client).then(
      (output) => output ?? 'accepted',
      (error: unknown) => (error as { code: unknown }).code,
    );
    expect(outcome).toBe(result);
  });
});

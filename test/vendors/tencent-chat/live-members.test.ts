import { describe, expect, it } from 'vitest';
import { answerOf, outcomeOf, second, startClient, type Setting } from './calls.ts';

type Client = ReturnType<typeof startClient>['client'];

const RoomId = 'test';

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

describe('an assumption about mutes and ranks', () => {
  const muted = {
    live: {
      muted: ['a', 'b'].map((Member_Account) => ({ Member_Account, MutedUntil: second + 9 })),
    },
  };
  const many = Array.from({ length: 21 }, (_, index) => `m${index}`);
  const mute = (accounts: string[]) => (client: Client) =>
    client.muteMember({ RoomId, MemberList_Account: accounts, MuteTime: 1 });
  const rank = (OpType: 'add' | 'delete') => (client: Client) =>
    client.modifyAdmins({ RoomId, Admin_Account: many.slice(0, 6), OpType });
  const firstMuted = async (client: Client) =>
    (await client.listMutedMembers({ RoomId })).MutedAccountList[0]?.Member_Account;

  it.each<
    [id: string, value: string, setting: Setting, call: (client: Client) => Promise<unknown>, result: unknown]
  >([
    ['mute-stranger', 'mute', {}, mute(['stranger']), 'accepted'],
    ['mute-stranger', 'refuse', {}, mute(['stranger']), 100002],
    ['mute-stranger', 'refuse', {}, mute(['owner1', 'user1']), 'accepted'],
    ['mute-list-length', 'any number', {}, mute(many), 'accepted'],
    ['mute-list-length', '20', {}, mute(many), 100002],
    ['admins-in-one-call', '100002', {}, rank('add'), 100002],
    ['admins-in-one-call', '100020', {}, rank('add'), 100020],
    ['admins-in-one-call', '100020', {}, rank('delete'), 100020],
    ['muted-list-order', 'oldest first', muted, firstMuted, 'a'],
    ['muted-list-order', 'newest first', muted, firstMuted, 'b'],
  ])('is decided: %s is %s', async (id, value, setting, call, result) => {
    const { client } = startClient({ ...setting, values: { [id]: value } });
    expect(await answerOf(call(client))).toBe(result);
  });
});

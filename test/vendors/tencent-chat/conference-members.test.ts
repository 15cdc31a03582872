import { describe, expect, it } from 'vitest';
import { answerOf, outcomeOf, startClient, type Setting } from './calls.ts';

type Client = ReturnType<typeof startClient>['client'];

const RoomId = 'test';
const conference = 'room-test';

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

describe('an assumption about members of a conference', () => {
  const kickBoth = (client: Client) =>
    client.kickRoomMember({ RoomId: conference, MemberList_Account: ['user1', 'stranger'], Reason: '' });

  it.each<
    [id: string, value: string, setting: Setting, call: (client: Client) => Promise<unknown>, result: unknown]
  >([
    ['stranger-among-members', 'refuse all', {}, kickBoth, 100005],
    ['stranger-among-members', 'skip', {}, kickBoth, 'accepted'],
    [
      'owner-role-name',
      'Owner',
      {},
      async (client) => (await client.listRoomMembers({ RoomId: conference })).MemberList[0]?.Role,
      'Owner',
    ],
  ])('is decided: %s is %s', async (id, value, setting, call, result) => {
    const { client } = startClient({ ...setting, values: { [id]: value } });
    expect(await answerOf(call(client))).toBe(result);
  });
});

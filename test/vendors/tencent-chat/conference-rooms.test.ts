import { describe, expect, it } from 'vitest';
import { answerOf, outcomeOf, second, startClient, type Setting } from './calls.ts';

type Client = ReturnType<typeof startClient>['client'];

const meeting = (RoomId: string, fields: object = {}) => ({
  RoomInfo: { RoomId, RoomType: 'Conference', ...fields },
});

describe('a conference', () => {
  it('has its owner inside from the start', async () => {
    const { client } = startClient();
    await client.createRoom(meeting('new', { Owner_Account: 'boss' }));
    expect((await client.getRoom({ RoomId: 'new' })).RoomInfo).toMatchObject({
      MemberCount: 1,
      RoomStatus: 'Running',
      ScheduleStartTime: second,
      ScheduleEndTime: second + 3600,
      CreateTime: second,
    });
    expect((await client.listRoomMembers({ RoomId: 'new' })).MemberList).toEqual([
      { Member_Account: 'boss', NameCard: '', Role: 'RoomOwner', Marks: [], CustomInfo: '' },
    ]);
  });

  it.each(['None', 'FreeToTake'] as const)(
    'that says no TakeSeatMode has %s by an assumption',
    async (mode) => {
      const { client } = startClient({ values: { 'seat-mode-default': mode } });
      await client.createRoom(meeting('new'));
      expect((await client.getRoom({ RoomId: 'new' })).RoomInfo.TakeSeatMode).toBe(mode);
    },
  );

  it('begins at the scheduled second', async () => {
    const { client, advance } = startClient();
    await client.createRoom(meeting('new', { ScheduleStartTime: second + 60 }));
    const status = async () => (await client.getRoom({ RoomId: 'new' })).RoomInfo.RoomStatus;
    expect(await status()).toBe('NotStarted');
    advance(59.999);
    expect(await status()).toBe('NotStarted');
    advance(0.001);
    expect(await status()).toBe('Running');
  });

  it('lasts five minutes at least, counted from now where no start is said', async () => {
    const { client } = startClient();
    const end = (seconds: number) =>
      outcomeOf(client.createRoom(meeting('m', { ScheduleEndTime: second + seconds })));
    expect(await end(299)).toBe(100002);
    expect(await end(300)).toBe('accepted');
  });

  it('is given by its owner to a member', async () => {
    const { client } = startClient();
    const change = { RoomId: 'room-test', From_Account: 'owner1', NewOwner_Account: 'user1' };
    await client.changeRoomOwner(change);
    expect((await client.getRoom({ RoomId: 'room-test' })).RoomInfo.Owner_Account).toBe('user1');
    expect(await outcomeOf(client.changeRoomOwner(change))).toBe(100002);
  });
});

describe('an assumption about conferences', () => {
  it.each<
    [id: string, value: string, setting: Setting, call: (client: Client) => Promise<unknown>, result: unknown]
  >([
    [
      'wrong-current-owner',
      '100005',
      {},
      (client) =>
        client.changeRoomOwner({ RoomId: 'room-test', From_Account: 'user1', NewOwner_Account: 'user2' }),
      100005,
    ],
    [
      'conference-owner-enters',
      'no',
      {},
      (client) =>
        client
          .createRoom(meeting('m'))
          .then(async () => (await client.getRoom({ RoomId: 'm' })).RoomInfo.MemberCount),
      0,
    ],
  ])('is decided: %s is %s', async (id, value, setting, call, result) => {
    const { client } = startClient({ ...setting, values: { [id]: value } });
    expect(await answerOf(call(client))).toBe(result);
  });
});

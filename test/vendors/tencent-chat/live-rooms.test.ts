import { describe, expect, it } from 'vitest';
import { tencentChat } from '../../../contracts/tencent-chat/index.ts';
import { answerOf, clientOf, outcomeOf, second, startClient, type Setting } from './calls.ts';

type Client = ReturnType<typeof startClient>['client'];

const live = (RoomId: string, fields: object = {}) => ({ RoomInfo: { RoomId, RoomType: 'Live', ...fields } });
const meeting = (RoomId: string, fields: object = {}) => ({
  RoomInfo: { RoomId, RoomType: 'Conference', ...fields },
});

describe('a live room', () => {
  it('is what its maker said, and has the defaults of the pages elsewhere', async () => {
    const { client } = startClient();
    await client.createLiveRoom(
      live('new', { Category: [1, 2], TakeSeatMode: 1, IsMessageDisabled: 'true' }),
    );
    expect((await client.getLiveRoom({ RoomId: 'new' })).RoomInfo).toEqual({
      RoomId: 'new',
      RoomName: 'new',
      RoomType: 'Live',
      Owner_Account: 'administrator',
      CreateTime: second,
      IsSeatEnabled: false,
      TakeSeatMode: 'FreeToTake',
      MaxSeatCount: 0,
      MaxMemberCount: 20,
      IsMessageDisabled: true,
      CoverURL: '',
      Category: [1, 2],
      ActivityStatus: 0,
      ViewCount: 0,
      IsPublicVisible: true,
    });
  });

  it('belongs to whoever calls, unless an owner is named', async () => {
    const { emulator } = startClient({ credential: { administrators: ['administrator', 'second'] } });
    const { fake } = tencentChat.credential;
    const client = clientOf(emulator, { credentials: { ...fake, administrators: ['second'] } });
    await client.createLiveRoom(live('mine'));
    expect((await client.getLiveRoom({ RoomId: 'mine' })).RoomInfo.Owner_Account).toBe('second');
  });

  it('keeps what an update leaves out', async () => {
    const { client } = startClient({ live: { info: { RoomName: 'before', Category: [7] } } });
    await client.updateLiveRoom({ RoomInfo: { RoomId: 'test', Notice: 'hello' } });
    const { RoomInfo } = await client.getLiveRoom({ RoomId: 'test' });
    expect(RoomInfo).toMatchObject({ RoomName: 'before', Category: [7], Notice: 'hello' });
  });

  it('is gone with everything once it is dissolved', async () => {
    const { client } = startClient({
      live: { admins: ['user1'], robots: ['r'], muted: [{ Member_Account: 'a', MutedUntil: second + 9 }] },
    });
    expect(await client.destroyLiveRoom({ RoomId: 'test' })).toMatchObject({
      Statistic: { TotalViewers: 2 },
    });
    expect(await outcomeOf(client.getLiveRoom({ RoomId: 'test' }))).toBe(100004);
    await client.createLiveRoom(live('test'));
    expect(await client.listAdmins({ RoomId: 'test' })).toEqual({ Admin_Account: [] });
    expect(await client.listRobots({ RoomId: 'test' })).toEqual({ RobotList_Account: [] });
    expect(await client.listMutedMembers({ RoomId: 'test' })).toEqual({ MutedAccountList: [] });
  });

  it('tells a taken id by the owner of the room that has it', async () => {
    const { client } = startClient();
    await client.createLiveRoom(live('new'));
    expect(await outcomeOf(client.createLiveRoom(live('new')))).toBe(100010);
    expect(await outcomeOf(client.createLiveRoom(live('new', { Owner_Account: 'x' })))).toBe(100003);
    expect(await outcomeOf(client.createRoom(meeting('new', { Owner_Account: 'x' })))).toBe(100003);
  });

  it('gets another owner, who is no administrator beside that', async () => {
    const { client } = startClient({ live: { admins: ['user1', 'user2'] } });
    await client.changeLiveRoomOwner({ RoomId: 'test', NewOwner_Account: 'user1' });
    expect((await client.getLiveRoom({ RoomId: 'test' })).RoomInfo.Owner_Account).toBe('user1');
    expect(await client.listAdmins({ RoomId: 'test' })).toEqual({ Admin_Account: ['user2'] });
    const ban = { RoomId: 'test', Duration: 1, MemberList_Account: ['user1'] };
    expect(await outcomeOf(client.banMember(ban))).toBe(100006);
    expect(await outcomeOf(client.banMember({ ...ban, MemberList_Account: ['owner1'] }))).toBe('accepted');
  });
});

describe('the list of live rooms', () => {
  it('is read to its end page by page, the most viewed first', async () => {
    const { client } = startClient();
    for (let index = 0; index < 45; index += 1) await client.createLiveRoom(live(`r${index}`));
    const seen: string[] = [];
    for await (const { RoomId } of client.pages.listLiveRooms({ Next: '' })) seen.push(RoomId);
    expect(seen).toHaveLength(46);
    expect(seen[0]).toBe('test');
    expect(new Set(seen).size).toBe(46);
  });

  it('gives positions of the form that the page shows', async () => {
    const { client } = startClient();
    await client.createLiveRoom(live('other', { Owner_Account: 'x' }));
    expect((await client.listLiveRooms({ Next: '', Count: 1 })).Next).toMatch(/^\d+-\d+$/);
    expect((await client.listLiveRooms({ Next: '', Count: 0 })).RoomList).toHaveLength(2);
  });
});

describe('a live room that goes to somebody who was never inside', () => {
  const give = (value: string, NewOwner_Account: string) => {
    const live = { members: ['user1'], viewers: ['user1', 'gone'] };
    const { client } = startClient({ live, values: { 'ownership-to-stranger': value } });
    return outcomeOf(client.changeLiveRoomOwner({ RoomId: 'test', NewOwner_Account }));
  };

  it.each([
    ['accept', 'accepted'],
    ['100002', 100002],
    ['100006', 100006],
  ])('is decided: %s', async (value, outcome) => {
    expect(await give(value, 'stranger')).toBe(outcome);
    for (const known of ['user1', 'gone', 'owner1']) expect(await give(value, known)).toBe('accepted');
  });
});

describe('an assumption about live rooms', () => {
  const info = (field: string) => async (client: Client) =>
    (await client.getLiveRoom({ RoomId: 'test' })).RoomInfo[field as 'ViewCount'];
  const listed = async (client: Client) => (await client.listLiveRooms({ Next: '' })).RoomList.length;
  const banned = { banned: [{ Member_Account: 'user9', BannedUntil: second + 9 }] };

  it.each<
    [id: string, value: string, setting: Setting, call: (client: Client) => Promise<unknown>, result: unknown]
  >([
    ['seat-template', 'yes', {}, (client) => client.createLiveRoom(live('new')), 100002],
    ['room-id-form', 'any', {}, (client) => client.createLiveRoom(live('房间')), 'accepted'],
    ['wrong-room-type', '100015', {}, (client) => client.createLiveRoom(meeting('new')), 100015],
    [
      'room-id-of-owner',
      '100003',
      {},
      (client) => client.createLiveRoom(live('test', { Owner_Account: 'owner1' })),
      100003,
    ],
    ['public-by-default', 'no', {}, info('IsPublicVisible'), false],
    ['public-by-default', 'no', {}, listed, 0],
    ['room-list-scope', 'all', { live: { info: { IsPublicVisible: false } } }, listed, 1],
    ['view-count', 'entries', { live: { entries: 7 } }, info('ViewCount'), 7],
    ['view-count', 'who is inside', { live: { viewers: ['user1', 'user2', 'gone'] } }, info('ViewCount'), 2],
    [
      'view-count',
      'who ever was inside',
      { live: { viewers: ['user1', 'user2', 'gone'] } },
      info('ViewCount'),
      3,
    ],
    [
      'seat-mode-form',
      'number',
      { live: { info: { TakeSeatMode: 'ApplyToTake' } } },
      info('TakeSeatMode'),
      2,
    ],
    ['destroy-statistic', 'no', {}, (client) => client.destroyLiveRoom({ RoomId: 'test' }), 'accepted'],
    [
      'ownership-to-banned',
      'yes',
      { live: banned },
      (client) => client.changeLiveRoomOwner({ RoomId: 'test', NewOwner_Account: 'user9' }),
      'accepted',
    ],
  ])('is decided: %s is %s', async (id, value, setting, call, result) => {
    const { client } = startClient({ ...setting, values: { [id]: value } });
    expect(await answerOf(call(client))).toBe(result);
  });
});

import { describe, expect, it } from 'vitest';
import { tencentChat } from '../../../contracts/tencent-chat/index.ts';
import { createEmulator } from '../../../emulator/index.ts';
import { clientOf, outcomeOf, second, startClient } from './calls.ts';

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

describe('a choice about rooms', () => {
  type Client = ReturnType<typeof startClient>['client'];
  const info = (field: string) => async (client: Client) =>
    (await client.getLiveRoom({ RoomId: 'test' })).RoomInfo[field as 'ViewCount'];
  const listed = async (client: Client) => (await client.listLiveRooms({ Next: '' })).RoomList.length;
  const banned = { banned: [{ Member_Account: 'user9', BannedUntil: second + 9 }] };

  it.each<
    [
      id: string,
      value: string,
      live: Readonly<Record<string, unknown>>,
      call: (client: Client) => Promise<unknown>,
      result: unknown,
    ]
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
    ['room-list-scope', 'all', { info: { IsPublicVisible: false } }, listed, 1],
    ['view-count', 'entries', { entries: 7 }, info('ViewCount'), 7],
    ['view-count', 'who is inside', { viewers: ['user1', 'user2', 'gone'] }, info('ViewCount'), 2],
    ['view-count', 'who ever was inside', { viewers: ['user1', 'user2', 'gone'] }, info('ViewCount'), 3],
    ['seat-mode-form', 'number', { info: { TakeSeatMode: 'ApplyToTake' } }, info('TakeSeatMode'), 2],
    ['destroy-statistic', 'no', {}, (client) => client.destroyLiveRoom({ RoomId: 'test' }), 'accepted'],
    [
      'ownership-to-banned',
      'yes',
      banned,
      (client) => client.changeLiveRoomOwner({ RoomId: 'test', NewOwner_Account: 'user9' }),
      'accepted',
    ],
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
  ])('decides: %s is %s', async (id, value, fields, call, result) => {
    const { client } = startClient({ live: fields, values: { [id]: value } });
    const outcome = await call(client).then(
      (output) => output ?? 'accepted',
      (error: unknown) => (error as { code: unknown }).code,
    );
    expect(outcome).toBe(result);
  });
});

describe('the state of the rooms', () => {
  it('is written down and read again without a change', async () => {
    const { emulator, client } = startClient({ values: { 'bans-after-destroy': 'kept' } });
    await client.createLiveRoom(live('new', { RoomName: '新', Category: [1] }));
    await client.muteMember({ RoomId: 'test', MemberList_Account: ['user1'], MuteTime: 60 });
    await client.modifyAdmins({ RoomId: 'test', Admin_Account: ['user2'], OpType: 'add' });
    await client.addRobots({ RoomId: 'test', RobotList_Account: ['robot'] });
    await client.setRoomMetadata({ RoomId: 'test', Metadata: [{ Key: 'a', Value: 'b' }] });
    await client.markRoomMembers({
      RoomId: 'room-test',
      CommandType: 1,
      MemberList: [{ Member_Account: 'user1', Marks: [1000] }],
    });
    await client.banMember({ RoomId: 'new', MemberList_Account: ['x'], Duration: 60 });
    await client.destroyLiveRoom({ RoomId: 'new' });
    await client.setLiveCallback({
      Url: 'http://127.0.0.1/',
      CallbackCommandList: ['Live.CallbackAfterCreateRoom'],
    });
    await client.banMember({ RoomId: 'test', MemberList_Account: ['user2'], Duration: 60 });

    const { stateStore } = emulator.implementation('tencent-chat');
    const saved = stateStore.save(emulator.sandbox('default')!.states.get('tencent-chat'));
    const again = createEmulator({
      sandboxes: { default: { state: { 'tencent-chat': saved as Record<string, unknown> } } },
    });
    expect(stateStore.save(again.sandbox('default')!.states.get('tencent-chat'))).toEqual(saved);
    expect(saved).toMatchObject({
      rooms: [
        {
          RoomId: 'test',
          members: ['user1'],
          viewers: ['user1', 'user2'],
          admins: ['user2'],
          robots: ['robot'],
        },
        { RoomId: 'room-test', memberInfo: [{ Member_Account: 'user1', Marks: [1000] }] },
      ],
      callbacks: { Url: 'http://127.0.0.1/' },
      formerBans: [{ RoomId: 'new', banned: [{ Member_Account: 'x', BannedUntil: second + 60 }] }],
    });
  });

  it('leaves out what a room does not have', () => {
    const { emulator } = startClient();
    const { stateStore } = emulator.implementation('tencent-chat');
    expect(stateStore.save(emulator.sandbox('default')!.states.get('tencent-chat'))).toEqual({
      rooms: [
        {
          RoomId: 'test',
          RoomType: 'Live',
          Owner_Account: 'owner1',
          members: ['user1', 'user2'],
          banned: [],
        },
        {
          RoomId: 'room-test',
          RoomType: 'Conference',
          Owner_Account: 'owner1',
          members: ['owner1', 'user1', 'user2'],
          banned: [],
        },
      ],
    });
  });
});

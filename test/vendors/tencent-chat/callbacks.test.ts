import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { everyCallback, outcomeOf, sdkAppId, second, startClient } from './calls.ts';

const EventTime = second * 1000;
const RoomId = 'test';
const ban = { MemberList_Account: ['user1', 'absent'], Reason: 'spam', Duration: 60 };

describe('the configuration of callbacks', () => {
  it('is one for each app, whichever service sets it', async () => {
    const { client } = startClient();
    const first = { Url: 'http://127.0.0.1/a', CallbackCommandList: ['Room.CallbackAfterMemberLeave'] };
    const other = { Url: 'https://example.com/b', CallbackCommandList: [] };
    expect(await outcomeOf(client.getRoomCallback({}))).toBe(100301);
    await client.setRoomCallback(first);
    expect(await client.getLiveCallback({})).toEqual(first);
    expect(await outcomeOf(client.setLiveCallback(other))).toBe(100300);
    await client.updateLiveCallback(other);
    expect(await client.getRoomCallback({})).toEqual(other);
    await client.deleteLiveCallback({});
    expect(await outcomeOf(client.updateRoomCallback(first))).toBe(100301);
  });

  it.each([
    ['succeed', 'accepted'],
    ['100301', 100301],
  ])('may be deleted where there is none: %s', async (value, outcome) => {
    const { client } = startClient({ values: { 'delete-unset-callback': value } });
    expect(await outcomeOf(client.deleteRoomCallback({}))).toBe(outcome);
    expect(await outcomeOf(client.deleteLiveCallback({}))).toBe(outcome);
  });

  it('asks for the deletion of metadata, which is told with its keys', async () => {
    const callbacks = { Url: 'http://127.0.0.1:9/', CallbackCommandList: ['Live.CallbackAfterDelMetadata'] };
    const { client, events } = startClient({ callbacks });
    await client.setRoomMetadata({ RoomId: 'test', Metadata: [{ Key: 'key1', Value: 'v' }] });
    await client.deleteRoomMetadata({ RoomId: 'test', Keys: ['key1', 'key2'] });
    const [told, ...others] = events();
    expect(others).toEqual([]);
    expect(JSON.stringify(told)).toBe(
      JSON.stringify({
        CallbackCommand: 'Live.CallbackAfterDelMetadata',
        Operator_Account: 'administrator',
        RoomId: 'test',
        Keys: ['key1', 'key2'],
        EventTime: second * 1000,
      }),
    );
  });

  it.each(['ftp://example.com', 'www.example.com', 'http://', ''])('refuses the address %o', async (Url) => {
    const { client } = startClient();
    expect(await outcomeOf(client.setLiveCallback({ Url, CallbackCommandList: [] }))).toBe(100002);
  });
});

describe('a callback', () => {
  it('tells of those whom a ban threw out of a live room', async () => {
    const { client, events } = startClient({ callbacks: everyCallback });
    await client.banMember({ ...ban, RoomId });
    await client.banMember({ ...ban, RoomId });
    expect(events()).toEqual([
      {
        CallbackCommand: 'Live.CallbackAfterMemberStateChanged',
        RoomId,
        EventType: 'Offline',
        EventCause: 'Kicked',
        MemberList: [{ Member_Account: 'user1' }],
        EventTime,
      },
    ]);
  });

  it('tells of those whom a ban or a kick threw out of a conference', async () => {
    const { client, events } = startClient({ callbacks: everyCallback });
    const leave = {
      CallbackCommand: 'Room.CallbackAfterMemberLeave',
      Operator_Account: 'administrator',
      RoomId: 'room-test',
      Type: 'Kicked',
      EventTime,
    };
    await client.banRoomMember({ ...ban, RoomId: 'room-test', MemberList_Account: ['user1'] });
    await client.kickRoomMember({ RoomId: 'room-test', MemberList_Account: ['user2'], Reason: 'bye' });
    expect(events()).toEqual([
      { ...leave, MemberCount: 2, MemberList_Account: ['user1'], Reason: 'spam' },
      { ...leave, MemberCount: 1, MemberList_Account: ['user2'], Reason: 'bye' },
    ]);
  });

  it('tells of the life of a live room', async () => {
    const { client, events } = startClient({ callbacks: everyCallback });
    const Operator_Account = 'administrator';
    await client.createLiveRoom({ RoomInfo: { RoomId: 'new', RoomType: 'Live', RoomName: 'a' } });
    await client.updateLiveRoom({ RoomInfo: { RoomId: 'new', RoomName: 'b' } });
    await client.modifyAdmins({ RoomId: 'new', Admin_Account: ['x', 'y'], OpType: 'add' });
    await client.modifyAdmins({ RoomId: 'new', Admin_Account: ['z'], OpType: 'delete' });
    await client.changeLiveRoomOwner({ RoomId: 'new', NewOwner_Account: 'x' });
    await client.changeLiveRoomOwner({ RoomId: 'new', NewOwner_Account: 'x' });
    await client.setRoomMetadata({ RoomId: 'new', Metadata: [{ Key: 'k', Value: 'v' }] });
    await client.destroyLiveRoom({ RoomId: 'new' });
    expect(events()).toMatchObject([
      {
        CallbackCommand: 'Live.CallbackAfterCreateRoom',
        Operator_Account,
        RoomInfo: { RoomId: 'new', RoomName: 'a', RoomType: 'Live', CreateTime: second },
        EventTime,
      },
      { CallbackCommand: 'Live.CallbackAfterUpdateRoomInfo', RoomInfo: { RoomName: 'b' }, EventTime },
      {
        CallbackCommand: 'Live.CallbackAfterModifyAdmin',
        RoomId: 'new',
        Operator_Account,
        Admin_Account: ['x', 'y'],
        opType: 'add',
        EventTime,
      },
      {
        CallbackCommand: 'Live.CallbackAfterChangeOwner',
        RoomId: 'new',
        Operator_Account,
        CurrentOwner_Account: 'x',
        OriginalOwner_Account: 'administrator',
        EventTime,
      },
      {
        CallbackCommand: 'Live.CallbackAfterSetMetadata',
        Operator_Account,
        RoomId: 'new',
        Metadata: [{ Key: 'k', Value: 'v' }],
        EventTime,
      },
      {
        CallbackCommand: 'Live.CallbackAfterDestroyRoom',
        Operator_Account,
        RoomId: 'new',
        EventType: 'DestroyByUser',
        RoomInfo: { RoomName: 'b', Owner_Account: 'x' },
        Statistic: { TotalViewers: 0 },
        EventTime,
      },
    ]);
  });

  it('has the time where the pages, or a recorded body, have it', async () => {
    const { client, events } = startClient({ callbacks: everyCallback });
    await client.createLiveRoom({ RoomInfo: { RoomId: 'new', RoomType: 'Live', RoomName: 'a' } });
    await client.modifyAdmins({ RoomId: 'new', Admin_Account: ['x'], OpType: 'add' });
    await client.changeLiveRoomOwner({ RoomId: 'new', NewOwner_Account: 'x' });
    await client.destroyLiveRoom({ RoomId: 'new' });
    const beginning = ['CallbackCommand', 'RoomId', 'EventTime', 'Operator_Account'];
    const keys = (events() as object[]).slice(1).map((event) => Object.keys(event));
    expect(keys).toEqual([
      [...beginning, 'Admin_Account', 'opType'],
      [...beginning, 'CurrentOwner_Account', 'OriginalOwner_Account'],
      // As a body that was recorded has them.
      [beginning[0], 'Operator_Account', 'RoomId', 'EventType', 'EventTime', 'RoomInfo', 'Statistic'],
    ]);
  });

  it('tells of the life of a conference', async () => {
    const { client, events } = startClient({ callbacks: everyCallback });
    const Operator_Account = 'administrator';
    await client.createRoom({ RoomInfo: { RoomId: 'new', RoomType: 'Conference' } });
    await client.updateRoom({ RoomInfo: { RoomId: 'new', CustomInfo: 'c' } });
    await client.destroyRoom({ RoomId: 'new' });
    expect(events()).toMatchObject([
      { CallbackCommand: 'Room.CallbackAfterCreateRoom', Operator_Account, RoomInfo: { MemberCount: 1 } },
      { CallbackCommand: 'Room.CallbackAfterUpdateRoomInfo', RoomInfo: { CustomInfo: 'c' }, EventTime },
      { CallbackCommand: 'Room.CallbackAfterDestroyRoom', Operator_Account, RoomId: 'new', EventTime },
    ]);
  });

  it('is told by the type of the room, whichever service was called', async () => {
    const { client, events } = startClient({ callbacks: everyCallback });
    await client.kickRoomMember({ RoomId, MemberList_Account: ['user1'], Reason: '' });
    expect(events()).toMatchObject([{ CallbackCommand: 'Live.CallbackAfterMemberStateChanged' }]);
  });

  it('is not sent after a refusal, nor where nobody asked for it', async () => {
    const { client, events } = startClient({ callbacks: everyCallback });
    await outcomeOf(client.banMember({ ...ban, RoomId, MemberList_Account: ['owner1'] }));
    await client.updateLiveCallback({
      ...everyCallback,
      CallbackCommandList: ['Live.CallbackAfterCreateRoom'],
    });
    await client.banMember({ ...ban, RoomId });
    expect(events()).toEqual([]);
  });

  it('names the caller of the call', async () => {
    const administrators = ['first', 'administrator'];
    const { client, events } = startClient({ callbacks: everyCallback, credential: { administrators } });
    await client.destroyRoom({ RoomId: 'room-test' });
    expect(events()).toMatchObject([{ Operator_Account: 'administrator' }]);
  });
});

describe('the request of a callback', () => {
  const urls = async (callbacks: object) => {
    const { emulator, client } = startClient({ callbacks });
    await client.banMember({ ...ban, RoomId });
    await client.changeLiveRoomOwner({ RoomId, NewOwner_Account: 'user2' });
    return emulator
      .sandbox('default')!
      .callbackQueue.take()
      .map(({ url }) => new URL(url));
  };

  it('has the documented query', async () => {
    const [left, changed] = await urls(everyCallback);
    expect(left?.href).toBe(
      `http://127.0.0.1:9/hook?SdkAppid=${sdkAppId}&CallbackCommand=Live.CallbackAfterMemberStateChanged&contenttype=json&ClientIP=127.0.0.1&OptPlatform=RESTAPI`,
    );
    expect([...(changed?.searchParams.keys() ?? [])]).toEqual(['SdkAppid', 'CallbackCommand', 'contenttype']);
  });

  it('keeps the query of the configured address', async () => {
    const [left] = await urls({ ...everyCallback, Url: 'http://127.0.0.1:9/hook?key=a%20b' });
    expect(left?.search).toMatch(/^\?key=a%20b&SdkAppid=/);
  });

  it('is signed where a token is set', async () => {
    const [left] = await urls({ ...everyCallback, Token: 'xxxxyyyy' });
    expect(left?.searchParams.get('RequestTime')).toBe(String(second));
    const expected = createHash('sha256').update(`xxxxyyyy${second}`).digest('hex');
    expect(left?.searchParams.get('Sign')).toBe(expected);
  });

  it('is sent for a name without After as well', async () => {
    const CallbackCommandList = ['Live.CallbackMemberStateChanged'];
    expect(await urls({ ...everyCallback, CallbackCommandList })).toHaveLength(1);
  });
});

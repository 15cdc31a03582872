import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../../emulator/index.ts';
import { second, startClient } from './calls.ts';

describe('the state of the rooms', () => {
  it('is written down and read again without a change', async () => {
    const { emulator, client } = startClient({ values: { 'bans-after-destroy': 'kept' } });
    await client.createLiveRoom({
      RoomInfo: { RoomId: 'new', RoomType: 'Live', RoomName: '新', Category: [1] },
    });
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

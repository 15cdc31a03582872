import type { LimitHelp } from './limit-help.ts';

const count = (length: number, name: string): string[] =>
  Array.from({ length }, (_, index) => `${name}${index}`);

const liveRoom = { RoomId: 'test', RoomType: 'Live', Owner_Account: 'owner1', members: ['user1', 'user2'] };

/** A live room that is like this. */
const roomWith = (more: object) => ({ state: { rooms: [{ ...liveRoom, ...more }] } });

const conference = { RoomId: 'room-test', RoomType: 'Conference', Owner_Account: 'owner1' };

export const chatLimits: LimitHelp = {
  notThere: ['100004', '100005'],
  asciiFields: ['RoomId'],
  bases: {
    // Lists of more than one entry, so that the usual page differs from the smallest.
    listLiveRooms: {
      state: { rooms: count(3, 'room').map((RoomId) => ({ ...liveRoom, RoomId })) },
      input: { Next: '' },
    },
    listRoomMembers: {
      state: { rooms: [{ ...conference, members: count(3, 'user') }] },
      input: { RoomId: 'room-test', Next: '' },
    },
    addRobots: roomWith({}),
  },
  made: {
    // Another name of Limit, which wins where both are sent.
    'listBannedMembers Count': (size) => ({ input: { RoomId: 'test', Count: size } }),
    'listBannedRoomMembers Count': (size) => ({ input: { RoomId: 'room-test', Count: size } }),
    // It must be the owner's, or the call is refused for another reason.
    'changeRoomOwner From_Account': (bytes) => ({
      state: { rooms: [{ ...conference, Owner_Account: 'r'.repeat(bytes) || 'owner1', members: ['user2'] }] },
      input: { RoomId: 'room-test', From_Account: 'r'.repeat(bytes), NewOwner_Account: 'user2' },
    }),
    'RoomInfo.ScheduleEndTime: ScheduleEndTime - ScheduleStartTime': (seconds, { input }) => {
      const start = 1_700_000_000;
      const times = { ScheduleStartTime: start, ScheduleEndTime: start + seconds };
      return { input: { ...input, RoomInfo: { ...(input['RoomInfo'] as object), ...times } } };
    },
    'modifyAdmins Admin_Account: administrators of the room': (admins) => ({
      ...roomWith({ admins: count(admins - 1, 'admin') }),
      input: { RoomId: 'test', Admin_Account: ['user1'], OpType: 'add' },
    }),
    'MemberList: different marks in the room': (marks) => ({
      state: {
        rooms: [
          {
            ...conference,
            members: ['user1', 'user2'],
            memberInfo: [
              {
                Member_Account: 'user1',
                Marks: Array.from({ length: marks - 1 }, (_, index) => 1000 + index),
              },
            ],
          },
        ],
      },
      input: {
        RoomId: 'room-test',
        CommandType: 1,
        MemberList: [{ Member_Account: 'user2', Marks: [2000] }],
      },
    }),
    'Metadata: keys of the room': (keys) => ({
      ...roomWith({ metadata: count(keys - 1, 'key').map((Key) => ({ Key, Value: '' })) }),
      input: { RoomId: 'test', Metadata: [{ Key: 'last', Value: '' }] },
    }),
    'Metadata: all values of the room together': (bytes) => ({
      ...roomWith({ metadata: count(7, 'key').map((Key) => ({ Key, Value: 'v'.repeat(2048) })) }),
      input: {
        RoomId: 'test',
        Metadata: [
          { Key: 'one', Value: 'v'.repeat(1024) },
          { Key: 'other', Value: 'v'.repeat(bytes - 7 * 2048 - 1024) },
        ],
      },
    }),
    'RobotList_Account: robots of the room': (robots) => ({
      ...roomWith({ robots: count(robots - 1, 'robot') }),
      input: { RoomId: 'test', RobotList_Account: ['last'] },
    }),
    'MemberList: members on all pages': (members) => ({
      ...roomWith({ members: count(members, 'user') }),
      assumptions: { 'tencent-chat.member-page-size': '1000' },
    }),
  },
  outOfReach: {},
};

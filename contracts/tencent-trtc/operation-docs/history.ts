// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const history: OperationDocs = {
  describeRoomInfo: {
    summary: 'Lists the rooms that an app had in a range of at most 24 hours.',
    details: 'It reaches back 14 days. `pages.describeRoomInfo` of the client reads all pages.',
    input: {
      PageNumber: 'Which page, from 0 on. Default: 0.',
      PageSize: 'How many records a page has: 1 to 100. Default: 10 for rooms, 6 for users.',
      EndTime:
        'Where the range ends, in seconds since 1970: not before its start, and at most 24 hours later.',
      RoomId: 'Only rooms with this number or text, as a text. Without it, all rooms of the app.',
      SdkAppId: 'The app whose history is asked for. It must be an app of the account that signs the call.',
      StartTime: 'Where the range begins, in seconds since 1970; at most 14 days ago.',
    },
    output: {
      Total: 'How many rooms there are on all pages.',
      RoomList: 'The rooms of this page.',
      'RoomList.CommId': 'Names this life of the room; DescribeUserInfo asks for it.',
      'RoomList.RoomString': 'The number or the text of the room, as a text.',
      'RoomList.CreateTime': 'When the room was made, in seconds since 1970.',
      'RoomList.DestroyTime': 'When the room was closed, in seconds since 1970.',
      'RoomList.IsFinished': 'Whether the room is closed.',
      'RoomList.UserId': 'Who created the room.',
    },
  },
  describeUserInfo: {
    summary: 'Lists who was in a room in a range of at most 4 hours.',
    details: 'It reaches back 14 days. `pages.describeUserInfo` of the client reads all pages.',
    input: {
      PageNumber: 'Which page, from 0 on. Default: 0.',
      PageSize: 'How many records a page has: 1 to 100. Default: 10 for rooms, 6 for users.',
      EndTime:
        'Where the range ends, in seconds since 1970: not before its start, and at most 4 hours later.',
      UserIds: 'Only these users: 1 to 100. Without it, everybody who was there.',
      SdkAppId: 'The app whose history is asked for. It must be an app of the account that signs the call.',
      StartTime: 'Where the range begins, in seconds since 1970; at most 14 days ago.',
      CommId: 'Which life of a room is meant: the CommId that DescribeRoomInfo gives.',
    },
    output: {
      Total: 'How many stays there are on all pages.',
      UserList: 'The stays of this page: one for each time that a user was inside. Null for none.',
      'UserList.RoomStr': 'The number or the text of the room, as a text.',
      'UserList.UserId': 'Who was inside.',
      'UserList.JoinTs': 'When the user came, in seconds since 1970.',
      'UserList.LeaveTs':
        'When the user left, in seconds since 1970; of somebody who is still inside, the current time.',
      'UserList.Finished': 'Whether the user has left.',
      'UserList.DeviceType': "What the user's device was; not known of users whom a sandbox lets in.",
      'UserList.SdkVersion': "The version of the vendor's SDK that the user had.",
      'UserList.ClientIp': 'The address from which the user came.',
    },
  },
};

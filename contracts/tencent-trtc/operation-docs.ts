// Written by `npm run docs` from the comments in operations/.
import type { OperationDocs } from '../core/contract/operation-docs.ts';

export const docs: OperationDocs = {
  setUserBlocked: {
    summary: 'Disables or enables the audio and video of a user in a room with a number.',
    details:
      "The user stays in the room. It is not documented how long this holds, nor whether it outlives the user's leaving.",
    input: {
      SdkAppId: 'The app that the room belongs to. It must be an app of the account that signs the call.',
      RoomId: 'The number of the room: 1 to 4294967295.',
      UserId:
        'The user whose media changes. Recommended: at most 32 letters, digits, underscores and hyphens.',
      IsMute:
        '0: audio and video on. 1: both off. 2: audio off alone. 3: video off alone. The value is the new state as a whole.',
    },
    output: {},
  },
  setUserBlockedByStrRoomId: {
    summary: 'Disables or enables the audio and video of a user in a room with a text as its id.',
    details: 'The field is called StrRoomId here; in the other calls about such rooms it is RoomId.',
    input: {
      SdkAppId: 'The app that the room belongs to. It must be an app of the account that signs the call.',
      StrRoomId:
        'The text id of the room: 1 to 64 bytes of letters, digits, space and the punctuation that the documents list.',
      UserId:
        'The user whose media changes. Recommended: at most 32 letters, digits, underscores and hyphens.',
      IsMute:
        '0: audio and video on. 1: both off. 2: audio off alone. 3: video off alone. The value is the new state as a whole.',
    },
    output: {},
  },
  removeUser: {
    summary: 'Removes users from a room with a number.',
    details: 'This is no ban: nothing keeps a removed user from entering again.',
    input: {
      SdkAppId: 'The app that the room belongs to. It must be an app of the account that signs the call.',
      RoomId: 'The number of the room: 1 to 4294967295.',
      UserIds: 'The users to remove: 1 to 10. Users who are not in the room are passed over.',
    },
    output: {},
  },
  removeUserByStrRoomId: {
    summary: 'Removes users from a room with a text as its id.',
    details:
      'This is no ban: nothing keeps a removed user from entering again. The field is called RoomId, though it is a text.',
    input: {
      SdkAppId: 'The app that the room belongs to. It must be an app of the account that signs the call.',
      RoomId:
        'The text id of the room: 1 to 64 bytes of letters, digits, space and the punctuation that the documents list.',
      UserIds: 'The users to remove: 1 to 10. Users who are not in the room are passed over.',
    },
    output: {},
  },
  dismissRoom: {
    summary: 'Removes everybody from a room with a number and closes it.',
    details: 'No page says that a room with this id may not be entered again.',
    input: {
      SdkAppId: 'The app that the room belongs to. It must be an app of the account that signs the call.',
      RoomId: 'The number of the room: 1 to 4294967295.',
    },
    output: {},
  },
  dismissRoomByStrRoomId: {
    summary: 'Removes everybody from a room with a text as its id and closes it.',
    details:
      'No page says that a room with this id may not be entered again. The field is called RoomId, though it is a text.',
    input: {
      SdkAppId: 'The app that the room belongs to. It must be an app of the account that signs the call.',
      RoomId:
        'The text id of the room: 1 to 64 bytes of letters, digits, space and the punctuation that the documents list.',
    },
    output: {},
  },
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

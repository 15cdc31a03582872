// Written by `npm run docs` from the comments in operations/.
import type { OperationDocs } from '../core/contract/operation-docs.ts';

export const docs: OperationDocs = {
  setUserBlocked: {
    summary: 'Disables or enables the audio and video of a user in a room with a number.',
    details: '',
    input: {
      SdkAppId: '',
      RoomId: '',
      UserId: '',
      IsMute: '',
    },
    output: {},
  },
  setUserBlockedByStrRoomId: {
    summary: 'Disables or enables the audio and video of a user in a room with a text as its id.',
    details: '',
    input: {
      SdkAppId: '',
      StrRoomId: '',
      UserId: '',
      IsMute: '',
    },
    output: {},
  },
  removeUser: {
    summary: 'Removes users from a room with a number.',
    details: '',
    input: {
      SdkAppId: '',
      RoomId: '',
      UserIds: '',
    },
    output: {},
  },
  removeUserByStrRoomId: {
    summary: 'Removes users from a room with a text as its id.',
    details: '',
    input: {
      SdkAppId: '',
      RoomId: '',
      UserIds: '',
    },
    output: {},
  },
  dismissRoom: {
    summary: 'Removes everybody from a room with a number and closes it.',
    details: '',
    input: {
      SdkAppId: '',
      RoomId: '',
    },
    output: {},
  },
  dismissRoomByStrRoomId: {
    summary: 'Removes everybody from a room with a text as its id and closes it.',
    details: '',
    input: {
      SdkAppId: '',
      RoomId: '',
    },
    output: {},
  },
  describeRoomInfo: {
    summary: 'Lists the rooms that an app had in a range of at most 24 hours.',
    details: '',
    input: {
      PageNumber: '',
      PageSize: '',
      RoomId: '',
      SdkAppId: '',
      StartTime: '',
      EndTime: '',
    },
    output: {
      Total: '',
      RoomList: '',
      'RoomList.CommId': '',
      'RoomList.RoomString': '',
      'RoomList.CreateTime': '',
      'RoomList.DestroyTime': '',
      'RoomList.IsFinished': '',
      'RoomList.UserId': 'Who created the room.',
    },
  },
  describeUserInfo: {
    summary: 'Lists who was in a room in a range of at most 4 hours.',
    details: '',
    input: {
      PageNumber: '',
      PageSize: '',
      UserIds: '',
      SdkAppId: '',
      StartTime: '',
      EndTime: '',
      CommId: '',
    },
    output: {
      Total: '',
      UserList: '',
      'UserList.RoomStr': '',
      'UserList.UserId': '',
      'UserList.JoinTs': '',
      'UserList.LeaveTs': 'Of somebody who is still in the room, the current time.',
      'UserList.Finished': '',
      'UserList.DeviceType': '',
      'UserList.SdkVersion': '',
      'UserList.ClientIp': '',
    },
  },
};

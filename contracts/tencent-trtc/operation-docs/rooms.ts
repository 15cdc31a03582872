// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const rooms: OperationDocs = {
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
};

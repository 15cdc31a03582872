// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const blocks: OperationDocs = {
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
};

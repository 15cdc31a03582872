// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const silence: OperationDocs = {
  silenceUser: {
    summary: 'Silences a viewer in the chat of an activity, or lets the viewer speak again.',
    details: 'The viewer can still watch. The call has no duration: the silence lasts until it is lifted.',
    input: {
      ActivityId:
        'The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids.',
      UserId: 'The viewer. `listUserBehaviorData` and `listActivityUsers` show the ids.',
      Status: '`true` silences, `false` lets the viewer speak again.',
    },
    output: {
      Status: '`true`: it is done. `false`: it is not; no page says why.',
      status: "The same as `Status`, as some of the vendor's SDKs spell it. The client gives it as `Status`.",
    },
  },
  getSilenceUserList: {
    summary: 'Lists the viewers who are silenced in an activity.',
    details: 'The whole list comes at once.',
    input: {
      ActivityId:
        'The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids.',
    },
    output: {
      UserList: 'The silenced viewers. The order is not documented.',
      'UserList.UserId': "The viewer's id.",
      'UserList.Nickname': "The viewer's nickname; an empty text where none is known.",
    },
  },
};

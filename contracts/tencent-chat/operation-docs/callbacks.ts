// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const callbacks: OperationDocs = {
  getLiveCallback: {
    summary: 'Tells where callbacks go, and which.',
    details: 'There is one configuration for each app: both services share it. It fails where none was set.',
    input: {},
    output: {
      Url: 'Where the callbacks go: an address that begins with `http://` or `https://`.',
      CallbackCommandList:
        'The names of the events to tell, such as `Live.CallbackAfterMemberStateChanged`; others are not told.',
    },
  },
  setLiveCallback: {
    summary: 'Says where callbacks go, and which.',
    details:
      'There is one configuration for each app: both services share it. It fails where one was set already: update it or delete it then.',
    input: {
      Url: 'Where the callbacks go: an address that begins with `http://` or `https://`.',
      CallbackCommandList:
        'The names of the events to tell, such as `Live.CallbackAfterMemberStateChanged`; others are not told.',
    },
    output: {},
  },
  updateLiveCallback: {
    summary: 'Says anew where callbacks go, and which.',
    details:
      'The new address and the new list replace the old ones. There is one configuration for each app: both services share it. It fails where none was set.',
    input: {
      Url: 'Where the callbacks go: an address that begins with `http://` or `https://`.',
      CallbackCommandList:
        'The names of the events to tell, such as `Live.CallbackAfterMemberStateChanged`; others are not told.',
    },
    output: {},
  },
  deleteLiveCallback: {
    summary: 'Ends the callbacks.',
    details:
      'There is one configuration for each app: both services share it. What the call gets where none was set is not documented; here it succeeds.',
    input: {},
    output: {},
  },
  getRoomCallback: {
    summary: 'Tells where callbacks go, and which.',
    details: 'There is one configuration for each app: both services share it. It fails where none was set.',
    input: {},
    output: {
      Url: 'Where the callbacks go: an address that begins with `http://` or `https://`.',
      CallbackCommandList:
        'The names of the events to tell, such as `Live.CallbackAfterMemberStateChanged`; others are not told.',
    },
  },
  setRoomCallback: {
    summary: 'Says where callbacks go, and which.',
    details:
      'There is one configuration for each app: both services share it. It fails where one was set already: update it or delete it then.',
    input: {
      Url: 'Where the callbacks go: an address that begins with `http://` or `https://`.',
      CallbackCommandList:
        'The names of the events to tell, such as `Live.CallbackAfterMemberStateChanged`; others are not told.',
    },
    output: {},
  },
  updateRoomCallback: {
    summary: 'Says anew where callbacks go, and which.',
    details:
      'The new address and the new list replace the old ones. There is one configuration for each app: both services share it. It fails where none was set.',
    input: {
      Url: 'Where the callbacks go: an address that begins with `http://` or `https://`.',
      CallbackCommandList:
        'The names of the events to tell, such as `Live.CallbackAfterMemberStateChanged`; others are not told.',
    },
    output: {},
  },
  deleteRoomCallback: {
    summary: 'Ends the callbacks.',
    details:
      'There is one configuration for each app: both services share it. What the call gets where none was set is not documented; here it succeeds.',
    input: {},
    output: {},
  },
};

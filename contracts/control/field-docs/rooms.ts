// Written by `npm run docs` from the comments of the operations.
import type { ControlDocs } from '../../core/contract/operation-docs.ts';

export const rooms: ControlDocs = {
  listRooms: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      query: 'The parameters of the query.',
      'query.vendor': 'Only rooms of this vendor. Default: of every vendor.',
      'query.room': 'As it is named to enter it.',
      body: 'The body.',
    },
    output: {
      now: 'What time it is in the sandbox, in ISO 8601.',
      rooms: 'The rooms, channels and activities.',
      'rooms.vendor': "The vendor's name.",
      'rooms.room': 'As it is named to enter it.',
      'rooms.title': 'The name of the room, where it has one.',
      'rooms.people': 'Who is in the room, and against whom something is held: at most 1000.',
      'rooms.people.id': 'The id of a user, a device or an address.',
      'rooms.people.name': 'The name, where one is known.',
      'rooms.people.isIn': 'Whether somebody is in the room now.',
      'rooms.people.sanctions': 'What is held against them; `until` where it ends by itself.',
      'rooms.people.sanctions.kind': 'What it is, such as `ban`.',
      'rooms.people.sanctions.until': 'When it ends by itself, in ISO 8601; absent where it does not.',
      'rooms.more': 'How many more people there are.',
      'rooms.quotas':
        "How far the vendor's quotas are used up here: what is counted, how much there is, and how much there may be.",
      'rooms.quotas.name': 'The name of the quota.',
      'rooms.quotas.counts': 'What is counted, in words.',
      'rooms.quotas.count': 'How much there is.',
      'rooms.quotas.limit': 'How much there may be.',
      more: 'How many more rooms each vendor has whose people are too many to be listed at once; ask for one of them by its name.',
    },
  },
  enterRoom: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      'path.vendor': "The vendor's name.",
      'path.room': 'The room, channel or activity, as `listRooms` names it.',
      query: 'The parameters of the query.',
      body: 'The body.',
      'body.user': "The user's id. Default: nobody in particular.",
      'body.device': 'The id of the device. Default: none.',
      'body.ip': 'The address that the visitor comes from. Default: none.',
    },
    output: {
      admitted: 'Whether the visitor is in the room afterwards.',
      sanction: 'What kept the visitor out.',
      code: "What the vendor's own client would be told.",
    },
  },
  leaveRoom: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      'path.vendor': "The vendor's name.",
      'path.room': 'The room, channel or activity, as `listRooms` names it.',
      query: 'The parameters of the query.',
      body: 'The body.',
      'body.user': "The user's id. Default: nobody in particular.",
      'body.device': 'The id of the device. Default: none.',
      'body.ip': 'The address that the visitor comes from. Default: none.',
    },
    output: {
      admitted: 'Whether the visitor is in the room afterwards.',
      sanction: 'What kept the visitor out.',
      code: "What the vendor's own client would be told.",
    },
  },
};

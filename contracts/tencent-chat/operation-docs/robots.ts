// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const robots: OperationDocs = {
  addRobots: {
    summary: 'Puts robots into a live room, three at the most.',
    details:
      'A robot that is in the room already counts once. A call with which there would be more than three adds none.',
    input: {
      RoomId: 'The id of the live room, at most 48 bytes; a room of another type is refused.',
      RobotList_Account:
        'The accounts of the robots: at least 1, and with those that are inside 3 at the most. They must be imported.',
    },
    output: {},
  },
  listRobots: {
    summary: 'Lists the robots of a live room.',
    details: 'All of them come in one reply, three at the most.',
    input: {
      RoomId: 'The id of the live room, at most 48 bytes; a room of another type is refused.',
    },
    output: {
      RobotList_Account: 'The accounts of the robots, in the order in which they came.',
    },
  },
  removeRobots: {
    summary: 'Takes robots out of a live room.',
    details: 'Accounts that are no robots of the room are ignored.',
    input: {
      RoomId: 'The id of the live room, at most 48 bytes; a room of another type is refused.',
      RobotList_Account: 'The accounts of the robots: at least 1. They must be imported.',
    },
    output: {},
  },
};

// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const metadata: OperationDocs = {
  setRoomMetadata: {
    summary: 'Sets entries of a room: 10 keys of 50 bytes, values of 2 KB each and of 16 KB together.',
    details:
      'A key that the room has gets the new value; entries under other keys stay. The limits hold for the room after the call, and a call that would break one sets nothing.',
    input: {
      RoomId: 'The id of the room.',
      Metadata: 'The entries to set: at least 1; the room has 10 at most.',
      'Metadata.Key': 'The name of the entry: 1 to 50 bytes.',
      'Metadata.Value':
        'The text of the entry: at most 2048 bytes; all values of the room together at most 16384 bytes.',
    },
    output: {},
  },
  getRoomMetadata: {
    summary: 'Tells the entries of a room under some keys, or all of them.',
    details: 'Keys under which nothing is set are left out of the reply.',
    input: {
      RoomId: 'The id of the room.',
      Keys: 'The keys to look up; an empty list means all entries of the room.',
    },
    output: {
      Metadata: 'The entries that were found.',
      'Metadata.Key': 'The name of the entry.',
      'Metadata.Value': 'The text of the entry.',
    },
  },
  deleteRoomMetadata: {
    summary: 'Deletes entries of a room.',
    details: 'Keys under which nothing is set are ignored as long as one of the keys is set.',
    input: {
      RoomId: 'The id of the room.',
      Keys: 'The keys of the entries to delete: at least 1.',
    },
    output: {},
  },
};

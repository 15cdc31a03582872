// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const bans: OperationDocs = {
  banMember: {
    summary:
      'Bans members of a live room for a time: they are removed, and cannot enter while the ban is valid.',
    details:
      'A ban of somebody who is banned replaces the earlier one. The call bans all of the accounts or none. Accounts that are not in the room are banned as well. The ban ends by itself after `Duration`.',
    input: {
      RoomId: 'The id of the live room.',
      MemberList_Account: 'The accounts to ban: 1 to 20.',
      Reason: 'Why, for the members to read: at most 200 bytes of UTF-8; an older page says 1000. Optional.',
      Duration: 'How long the ban is valid, in seconds: 1 to 4294967295.',
    },
    output: {},
  },
  unbanMember: {
    summary: 'Lifts bans in a live room.',
    details:
      'The accounts may enter again at once; nobody is put back into the room. What the call does for an account that is not banned is not documented; here it succeeds.',
    input: {
      RoomId: 'The id of the live room.',
      MemberList_Account: 'The accounts to free: 1 to 20.',
    },
    output: {},
  },
  listBannedMembers: {
    summary: 'Lists who is banned from a live room, and until when.',
    details:
      'The list comes in pages of 100 bans at most: send `NextOffset` as the next `Offset` until it is 0. Bans that have ended are left out here; the documents do not say whether they are.',
    input: {
      RoomId: 'The id of the room.',
      Limit:
        'How many bans the page holds at most: 1 to 100. The default is not documented; here it is 100, and 0 means the default.',
      Offset:
        'How many bans of the list to skip: 0 for the first page, then the `NextOffset` of the page before. Default: 0.',
      Next: 'Another name of `Offset`, which the table of the room service has: a number or its digits. `Offset` wins where both are sent.',
      Count:
        "Another name of `Limit`, which the vendor's own client sends. `Limit` wins where both are sent.",
    },
    output: {
      BannedAccountList:
        'The bans of this page, one for each account. The order is not documented; here the newest comes first.',
      'BannedAccountList.Member_Account': 'The account that is banned.',
      'BannedAccountList.BannedUntil': 'When the ban ends, in seconds since 1970.',
      NextOffset: 'The `Offset` of the next page; 0 when this page is the last.',
    },
  },
  banRoomMember: {
    summary: 'Bans members of a room for a time and removes them from it.',
    details:
      'A ban of somebody who is banned replaces the earlier one. The call bans all of the accounts or none. Somebody who is not in the room cannot be banned ahead of time.',
    input: {
      RoomId: 'The id of the room.',
      MemberList_Account: 'The accounts to ban, members of the room: 1 to 20.',
      Reason: 'Why, for the members to read: at most 1000 bytes of UTF-8. It may be empty, but not left out.',
      Duration: 'How long the ban is valid, in seconds: 1 to 4294967295.',
    },
    output: {},
  },
  unbanRoomMember: {
    summary: 'Lifts bans in a room.',
    details:
      'The accounts may enter again at once; nobody is put back into the room. What the call does for an account that is not banned is not documented; here it succeeds.',
    input: {
      RoomId: 'The id of the room.',
      MemberList_Account: 'The accounts to free: 1 to 20.',
    },
    output: {},
  },
  listBannedRoomMembers: {
    summary: 'Lists who is banned from a room, and until when.',
    details:
      'The list comes in pages of 100 bans at most: send `NextOffset` as the next `Offset` until it is 0. Bans that have ended are left out here; the documents do not say whether they are.',
    input: {
      RoomId: 'The id of the room.',
      Limit:
        'How many bans the page holds at most: 1 to 100. The default is not documented; here it is 100, and 0 means the default.',
      Offset:
        'How many bans of the list to skip: 0 for the first page, then the `NextOffset` of the page before. Default: 0.',
      Next: 'Another name of `Offset`, which the table of the room service has: a number or its digits. `Offset` wins where both are sent.',
      Count:
        "Another name of `Limit`, which the vendor's own client sends. `Limit` wins where both are sent.",
    },
    output: {
      BannedAccountList:
        'The bans of this page, one for each account. The order is not documented; here the newest comes first.',
      'BannedAccountList.Member_Account': 'The account that is banned.',
      'BannedAccountList.BannedUntil': 'When the ban ends, in seconds since 1970.',
      NextOffset: 'The `Offset` of the next page; 0 when this page is the last.',
    },
  },
};

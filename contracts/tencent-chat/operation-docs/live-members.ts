// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const liveMembers: OperationDocs = {
  muteMember: {
    summary: 'Mutes members of a live room for a time, or lifts their mutes.',
    details:
      'The members stay in the room and cannot send messages while the mute is valid. A mute of somebody who is muted replaces the earlier one. There is no command of its own to lift mutes.',
    input: {
      RoomId: 'The id of the live room.',
      MemberList_Account: 'The accounts to mute: at least 1; a largest number is not documented.',
      MuteTime: 'How long the mute is valid, in seconds: 1 to 4294967295; 0 lifts the mutes.',
    },
    output: {},
  },
  listMutedMembers: {
    summary: 'Lists who is muted in a live room, and until when.',
    details:
      'The whole list comes in one reply; mutes that have ended are left out. The order is not documented.',
    input: {
      RoomId: 'The id of the live room.',
    },
    output: {
      MutedAccountList: 'The mutes of the room, one for each account.',
      'MutedAccountList.Member_Account': 'The account that is muted.',
      'MutedAccountList.MutedUntil': 'When the mute ends, in seconds since 1970.',
    },
  },
  listMembers: {
    summary: 'Lists who is in a live room, 1000 members at the most.',
    details:
      "The list comes in pages: send `Next` of a reply with the next call until it is empty. The vendor's list may be 40 seconds old; the emulator's is always fresh.",
    input: {
      RoomId: 'The id of the live room; a room of another type is refused.',
      Next: 'Where the page begins: empty for the first one, then the `Next` of the page before.',
    },
    output: {
      Next: 'Where the next page begins; empty when this page is the last.',
      MemberCount: 'How many members are in the room, also those that are not listed.',
      MemberList: 'The members of this page.',
      'MemberList.Member_Account': 'The account of the member.',
    },
  },
  modifyAdmins: {
    summary: 'Makes accounts administrators of a live room, or takes that from them.',
    details:
      'A room has 5 administrators at most; the call that would make more changes nothing. The owner needs no other rank and is passed over, and so is an account that has the rank already, or does not have it.',
    input: {
      RoomId: 'The id of the live room.',
      Admin_Account: 'The accounts whose rank changes: 1 to 5.',
      OpType: '`add` makes administrators, `delete` takes the rank away.',
    },
    output: {},
  },
  listAdmins: {
    summary: 'Lists the administrators of a live room.',
    details: 'All of them come in one reply, 5 at most; the owner is not among them.',
    input: {
      RoomId: 'The id of the live room.',
    },
    output: {
      Admin_Account: 'The accounts of the administrators, who were made such last first.',
    },
  },
};

// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const conferenceMembers: OperationDocs = {
  kickRoomMember: {
    summary: 'Removes members from a room; they may come back.',
    details:
      'The call removes all of the accounts or none: it fails when one of them is not inside, or owns the room.',
    input: {
      RoomId: 'The id of the room; that of a live room is taken as well.',
      MemberList_Account: 'The accounts to remove: 1 to 20.',
      Reason: 'Why, for the members to read: at most 1000 bytes of UTF-8. It may be empty, but not left out.',
    },
    output: {},
  },
  listRoomMembers: {
    summary: 'Lists who is in a room.',
    details: 'The list comes in pages: send `Next` of a reply with the next call until it is empty.',
    input: {
      RoomId: 'The id of the room.',
      Count:
        'How many members the page holds at most; a largest number is not documented. Default: 50, also for 0.',
      Next: 'Where the page begins: empty for the first one, then the `Next` of the page before. Default: empty.',
    },
    output: {
      Next: 'Where the next page begins; empty when this page is the last.',
      MemberList: 'The members of this page.',
      'MemberList.Member_Account': 'The account of the member.',
      'MemberList.NameCard': 'The name of the member in this room; empty where none was set.',
      'MemberList.Role':
        '`RoomOwner` for the owner, `Admin` for an administrator of the room, `Member` for all others. One table of the pages calls the owner `Owner`.',
      'MemberList.Marks': 'The marks of the member: numbers from 1000 on.',
      'MemberList.CustomInfo': 'A text of the app about the member; empty where none was set.',
    },
  },
  updateRoomMember: {
    summary: 'Changes the name card, the role and the custom text of a member.',
    details:
      'Fields that are left out stay as they are. The member must be in the room; all of it is gone when the member leaves. The role of the owner cannot be changed.',
    input: {
      RoomId: 'The id of the room.',
      MemberInfo: 'Which member changes, and how.',
      'MemberInfo.Member_Account': 'The account of the member.',
      'MemberInfo.NameCard': 'The name of the member in this room: at most 32 bytes. Optional.',
      'MemberInfo.Role':
        '`Admin` makes an administrator of the room, `Member` takes the rank away. Optional.',
      'MemberInfo.CustomInfo': 'A text of the app about the member: at most 60 bytes. Optional.',
    },
    output: {},
  },
  markRoomMembers: {
    summary: 'Puts marks on members of a room, or takes them off; a room has 10 different marks at the most.',
    details:
      'All of the members must be in the room, or nothing changes. Whether new marks replace those that a member has is not documented; here they come in addition.',
    input: {
      RoomId: 'The id of the room.',
      CommandType: '1 sets marks, 2 deletes them; as a number or as its digit.',
      MemberList: 'The members and their marks: 1 to 10 members.',
      'MemberList.Member_Account': 'The account of the member.',
      'MemberList.Marks': 'The marks to set or to delete: 1 to 3 numbers from 1000 on.',
    },
    output: {},
  },
};

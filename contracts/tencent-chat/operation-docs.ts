// Written by `npm run docs` from the comments in operations/.
import type { OperationDocs } from '../core/contract/operation-docs.ts';

export const docs: OperationDocs = {
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
  createLiveRoom: {
    summary: 'Makes a live room.',
    details: 'Nobody is inside at first, not even the owner. The room stays until it is dissolved.',
    input: {
      RoomInfo: 'What the new room is like.',
      'RoomInfo.IsUnlimitedRoomEnabled':
        'Whether the number of members has no limit. What else it changes is not documented; the emulator only remembers it.',
      'RoomInfo.SeatLayoutTemplateId':
        'The number of the layout of the seats, such as 600. The emulator only remembers it.',
      'RoomInfo.SeatTemplate':
        'The name of the layout of the seats, such as `VideoDynamicGrid9Seats`. The newest page calls it mandatory, older ones do not know it; here it is optional. No page says how long it may be.',
      'RoomInfo.KeepOwnerOnSeat':
        'Whether the owner has a seat all the time. The emulator only remembers it.',
      'RoomInfo.IsSeatEnabled': 'Whether the room has seats for speakers. Default: false.',
      'RoomInfo.MaxSeatCount': 'How many seats the room has; the package of the app bounds it.',
      'RoomInfo.CoverURL': 'The address of the cover picture: at most 200 bytes.',
      'RoomInfo.Category':
        'Numbers that sort the room into kinds: at most 3; their meaning is up to the app.',
      'RoomInfo.ActivityStatus': 'A number for the state of the room; its meaning is up to the app.',
      'RoomInfo.IsPublicVisible':
        'Whether the room is in the list of live rooms. The default of a new room is not documented; here it is true.',
      'RoomInfo.Notice': 'A notice to the members: at most 100 bytes.',
      'RoomInfo.RoomName': 'The name of the room: at most 100 bytes. Default of a new room: its id.',
      'RoomInfo.MaxMemberCount':
        'How many members the room holds. Default of a new room: what the package of the app allows; 20 in the trial package.',
      'RoomInfo.IsMessageDisabled':
        'Whether all members but the owner and the administrators are kept from sending messages. Default of a new room: false.',
      'RoomInfo.TakeSeatMode':
        'How a member gets a seat: `None` for no seats, `FreeToTake` or 1 without asking, `ApplyToTake` or 2 after the owner or an administrator agrees. The default of a new room is not documented; here it is `None`.',
      'RoomInfo.RoomId': 'The id of the new room: 1 to 48 bytes of printable ASCII that no other room has.',
      'RoomInfo.RoomType': 'The type of the room: `Live`.',
      'RoomInfo.Owner_Account':
        'The account of the owner, which must be imported. Default: the administrator who calls.',
    },
    output: {},
  },
  destroyLiveRoom: {
    summary: 'Dissolves a live room.',
    details:
      'Everybody is out, and bans, mutes, administrators, robots and metadata are gone. Every command for the id fails afterwards, until a room is made under it again.',
    input: {
      RoomId: 'The id of the live room.',
    },
    output: {
      Statistic: 'What happened in the room while it was there.',
      'Statistic.TotalViewers': 'How often somebody entered; who enters again counts again.',
      'Statistic.TotalGiftsSent': 'How many gifts were sent. The emulator counts no gifts: 0.',
      'Statistic.TotalGiftCoins': 'What the gifts cost together, in coins. The emulator counts no gifts: 0.',
      'Statistic.TotalUniqueGiftSenders': 'How many members sent gifts. The emulator counts no gifts: 0.',
      'Statistic.TotalLikesReceived': 'How many likes the room got. The emulator counts no likes: 0.',
    },
  },
  updateLiveRoom: {
    summary: 'Changes what is known of a live room; fields that are left out stay as they are.',
    details:
      'The owner and what was said of seats when the room was made cannot be changed here, except for `TakeSeatMode`.',
    input: {
      RoomInfo: 'Which room changes, and what of it.',
      'RoomInfo.CoverURL': 'The address of the cover picture: at most 200 bytes.',
      'RoomInfo.Category':
        'Numbers that sort the room into kinds: at most 3; their meaning is up to the app.',
      'RoomInfo.ActivityStatus': 'A number for the state of the room; its meaning is up to the app.',
      'RoomInfo.IsPublicVisible':
        'Whether the room is in the list of live rooms. The default of a new room is not documented; here it is true.',
      'RoomInfo.Notice': 'A notice to the members: at most 100 bytes.',
      'RoomInfo.RoomName': 'The name of the room: at most 100 bytes. Default of a new room: its id.',
      'RoomInfo.MaxMemberCount':
        'How many members the room holds. Default of a new room: what the package of the app allows; 20 in the trial package.',
      'RoomInfo.IsMessageDisabled':
        'Whether all members but the owner and the administrators are kept from sending messages. Default of a new room: false.',
      'RoomInfo.TakeSeatMode':
        'How a member gets a seat: `None` for no seats, `FreeToTake` or 1 without asking, `ApplyToTake` or 2 after the owner or an administrator agrees. The default of a new room is not documented; here it is `None`.',
      'RoomInfo.RoomId': 'The id of the live room.',
    },
    output: {},
  },
  getLiveRoom: {
    summary: 'Tells what is known of a live room.',
    details: 'Who is inside, banned or muted has lists of its own.',
    input: {
      RoomId: 'The id of the live room.',
    },
    output: {
      RoomInfo: 'What is known of the room.',
      'RoomInfo.RoomId': 'The id of the room.',
      'RoomInfo.RoomName': 'The name of the room; its id where none was set.',
      'RoomInfo.RoomType': 'The type of the room: `Live`, or `Conference` for a room of the other service.',
      'RoomInfo.Owner_Account': 'The account of the owner.',
      'RoomInfo.CreateTime': 'When the room was made, in seconds since 1970.',
      'RoomInfo.IsSeatEnabled': 'Whether the room has seats for speakers.',
      'RoomInfo.TakeSeatMode':
        'How a member gets a seat: `None` for no seats, `FreeToTake` without asking, `ApplyToTake` after the owner or an administrator agrees. Older pages have 1 for `FreeToTake` and 2 for `ApplyToTake`.',
      'RoomInfo.MaxSeatCount': 'How many seats the room has; the package of the app bounds it.',
      'RoomInfo.MaxMemberCount': 'How many members the room holds.',
      'RoomInfo.IsMessageDisabled':
        'Whether all members but the owner and the administrators are kept from sending messages.',
      'RoomInfo.CoverURL': 'The address of the cover picture; empty where none was set.',
      'RoomInfo.Category': 'Numbers that sort the room into kinds; their meaning is up to the app.',
      'RoomInfo.ActivityStatus':
        'A number for the state of the room; its meaning is up to the app. 0 where none was set.',
      'RoomInfo.ViewCount': 'How often somebody entered the room; who enters again counts again.',
      'RoomInfo.IsPublicVisible': 'Whether the room is in the list of live rooms.',
      'RoomInfo.Notice': 'The notice of the room; absent where none was set.',
    },
  },
  listLiveRooms: {
    summary: 'Lists the live rooms, the most viewed first.',
    details:
      'Rooms that are not public are left out. The list comes in pages: send `Next` of a reply with the next call until it is empty.',
    input: {
      Next: 'Where the page begins: empty for the first one, then the `Next` of the page before.',
      Count: 'How many rooms the page holds at most: 1 to 20; 0 means the default. Default: 20.',
    },
    output: {
      Next: 'Where the next page begins; empty when this page is the last.',
      RoomList: 'The rooms of this page.',
      'RoomList.RoomId': 'The id of the room.',
      'RoomList.Owner_Account': 'The account of the owner.',
      'RoomList.RoomName': 'The name of the room; its id where none was set.',
      'RoomList.CreateTime': 'When the room was made, in seconds since 1970.',
      'RoomList.CoverURL': 'The address of the cover picture; empty where none was set.',
      'RoomList.Category': 'Numbers that sort the room into kinds; their meaning is up to the app.',
      'RoomList.ActivityStatus':
        'A number for the state of the room; its meaning is up to the app. 0 where none was set.',
      'RoomList.ViewCount': 'How often somebody entered the room; who enters again counts again.',
    },
  },
  changeLiveRoomOwner: {
    summary: 'Gives a live room to another owner.',
    details:
      'The new owner is no administrator of the room any more; the old one becomes a plain member. Somebody who is banned from the room must be freed first. That the new owner is inside is not asked for.',
    input: {
      RoomId: 'The id of the live room.',
      NewOwner_Account: 'The account that is to own the room.',
    },
    output: {},
  },
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
  createRoom: {
    summary: 'Makes a conference room, now or for later.',
    details:
      'Without an end, a meeting lasts an hour; it lasts five minutes at least. It does not end by itself at its end. The owner is inside at once here; the documents only show it in a sample.',
    input: {
      RoomInfo: 'What the new room is like.',
      'RoomInfo.ScheduleStartTime': 'When the meeting begins, in seconds since 1970. Default: now.',
      'RoomInfo.ScheduleEndTime':
        'When the meeting is to end, in seconds since 1970: at least 300 seconds after its start. Default: an hour after its start.',
      'RoomInfo.IsPasswordEnabled': 'Whether a password is needed to enter.',
      'RoomInfo.Password': 'The password for entering. No page says how long it may be.',
      'RoomInfo.IsSeatEnabled': 'Whether the room has seats for speakers. Default: false.',
      'RoomInfo.MaxSeatCount': 'How many seats the room has; the package of the app bounds it.',
      'RoomInfo.IsVideoDisabled':
        'Whether members are kept from turning their cameras on. Default of a new room: false.',
      'RoomInfo.IsAudioDisabled':
        'Whether members are kept from turning their microphones on. Default of a new room: false.',
      'RoomInfo.IsScreenSharingDisabled':
        'Whether members are kept from sharing their screens. Default of a new room: false.',
      'RoomInfo.IsCloudRecordingDisabled':
        'Whether recording in the cloud is turned off. Default of a new room: false.',
      'RoomInfo.CustomInfo': 'A text of the app: at most 500 bytes.',
      'RoomInfo.RoomName': 'The name of the room: at most 100 bytes. Default of a new room: its id.',
      'RoomInfo.MaxMemberCount':
        'How many members the room holds. Default of a new room: what the package of the app allows; 20 in the trial package.',
      'RoomInfo.IsMessageDisabled':
        'Whether all members but the owner and the administrators are kept from sending messages. Default of a new room: false.',
      'RoomInfo.TakeSeatMode':
        'How a member gets a seat: `None` for no seats, `FreeToTake` or 1 without asking, `ApplyToTake` or 2 after the owner or an administrator agrees. The default of a new room is not documented; here it is `None`.',
      'RoomInfo.RoomId': 'The id of the new room: 1 to 48 bytes of printable ASCII that no other room has.',
      'RoomInfo.RoomType': 'The type of the room: `Conference`.',
      'RoomInfo.Owner_Account':
        'The account of the owner, which must be imported. Default: the administrator who calls.',
      ScheduleInviteeList_Account:
        'The accounts that are invited to the meeting; a largest number is not documented. The emulator invites nobody.',
    },
    output: {},
  },
  destroyRoom: {
    summary: 'Dissolves a room.',
    details:
      'Everybody is out, and bans are gone. Every command for the id fails afterwards, until a room is made under it again.',
    input: {
      RoomId: 'The id of the room.',
    },
    output: {},
  },
  updateRoom: {
    summary: 'Changes what is known of a room; fields that are left out stay as they are.',
    details: 'The owner has a command of its own. Times, seats and password are said when the room is made.',
    input: {
      RoomInfo: 'Which room changes, and what of it.',
      'RoomInfo.IsVideoDisabled':
        'Whether members are kept from turning their cameras on. Default of a new room: false.',
      'RoomInfo.IsAudioDisabled':
        'Whether members are kept from turning their microphones on. Default of a new room: false.',
      'RoomInfo.IsScreenSharingDisabled':
        'Whether members are kept from sharing their screens. Default of a new room: false.',
      'RoomInfo.IsCloudRecordingDisabled':
        'Whether recording in the cloud is turned off. Default of a new room: false.',
      'RoomInfo.CustomInfo': 'A text of the app: at most 500 bytes.',
      'RoomInfo.RoomName': 'The name of the room: at most 100 bytes. Default of a new room: its id.',
      'RoomInfo.MaxMemberCount':
        'How many members the room holds. Default of a new room: what the package of the app allows; 20 in the trial package.',
      'RoomInfo.IsMessageDisabled':
        'Whether all members but the owner and the administrators are kept from sending messages. Default of a new room: false.',
      'RoomInfo.TakeSeatMode':
        'How a member gets a seat: `None` for no seats, `FreeToTake` or 1 without asking, `ApplyToTake` or 2 after the owner or an administrator agrees. The default of a new room is not documented; here it is `None`.',
      'RoomInfo.RoomId': 'The id of the room.',
    },
    output: {},
  },
  getRoom: {
    summary: 'Tells what is known of a room.',
    details: 'Who is inside or banned has lists of its own.',
    input: {
      RoomId: 'The id of the room.',
    },
    output: {
      RoomInfo: 'What is known of the room.',
      'RoomInfo.RoomId': 'The id of the room.',
      'RoomInfo.RoomName': 'The name of the room; its id where none was set.',
      'RoomInfo.RoomType': 'The type of the room: `Conference`, or `Live` for a room of the other service.',
      'RoomInfo.Owner_Account': 'The account of the owner.',
      'RoomInfo.MaxMemberCount': 'How many members the room holds.',
      'RoomInfo.MaxSeatCount': 'How many seats the room has; the package of the app bounds it.',
      'RoomInfo.IsVideoDisabled': 'Whether members are kept from turning their cameras on.',
      'RoomInfo.IsAudioDisabled': 'Whether members are kept from turning their microphones on.',
      'RoomInfo.IsMessageDisabled':
        'Whether all members but the owner and the administrators are kept from sending messages.',
      'RoomInfo.IsScreenSharingDisabled': 'Whether members are kept from sharing their screens.',
      'RoomInfo.IsCloudRecordingDisabled': 'Whether recording in the cloud is turned off.',
      'RoomInfo.CustomInfo': 'A text of the app; empty where none was set.',
      'RoomInfo.ScheduleStartTime': 'When the meeting begins, in seconds since 1970.',
      'RoomInfo.ScheduleEndTime': 'When the meeting is to end, in seconds since 1970.',
      'RoomInfo.RoomStatus':
        '`NotStarted` before `ScheduleStartTime`, `Running` from then on; when `None` comes is not documented.',
      'RoomInfo.IsSeatEnabled': 'Whether the room has seats for speakers.',
      'RoomInfo.TakeSeatMode':
        'How a member gets a seat: `None` for no seats, `FreeToTake` without asking, `ApplyToTake` after the owner or an administrator agrees.',
      'RoomInfo.CreateTime': 'When the room was made, in seconds since 1970.',
      'RoomInfo.MemberCount': 'How many members are in the room.',
    },
  },
  changeRoomOwner: {
    summary: 'Gives a room to another of its members.',
    details:
      'The new owner must be in the room and is no administrator of it any more; the old owner becomes a plain member.',
    input: {
      RoomId: 'The id of the room.',
      From_Account: 'The account that owns the room now.',
      NewOwner_Account: 'The account that is to own the room: one of its members.',
    },
    output: {},
  },
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

// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const liveRooms: OperationDocs = {
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
};

// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const conferenceRooms: OperationDocs = {
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
};

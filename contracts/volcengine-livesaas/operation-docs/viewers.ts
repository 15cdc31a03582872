// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const viewers: OperationDocs = {
  listActivityUsers: {
    summary: 'Lists the viewers of an activity: who is in the room, silenced, kicked out or banned.',
    details:
      "A viewer is whoever has ever entered. Where all are asked for, without a name, the vendor may show the presenter in the first row, with `UserId` 0. The vendor's counts of who is online lag behind by 3 to 5 minutes.",
    input: {
      ActivityId:
        'The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids.',
      PageNumber: 'Which page, counted from 1. Default: 1.',
      PageSize: 'How many viewers a page has: 1 to 100. Default: 50.',
      SearchName: 'Only viewers whose nickname contains this text. Default: any nickname.',
      SearchStatus:
        'Which viewers: 1 all, 2 the silenced, 3 those who were kicked out, 4 the banned, 5 the inattentive. In the emulator 3 finds banned users, 4 viewers whose address is banned, and 5 those with a count of inattention above 0.',
      SearchAudienceGroupId:
        'Only viewers in the audience group with this id; -2 any group, 0 whoever is in none. Default: -2.',
    },
    output: {
      PageNumber: 'Which page this is, counted from 1.',
      PageSize: 'How many viewers a page has.',
      TotalCount: 'How many viewers were found, on all pages.',
      OnlineUserCount: 'How many viewers of the activity are in the room, found or not.',
      TotalUserCount: 'How many viewers the activity has had, found or not.',
      UserMsgs: 'The viewers of this page.',
      'UserMsgs.UserId':
        "The viewer's id, with which calls about users name the viewer; 0 for the presenter.",
      'UserMsgs.UserName': "The viewer's nickname.",
      'UserMsgs.SilenceStatus':
        'Whether the viewer is silenced in the chat: 0 no, 1 yes, by an assumption of the emulator.',
      'UserMsgs.OnlineStatus':
        'Whether the viewer is in the room: 0 no, 1 yes, by an assumption. At the vendor it lags behind by 3 to 5 minutes.',
      'UserMsgs.IsPresenter':
        'Whether this is the presenter of the activity: 0 no, 1 yes, by an assumption of the emulator.',
      'UserMsgs.UserCookie':
        "The id of the viewer's device; 0 where it is unknown. As a text it is an entry of `Cookies` in a ban.",
      'UserMsgs.ExternalUserId':
        "The viewer's id in the customer's own system; an empty text where there is none.",
      'UserMsgs.IsBannedUser':
        'Whether the user is banned from this activity: 0 no, 1 yes, by an assumption of the emulator.',
      'UserMsgs.IsBannedIP':
        "Whether the viewer's address is banned from this activity: 0 no, 1 yes, by an assumption of the emulator.",
      'UserMsgs.IP': 'The address the viewer came from last; an empty text where it is unknown.',
      'UserMsgs.ShiftScreenNumber': 'How often the viewer left the page for another one.',
      'UserMsgs.MuteNumber': 'How often the viewer muted the sound.',
      'UserMsgs.NoInteractNumber': 'How often the viewer did not react when asked to.',
      'UserMsgs.UserCredit': "The viewer's credit. There is none in the emulator: 0.",
      'UserMsgs.AudienceGroupId': 'The id of the audience group that the viewer is in; 0 for none.',
    },
  },
  listUserBehaviorData: {
    summary: 'Lists the visits to an activity, with user, device and address.',
    details:
      'It is where the ids of users and devices for a ban come from. An entry is one visit, or the visits of one user or device together. Pages reach the 10,000th entry; beyond it each call gives the `ScrollId` of the one before. The page says GET, and most SDKs send POST: both are served.',
    input: {
      ActivityId:
        'The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids.',
      PageNo:
        'Which page, counted from 1. Default: 1. Without a `ScrollId`, `PageNo` × `PageItemCount` must not exceed 10,000; with one, the page must be the one after that which gave it.',
      PageItemCount: 'How many entries a page has: 1 to 500. Default: 10.',
      ScrollId:
        'What the page before gave as `ScrollId`, to read on beyond 10,000 entries. It is good for 20 minutes, and not beside `IsMerge` 1 or `IsMergeUserId` 1. Default: empty, for the first page.',
      Name: 'Only viewers whose nickname contains this text. Default: any nickname.',
      StartTime: 'Only visits that began then or later, in seconds since 1970. Default: any time.',
      EndTime:
        'Only visits that ended then or sooner, in seconds since 1970. Default: any time, and visits that go on.',
      IsMerge: '1 makes one entry of all visits by one device, 0 one of each visit. Default: 0.',
      IsMergeUserId: '1 makes one entry of all visits by one user, 0 one of each visit. Default: 0.',
      UserId: 'Only this user. Default: every user.',
      UserIds: 'Only these users. Default, and what an empty list means: every user.',
      ExternalUserId: "Only the user who has this id in the customer's own system. Default: every user.",
    },
    output: {
      Data: 'The entries of this page: visits, or the visits of one user or device together.',
      'Data.UserId': "The viewer's id, with which calls about users name the viewer.",
      'Data.Cookie':
        'The id of the device; 0 where it is unknown. As a text it is an entry of `Cookies` in a ban.',
      'Data.ExternalUserId':
        "The viewer's id in the customer's own system; an empty text where there is none.",
      'Data.UserName': "The viewer's nickname.",
      'Data.UserTel': "The viewer's telephone number. The emulator knows none: an empty text.",
      'Data.IP': 'The address the viewer came from; an empty text where it is unknown.',
      'Data.Region': 'Where the address is. The emulator does not know: an empty text.',
      'Data.Os': 'The operating system of the device. The emulator does not know: an empty text.',
      'Data.UserDevice': 'What the device is. The emulator does not know: an empty list.',
      'Data.AccessTime':
        "When the viewer entered. The form is not documented; `2025-01-24 10:43:12` in China's time by an assumption of the emulator.",
      'Data.JoinAt': 'When each visit began, in seconds since 1970.',
      'Data.LeaveAt': 'When each visit ended, in seconds since 1970. A visit that goes on has no entry.',
      'Data.WatchTime': 'How long the visits took together, in seconds.',
      'Data.SilenceStatus':
        'Whether the viewer is silenced in the chat: 0 no, 1 yes, by an assumption of the emulator.',
      'Data.ShiftScreenNumber': 'How often the viewer left the page for another one.',
      'Data.MuteNumber': 'How often the viewer muted the sound.',
      'Data.NoInteractNumber': 'How often the viewer did not react when asked to.',
      'Data.CommentCounts': 'How many comments the viewer wrote. There is no chat in the emulator: 0.',
      'Data.ThumbUpNumber': 'How often the viewer gave a like. There are no likes in the emulator: 0.',
      'Data.CheckInNumber': 'How often the viewer checked in. There are no check-ins in the emulator: 0.',
      'Data.UserCredit': "The viewer's credit. There is none in the emulator: 0.",
      'Data.Extra':
        "What the customer's own system said of the viewer. The emulator does not know: an empty text.",
      TotalItemCount: 'How many entries there are, on all pages.',
      ScrollId:
        'What to give as `ScrollId` for the next page, within 20 minutes; an empty text where visits are put together.',
    },
  },
};

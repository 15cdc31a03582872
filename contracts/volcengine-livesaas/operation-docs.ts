// Written by `npm run docs` from the comments in operations/.
import type { OperationDocs } from '../core/contract/operation-docs.ts';

export const docs: OperationDocs = {
  listActivities: {
    summary: 'Lists the activities of the account.',
    details:
      'Deleted ones are not in it. At most 10,000 are found, those whose start is nearest to now, so search for fewer where there are more. Searches for tags, hosts and reviews are ignored by the emulator.',
    input: {
      PageNo: 'Which page, counted from 1. Default: 1. `PageNo` × `PageItemCount` must not exceed 10,000.',
      PageItemCount:
        'How many activities a page has: from 1. Default: 10. `PageNo` × `PageItemCount` must not exceed 10,000.',
      Name: 'Only activities whose name contains this text; capital and small letters are the same. Default: any name.',
      Status:
        'Only activities in this stage: 0 any, 1 live, 2 preview, 3 replay, 4 ended without a replay. Default: 0.',
      LiveTime:
        'Only activities that are planned to start then or later, in seconds since 1970. Default: any time.',
      IsLockPreview:
        '-1: all. 0: those whose preview is not locked. 1: those whose preview is locked. Default: 0.',
      LiveMode:
        'Only activities with this latency type of the stream. The emulator knows no list of the types: any number may be asked for.',
      LiveLayout:
        'Only activities with this layout. The emulator knows no list of the layouts: any number may be asked for.',
      SortBy:
        'The order: by `LiveTime`, the planned start, or by `CreateTime`. The emulator takes any other text for `LiveTime`. Default: `LiveTime`.',
      SortOrder:
        '`Desc`: the latest first. `Asc`: the earliest first. The emulator takes any other text for none. Default: not documented.',
      SearchActivityId: 'Only the activity with this id.',
      ViewPageUrl: 'Only the activity with this address of its page, as `ViewUrl` shows it.',
    },
    output: {
      PageNo: 'Which page this is, counted from 1.',
      PageItemCount: 'How many activities a page has.',
      TotalItemCount: 'How many activities there are on all pages: at most 10,000.',
      Activities: 'The activities of this page.',
      'Activities.Id': 'The id of the activity, with which every other call names it.',
      'Activities.Name': 'Its name.',
      'Activities.Status': 'Its stage: 1 live, 2 preview, 3 replay, 4 ended without a replay.',
      'Activities.LiveTime':
        'When it is planned to start, in seconds since 1970. The stream itself may start at another time.',
      'Activities.StreamStartTime':
        'When its stream started, in seconds since 1970. The emulator has no streams, and gives 0.',
      'Activities.CreateTime': 'When it was made, in seconds since 1970.',
      'Activities.ViewUrl': "The address of the page where viewers watch. The emulator's leads nowhere.",
      'Activities.CoverImage':
        'The address of the cover in landscape format; without its protocol where it was set in the console.',
      'Activities.VerticalCoverImage':
        'The address of the cover in portrait format; that of `CoverImage` where none was set.',
      'Activities.LiveMode':
        'The latency type of the stream, by number; 0 in the emulator where none was given.',
      'Activities.LiveLayout':
        'The layout, by number; which number means what is not documented here. 0 in the emulator where none was given.',
      'Activities.LiveReviewStatus':
        'Where the review of the activity stands, by number; which means what is not documented here. There are no reviews in the emulator: 0.',
      'Activities.IsLockPreview':
        'Whether its preview is locked: 0 it never was, 1 it is, 2 it was and no longer is.',
      'Activities.HostAccountId': 'The id of the account of its host. There are no hosts in the emulator: 0.',
      'Activities.HostAccountName':
        'The name of the account of its host. There are no hosts in the emulator: an empty text.',
      'Activities.SiteTags': 'Its category tags. There are no tags in the emulator: an empty list.',
      'Activities.SiteTags.Index': 'The place of the tag among the others.',
      'Activities.SiteTags.Name': 'The name of the tag.',
      'Activities.SiteTags.Value': 'Its value for this activity.',
      'Activities.TextSiteTags': 'Its text tags. There are no tags in the emulator: an empty list.',
      'Activities.TextSiteTags.Index': 'The place of the tag among the others.',
      'Activities.TextSiteTags.Name': 'The name of the tag.',
      'Activities.TextSiteTags.Value': 'Its value for this activity.',
    },
  },
  createActivity: {
    summary: 'Makes an activity, from nothing or as a copy of another one.',
    details:
      'It begins in the stage of preview. Going live takes a stream, which no call of this API sends. Where `IsAutoEndEnable` is 1 it ends at `EndTime`. Whether a copy takes over bans is not documented.',
    input: {
      Name: 'The name: 1 to 150 characters.',
      LiveTime:
        'When it is planned to start, in seconds since 1970. The stream itself may start at another time. Default: now.',
      EndTime:
        'When it ends, in seconds since 1970: later than now, and later than `LiveTime`, by 259,200 seconds (72 hours) at most. Required where `IsAutoEndEnable` is 1.',
      IsAutoEndEnable: 'Whether it ends by itself at `EndTime`: 0 no, 1 yes. Default: 0.',
      OldId:
        'The id of the activity to copy: a whole number from 1. A copy has the looks of its source unless the call says otherwise.',
      CopyStream:
        'Whether the streams of the copied activity are copied too. The emulator has no streams, and does nothing with it.',
      CoverImage:
        'The address of the cover in landscape format, with its protocol. Default: a cover of the vendor; none in the emulator.',
      VerticalCoverImage:
        'The address of the cover in portrait format, with its protocol. Default: that of `CoverImage`.',
      LiveMode:
        'The latency type of the stream. The emulator knows no list of the types, keeps any whole number and does nothing with it.',
      LiveLayout:
        'The layout. The emulator knows no list of the layouts, keeps any whole number and does nothing with it.',
      ViewUrlPath:
        'The end of the address of the page, `ViewUrl`: 1 to 20 letters or digits. Default: a random text.',
    },
    output: {
      ActivityId: 'The id of the new activity, with which every other call names it.',
      ViewUrl: "The address of the page where viewers watch. The emulator's leads nowhere.",
      ActivityIdStr: 'Not documented; empty unless an assumption says otherwise. Read `ActivityId`.',
      Status: 'Not documented; 0 in the emulator. It is not the stage of the activity.',
    },
  },
  createActivityByFirstVersion: {
    summary: 'Makes an activity: the older action, which is the only one that the older Python SDK has.',
    details:
      'No page describes it. By assumption it takes what `createActivity` takes, and it gives the id alone. An empty text leaves a cover or the end of the address open.',
    input: {
      LiveTime:
        'When it is planned to start, in seconds since 1970. The stream itself may start at another time. Default: now.',
      LiveMode:
        'The latency type of the stream. The emulator knows no list of the types, keeps any whole number and does nothing with it.',
      CoverImage:
        'The address of the cover in landscape format, with its protocol. Default: a cover of the vendor; none in the emulator.',
      VerticalCoverImage:
        'The address of the cover in portrait format, with its protocol. Default: that of `CoverImage`.',
      IsAutoEndEnable: 'Whether it ends by itself at `EndTime`: 0 no, 1 yes. Default: 0.',
      OldId:
        'The id of the activity to copy: a whole number from 1. A copy has the looks of its source unless the call says otherwise.',
      CopyStream:
        'Whether the streams of the copied activity are copied too. The emulator has no streams, and does nothing with it.',
      Name: 'The name: 1 to 150 characters, as of the newer call. No page says what this call takes.',
      EndTime:
        'When it ends, in seconds since 1970: later than now, and later than `LiveTime`, by 259,200 seconds (72 hours) at most, as of the newer call. Required where `IsAutoEndEnable` is 1. No page says what this call takes.',
      ViewUrlPath:
        'The end of the address of the page: at most 20 letters or digits. Default, and what an empty text means: a random text.',
      TemplateId:
        "Only the vendor's Python example has it, with 0. Nothing is known of templates, and the emulator does nothing with it.",
    },
    output: {
      ActivityId: 'The id of the new activity, with which every other call names it.',
    },
  },
  deleteActivity: {
    summary: 'Deletes an activity, and with it everything that was decided about its viewers.',
    details:
      'Bans and silences of the activity are gone, and those inside are put out. Every later call about it is refused as one about a deleted activity. Bans from the whole account stay.',
    input: {
      ActivityId:
        'The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids.',
    },
    output: {
      ActivityId: "The id of the deleted activity. The vendor's page says that it is no longer in use.",
      ActivityIdStr: 'No longer in use; empty.',
      Status: 'No longer in use; 0.',
    },
  },
  getActivity: {
    summary: 'Shows one activity.',
    details: 'Its stage is what it is at the time of the call: an activity may have ended by itself.',
    input: {
      ActivityId:
        'The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids.',
    },
    output: {
      Id: 'The id of the activity, with which every other call names it.',
      Name: 'Its name.',
      LiveTime:
        'When it is planned to start, in seconds since 1970. The stream itself may start at another time.',
      IsAutoEndEnable: 'Whether it ends by itself at `EndTime`: 0 no, 1 yes.',
      EndTime: 'When it ends, in seconds since 1970; 0 in the emulator where no end was given.',
      CoverImage:
        'The address of the cover in landscape format; without its protocol where it was set in the console.',
      VerticalCoverImage:
        'The address of the cover in portrait format; that of `CoverImage` where none was set.',
      Status: 'Its stage: 1 live, 2 preview, 3 replay, 4 ended without a replay.',
      ViewUrl: "The address of the page where viewers watch. The emulator's leads nowhere.",
      IsPageViewEnable: 'No longer in use; 0 in the emulator.',
      IsLockPreview: 'Whether its preview is locked: 0 it never was, 1 it is, 2 it was and no longer is.',
      OwnerSubAccount:
        'Who made it; `admin@bytedance.com` is the main account, which makes all activities of the emulator.',
      LiveMode: 'The latency type of the stream, by number; 0 in the emulator where none was given.',
      LiveLayout:
        'The layout, by number; which number means what is not documented here. 0 in the emulator where none was given.',
      LiveReviewStatus:
        'Where the review of the activity stands, by number; which means what is not documented here. There are no reviews in the emulator: 0.',
    },
  },
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
  silenceUser: {
    summary: 'Silences a viewer in the chat of an activity, or lets the viewer speak again.',
    details: 'The viewer can still watch. The call has no duration: the silence lasts until it is lifted.',
    input: {
      ActivityId:
        'The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids.',
      UserId: 'The viewer. `listUserBehaviorData` and `listActivityUsers` show the ids.',
      Status: '`true` silences, `false` lets the viewer speak again.',
    },
    output: {
      Status: '`true`: it is done. `false`: it is not; no page says why.',
      status: "The same as `Status`, as some of the vendor's SDKs spell it. The client gives it as `Status`.",
    },
  },
  getSilenceUserList: {
    summary: 'Lists the viewers who are silenced in an activity.',
    details: 'The whole list comes at once.',
    input: {
      ActivityId:
        'The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids.',
    },
    output: {
      UserList: 'The silenced viewers. The order is not documented.',
      'UserList.UserId': "The viewer's id.",
      'UserList.Nickname': "The viewer's nickname; an empty text where none is known.",
    },
  },
  updateActivityUserBanStatus: {
    summary: 'Bans viewers or devices from an activity, or lets them back in.',
    details:
      'Whoever is banned is put out of the room and cannot enter it until the ban is lifted; it has no end of its own. Some of a list may be in the wanted state already; where all of a list are, the call is refused. One activity bans at most 1000 users and 1000 devices; newer pages say 50,000. Whether a refused call changes a part of its lists is not documented.',
    input: {
      ActivityId:
        'The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids.',
      BanStatus: '0 lifts bans, 1 bans. May be left out beside `BanType` 1 alone.',
      BanType:
        '0 bans for good: whoever is banned cannot come back before the ban is lifted. 1 only puts them out, and they may come back at once. Default: 0. Only later pages than this contract have it.',
      UserIds:
        'The users: at most 50, all registered in the activity, which is who has ever entered it. `listUserBehaviorData` shows the ids. Either this or `Cookies` must have an entry.',
      Cookies:
        'The devices: at most 50 ids, as texts. They are the numbers that `listUserBehaviorData` shows as `Cookie`. Nobody checks that a device exists. Either this or `UserIds` must have an entry.',
    },
    output: {
      Status: '`true`: it is done. `false` is never given; no page says when it would be.',
    },
  },
  getActivityBanUsers: {
    summary: 'Lists the viewers and devices that are banned from an activity.',
    details:
      'A page is a page of both lists at once, and there is no total: read on until a page has fewer than `PageItemCount` entries in both lists. Addresses and bans from the whole account are not in it.',
    input: {
      ActivityId:
        'The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids.',
      PageNo: 'Which page, counted from 1. Default: 1. Beyond the last page both lists are empty.',
      PageItemCount: 'How many entries of each of the two lists a page has: 1 to 1000. Default: 1000.',
    },
    output: {
      UserIds: 'The banned users on this page. The order is not documented.',
      Cookies: 'The banned devices on this page, as texts. The order is not documented.',
    },
  },
  updateActivityIpBanStatus: {
    summary: 'Bans addresses from an activity, or lets them back in.',
    details:
      'Nobody can enter the room from a banned address until the ban is lifted. Whether those are put out who are inside is not documented; the emulator does so. One activity bans at most 1000 addresses. What a call gets whose addresses are all in the wanted state already is not documented.',
    input: {
      ActivityId:
        'The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids.',
      BanStatus: '0 lifts bans, 1 bans.',
      Ips: 'The addresses: 1 to 50. `listActivityUsers` shows them. Which forms they may have is not documented.',
    },
    output: {
      Status: '`true`: it is done. `false` is never given; no page says when it would be.',
    },
  },
  getActivityBanIps: {
    summary: 'Lists the addresses that are banned from an activity.',
    details:
      'The whole list comes at once. Since July 2025 the vendor counts this call among its historical ones.',
    input: {
      ActivityId:
        'The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids.',
    },
    output: {
      Ips: 'The banned addresses as they were given. The order is not documented.',
    },
  },
  updateAccountBanStatus: {
    summary: 'Bans viewers from every activity of the account, or lets them back in; some may fail.',
    details:
      'A banned viewer cannot enter any activity of the main account or of its sub-accounts until the ban is lifted. Whether those are put out who are inside is not documented; the emulator does so. A call that succeeds may have failed for some: look at `FailedUserIds`. The lists of bans from single activities stay as they are.',
    input: {
      UserIds: 'The users: 1 to 100 ids of viewers of this account.',
      BanStatus: '1 bans, 2 lifts bans. These are other numbers than those of bans from an activity.',
    },
    output: {
      FailedUserIds:
        'Who could not be banned, or whose ban could not be lifted; empty where all went well. Why is not documented.',
    },
  },
};

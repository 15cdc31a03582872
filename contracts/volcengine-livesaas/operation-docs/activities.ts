// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const activities: OperationDocs = {
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
};

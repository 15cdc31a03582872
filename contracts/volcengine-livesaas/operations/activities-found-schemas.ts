import { z } from 'zod';
import { int64 } from '../../core/contract/int64.ts';
import { withLimit } from '../../core/contract/limits.ts';
import { deepestEntry } from './field-schemas.ts';

/** A label that an account gives its activities. */
const tag = z.object({
  /** The place of the tag among the others. */
  Index: z.int(),
  /** The name of the tag. */
  Name: z.string(),
  /** Its value for this activity. */
  Value: z.string(),
});

/** An activity as the list shows it. */
const listedActivity = z.object({
  /** The id of the activity, with which every other call names it. */
  Id: int64(),
  /** Its name. */
  Name: z.string(),
  /** Its stage: 1 live, 2 preview, 3 replay, 4 ended without a replay. */
  Status: z.int(),
  /** When it is planned to start, in seconds since 1970. The stream itself may start at another time. */
  LiveTime: z.int(),
  /** When its stream started, in seconds since 1970. The emulator has no streams, and gives 0. */
  StreamStartTime: z.int(),
  /** When it was made, in seconds since 1970. */
  CreateTime: z.int(),
  /** The address of the page where viewers watch. The emulator's leads nowhere. */
  ViewUrl: z.string(),
  /** The address of the cover in landscape format; without its protocol where it was set in the console. */
  CoverImage: z.string(),
  /** The address of the cover in portrait format; that of `CoverImage` where none was set. */
  VerticalCoverImage: z.string(),
  /** The latency type of the stream, by number; 0 in the emulator where none was given. */
  LiveMode: z.int(),
  /** The layout, by number; which number means what is not documented here. 0 in the emulator where none was given. */
  LiveLayout: z.int(),
  /** Where the review of the activity stands, by number; which means what is not documented here. There are no reviews in the emulator: 0. */
  LiveReviewStatus: z.int(),
  /** Whether its preview is locked: 0 it never was, 1 it is, 2 it was and no longer is. */
  IsLockPreview: z.int(),
  /** The id of the account of its host. There are no hosts in the emulator: 0. */
  HostAccountId: int64(),
  /** The name of the account of its host. There are no hosts in the emulator: an empty text. */
  HostAccountName: z.string(),
  /** Its category tags. There are no tags in the emulator: an empty list. */
  SiteTags: z.array(tag),
  /** Its text tags. There are no tags in the emulator: an empty list. */
  TextSiteTags: z.array(tag),
});

export const activitiesFound = z.object({
  /** Which page this is, counted from 1. */
  PageNo: z.int(),
  /** How many activities a page has. */
  PageItemCount: z.int(),
  /** How many activities there are on all pages: at most 10,000. */
  TotalItemCount: withLimit(z.int(), { of: 'value', most: deepestEntry, beyond: 'the rest is not found' }),
  /** The activities of this page. */
  Activities: z.array(listedActivity),
});

/** An activity as its own call shows it. */
export const activityFacts = z.object({
  /** The id of the activity, with which every other call names it. */
  Id: int64(),
  /** Its name. */
  Name: z.string(),
  /** When it is planned to start, in seconds since 1970. The stream itself may start at another time. */
  LiveTime: z.int(),
  /** Whether it ends by itself at `EndTime`: 0 no, 1 yes. */
  IsAutoEndEnable: z.int(),
  /** When it ends, in seconds since 1970; 0 in the emulator where no end was given. */
  EndTime: z.int(),
  /** The address of the cover in landscape format; without its protocol where it was set in the console. */
  CoverImage: z.string(),
  /** The address of the cover in portrait format; that of `CoverImage` where none was set. */
  VerticalCoverImage: z.string(),
  /** Its stage: 1 live, 2 preview, 3 replay, 4 ended without a replay. */
  Status: z.int(),
  /** The address of the page where viewers watch. The emulator's leads nowhere. */
  ViewUrl: z.string(),
  /** No longer in use; 0 in the emulator. */
  IsPageViewEnable: z.int(),
  /** Whether its preview is locked: 0 it never was, 1 it is, 2 it was and no longer is. */
  IsLockPreview: z.int(),
  /** Who made it; `admin@bytedance.com` is the main account, which makes all activities of the emulator. */
  OwnerSubAccount: z.string(),
  /** The latency type of the stream, by number; 0 in the emulator where none was given. */
  LiveMode: z.int(),
  /** The layout, by number; which number means what is not documented here. 0 in the emulator where none was given. */
  LiveLayout: z.int(),
  /** Where the review of the activity stands, by number; which means what is not documented here. There are no reviews in the emulator: 0. */
  LiveReviewStatus: z.int(),
});

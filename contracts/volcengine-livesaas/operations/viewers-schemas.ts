import { z } from 'zod';
import { withLimit } from '../../core/contract/limits.ts';
import { inUnit } from '../../core/contract/units.ts';
import { int64 } from '../../core/contract/int64.ts';
import { activityId, deepestEntry, flag, pageInReach, pageNumber, userIds } from './field-schemas.ts';

/** What `SearchStatus` looks for. */
export const searchStatus = { everybody: 1, silenced: 2, kicked: 3, banned: 4, inattentive: 5 } as const;

/** The audience group that means all groups. */
export const everyGroup = '-2';

export const defaultUserPage = 50;

export const userSearch = z.object({
  /** The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids. */
  ActivityId: activityId,
  /** Which page, counted from 1. Default: 1. */
  PageNumber: pageNumber,
  /** How many viewers a page has: 1 to 100. Default: 50. */
  PageSize: z.int().min(1).max(100).optional(),
  /** Only viewers whose nickname contains this text. Default: any nickname. */
  SearchName: z.string().optional(),
  /**
   * Which viewers: 1 all, 2 the silenced, 3 those who were kicked out, 4 the banned, 5 the inattentive. In the emulator 3 finds
   * banned users, 4 viewers whose address is banned, and 5 those with a count of inattention above 0.
   */
  SearchStatus: z.literal(Object.values(searchStatus)),
  /** Only viewers in the audience group with this id; -2 any group, 0 whoever is in none. Default: -2. */
  SearchAudienceGroupId: int64().optional(),
});

/** So many seconds after leaving, a viewer may still count as online: the documented 3 to 5 minutes at their longest. */
export const onlineDelaySeconds = 300;

const count = z.int();

/** Flags are whole numbers in this API. */
const userMessage = z.object({
  /** The viewer's id, with which calls about users name the viewer; 0 for the presenter. */
  UserId: int64(),
  /** The viewer's nickname. */
  UserName: z.string(),
  /** Whether the viewer is silenced in the chat: 0 no, 1 yes, by an assumption of the emulator. */
  SilenceStatus: z.int(),
  /** Whether the viewer is in the room: 0 no, 1 yes, by an assumption. At the vendor it lags behind by 3 to 5 minutes. */
  OnlineStatus: withLimit(z.int(), {
    of: 'value',
    what: 'seconds since the viewer left',
    most: onlineDelaySeconds - 1,
    beyond: 'OnlineStatus is 0',
    assumption: 'volcengine-livesaas.online-delay',
  }),
  /** Whether this is the presenter of the activity: 0 no, 1 yes, by an assumption of the emulator. */
  IsPresenter: z.int(),
  /** The id of the viewer's device; 0 where it is unknown. As a text it is an entry of `Cookies` in a ban. */
  UserCookie: int64(),
  /** The viewer's id in the customer's own system; an empty text where there is none. */
  ExternalUserId: z.string(),
  /** Whether the user is banned from this activity: 0 no, 1 yes, by an assumption of the emulator. */
  IsBannedUser: z.int(),
  /** Whether the viewer's address is banned from this activity: 0 no, 1 yes, by an assumption of the emulator. */
  IsBannedIP: z.int(),
  /** The address the viewer came from last; an empty text where it is unknown. */
  IP: z.string(),
  /** How often the viewer left the page for another one. */
  ShiftScreenNumber: count,
  /** How often the viewer muted the sound. */
  MuteNumber: count,
  /** How often the viewer did not react when asked to. */
  NoInteractNumber: count,
  /** The viewer's credit. There is none in the emulator: 0. */
  UserCredit: count,
  /** The id of the audience group that the viewer is in; 0 for none. */
  AudienceGroupId: int64(),
});

export const usersFound = z.object({
  /** Which page this is, counted from 1. */
  PageNumber: count,
  /** How many viewers a page has. */
  PageSize: count,
  /** How many viewers were found, on all pages. */
  TotalCount: count,
  /** How many viewers of the activity are in the room, found or not. */
  OnlineUserCount: count,
  /** How many viewers the activity has had, found or not. */
  TotalUserCount: count,
  /** The viewers of this page. */
  UserMsgs: z.array(userMessage),
});

export const defaultBehaviourPage = 10;

/** After so many seconds a ScrollId is no longer good. */
export const scrollLifeSeconds = 1200;

const behaviourFields = z.object({
  /** The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids. */
  ActivityId: activityId,
  /**
   * Which page, counted from 1. Default: 1. Without a `ScrollId`, `PageNo` × `PageItemCount` must not exceed 10,000; with one, the
   * page must be the one after that which gave it.
   */
  PageNo: pageInReach,
  /** How many entries a page has: 1 to 500. Default: 10. */
  PageItemCount: z.int().min(1).max(500).optional(),
  /**
   * What the page before gave as `ScrollId`, to read on beyond 10,000 entries. It is good for 20 minutes, and not beside `IsMerge` 1
   * or `IsMergeUserId` 1. Default: empty, for the first page.
   */
  ScrollId: withLimit(z.string().optional(), {
    of: 'value',
    what: 'its age in seconds',
    most: scrollLifeSeconds - 1,
    beyond: 'InvalidParameter.%sInvalid',
  }),
  /** Only viewers whose nickname contains this text. Default: any nickname. */
  Name: z.string().optional(),
  /** Only visits that began then or later, in seconds since 1970. Default: any time. */
  StartTime: inUnit('seconds since 1970', int64()).optional(),
  /** Only visits that ended then or sooner, in seconds since 1970. Default: any time, and visits that go on. */
  EndTime: inUnit('seconds since 1970', int64()).optional(),
  /** 1 makes one entry of all visits by one device, 0 one of each visit. Default: 0. */
  IsMerge: flag.optional(),
  /** 1 makes one entry of all visits by one user, 0 one of each visit. Default: 0. */
  IsMergeUserId: flag.optional(),
  /** Only this user. Default: every user. */
  UserId: int64().optional(),
  /** Only these users. Default, and what an empty list means: every user. */
  UserIds: userIds.optional(),
  /** Only the user who has this id in the customer's own system. Default: every user. */
  ExternalUserId: z.string().optional(),
});

type BehaviourFields = z.output<typeof behaviourFields>;

export const behaviourSearch = behaviourFields.refine(
  ({ PageNo = 1, PageItemCount = defaultBehaviourPage, ScrollId }: BehaviourFields) =>
    Boolean(ScrollId) || PageNo * PageItemCount <= deepestEntry,
  { path: ['PageNo'] },
);

const behaviour = z.object({
  /** The viewer's id, with which calls about users name the viewer. */
  UserId: int64(),
  /** The id of the device; 0 where it is unknown. As a text it is an entry of `Cookies` in a ban. */
  Cookie: int64(),
  /** The viewer's id in the customer's own system; an empty text where there is none. */
  ExternalUserId: z.string(),
  /** The viewer's nickname. */
  UserName: z.string(),
  /** The viewer's telephone number. The emulator knows none: an empty text. */
  UserTel: z.string(),
  /** The address the viewer came from; an empty text where it is unknown. */
  IP: z.string(),
  /** Where the address is. The emulator does not know: an empty text. */
  Region: z.string(),
  /** The operating system of the device. The emulator does not know: an empty text. */
  Os: z.string(),
  /** What the device is. The emulator does not know: an empty list. */
  UserDevice: z.array(z.string()),
  /** When the viewer entered. The form is not documented; `2025-01-24 10:43:12` in China's time by an assumption of the emulator. */
  AccessTime: z.string(),
  /** When each visit began, in seconds since 1970. */
  JoinAt: z.array(z.int()),
  /** When each visit ended, in seconds since 1970. A visit that goes on has no entry. */
  LeaveAt: z.array(z.int()),
  /** How long the visits took together, in seconds. */
  WatchTime: z.int(),
  /** Whether the viewer is silenced in the chat: 0 no, 1 yes, by an assumption of the emulator. */
  SilenceStatus: z.int(),
  /** How often the viewer left the page for another one. */
  ShiftScreenNumber: count,
  /** How often the viewer muted the sound. */
  MuteNumber: count,
  /** How often the viewer did not react when asked to. */
  NoInteractNumber: count,
  /** How many comments the viewer wrote. There is no chat in the emulator: 0. */
  CommentCounts: count,
  /** How often the viewer gave a like. There are no likes in the emulator: 0. */
  ThumbUpNumber: count,
  /** How often the viewer checked in. There are no check-ins in the emulator: 0. */
  CheckInNumber: count,
  /** The viewer's credit. There is none in the emulator: 0. */
  UserCredit: count,
  /** What the customer's own system said of the viewer. The emulator does not know: an empty text. */
  Extra: z.string(),
});

export const behaviours = z.object({
  /** The entries of this page: visits, or the visits of one user or device together. */
  Data: z.array(behaviour),
  /** How many entries there are, on all pages. */
  TotalItemCount: count,
  /** What to give as `ScrollId` for the next page, within 20 minutes; an empty text where visits are put together. */
  ScrollId: z.string(),
});

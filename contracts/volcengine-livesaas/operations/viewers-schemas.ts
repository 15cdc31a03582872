import { z } from 'zod';
import { int64 } from '../../core/contract/int64.ts';
import { activityId, deepestEntry, flag, pageNumber, userIds } from './field-schemas.ts';

/** What `SearchStatus` looks for. */
export const searchStatus = { everybody: 1, silenced: 2, kicked: 3, banned: 4, inattentive: 5 } as const;

/** The audience group that means all groups. */
export const everyGroup = '-2';

export const defaultUserPage = 50;

export const userSearch = z.object({
  ActivityId: activityId,
  PageNumber: pageNumber,
  PageSize: z.int().min(1).max(100).optional(),
  SearchName: z.string().optional(),
  SearchStatus: z.literal(Object.values(searchStatus)),
  /** -2, which is the default, means every group, 0 whoever is in none. */
  SearchAudienceGroupId: int64().optional(),
});

const count = z.int();

/** Flags are whole numbers in this API. */
const userMessage = z.object({
  UserId: int64(),
  UserName: z.string(),
  SilenceStatus: z.int(),
  OnlineStatus: z.int(),
  IsPresenter: z.int(),
  /** The device id; 0 where it is unknown. */
  UserCookie: int64(),
  ExternalUserId: z.string(),
  IsBannedUser: z.int(),
  IsBannedIP: z.int(),
  IP: z.string(),
  ShiftScreenNumber: count,
  MuteNumber: count,
  NoInteractNumber: count,
  UserCredit: count,
  AudienceGroupId: int64(),
});

export const usersFound = z.object({
  PageNumber: count,
  PageSize: count,
  TotalCount: count,
  OnlineUserCount: count,
  TotalUserCount: count,
  UserMsgs: z.array(userMessage),
});

export const defaultBehaviourPage = 10;

const behaviourFields = z.object({
  ActivityId: activityId,
  PageNo: pageNumber,
  PageItemCount: z.int().min(1).max(500).optional(),
  /** The ScrollId of the page before, to read on beyond 10,000 entries. It is good for 20 minutes. */
  ScrollId: z.string().optional(),
  Name: z.string().optional(),
  /** Whoever entered then or later, in seconds since 1970. */
  StartTime: int64().optional(),
  /** Whoever left then or sooner, in seconds since 1970. */
  EndTime: int64().optional(),
  /** 1 makes one entry of all visits of a device. */
  IsMerge: flag.optional(),
  /** 1 makes one entry of all visits of a user. */
  IsMergeUserId: flag.optional(),
  UserId: int64().optional(),
  UserIds: userIds.optional(),
  ExternalUserId: z.string().optional(),
});

type BehaviourFields = z.output<typeof behaviourFields>;

export const behaviourSearch = behaviourFields.refine(
  ({ PageNo = 1, PageItemCount = defaultBehaviourPage, ScrollId }: BehaviourFields) =>
    Boolean(ScrollId) || PageNo * PageItemCount <= deepestEntry,
  { path: ['PageNo'] },
);

const behaviour = z.object({
  UserId: int64(),
  /** The device id; 0 where it is unknown. */
  Cookie: int64(),
  ExternalUserId: z.string(),
  UserName: z.string(),
  UserTel: z.string(),
  IP: z.string(),
  Region: z.string(),
  Os: z.string(),
  UserDevice: z.array(z.string()),
  AccessTime: z.string(),
  /** In seconds since 1970, one for each visit. */
  JoinAt: z.array(z.int()),
  /** The same; a visit that goes on has none. */
  LeaveAt: z.array(z.int()),
  /** In seconds. */
  WatchTime: z.int(),
  SilenceStatus: z.int(),
  ShiftScreenNumber: count,
  MuteNumber: count,
  NoInteractNumber: count,
  CommentCounts: count,
  ThumbUpNumber: count,
  CheckInNumber: count,
  UserCredit: count,
  Extra: z.string(),
});

export const behaviours = z.object({
  Data: z.array(behaviour),
  TotalItemCount: count,
  ScrollId: z.string(),
});

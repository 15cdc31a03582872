import { z } from 'zod';
import { int64 } from '../../core/contract/int64.ts';
import { activityId, deepestEntry, flag, pageNumber } from './field-schemas.ts';

/** The stages of an activity. */
export const activityStatus = { live: 1, preview: 2, replay: 3, ended: 4 } as const;

export const defaultActivityPage = 10;

/** Seconds since 1970. */
const time = z.int().nonnegative();

/** The `OwnerSubAccount` of what the main account has made. */
export const mainAccount = 'admin@bytedance.com';

/** From the start of an activity to its end, in seconds. */
export const longestActivity = 259_200;

const searchFields = z.object({
  PageNo: pageNumber,
  PageItemCount: z.int().min(1).optional(),
  Name: z.string().optional(),
  /** 0 is any stage. */
  Status: z.literal([0, ...Object.values(activityStatus)]).optional(),
  /** Whatever starts then or later. */
  LiveTime: time.optional(),
  /** -1 is any; 0, the default, those whose preview is not locked, 1 those whose preview is. */
  IsLockPreview: z.literal([-1, 0, 1]).optional(),
  LiveMode: z.int().optional(),
  LiveLayout: z.int().optional(),
  /** `LiveTime` or `CreateTime`. */
  SortBy: z.string().optional(),
  /** `Desc` or `Asc`. */
  SortOrder: z.string().optional(),
  SearchActivityId: int64().optional(),
  ViewPageUrl: z.string().optional(),
});

type SearchFields = z.output<typeof searchFields>;

export const activitySearch = searchFields.refine(
  ({ PageNo = 1, PageItemCount = defaultActivityPage }: SearchFields) =>
    PageNo * PageItemCount <= deepestEntry,
  { path: ['PageNo'] },
);

const tag = z.object({ Index: z.int(), Name: z.string(), Value: z.string() });

const listedActivity = z.object({
  Id: int64(),
  Name: z.string(),
  Status: z.int(),
  LiveTime: z.int(),
  StreamStartTime: z.int(),
  CreateTime: z.int(),
  ViewUrl: z.string(),
  CoverImage: z.string(),
  VerticalCoverImage: z.string(),
  LiveMode: z.int(),
  LiveLayout: z.int(),
  LiveReviewStatus: z.int(),
  IsLockPreview: z.int(),
  HostAccountId: int64(),
  HostAccountName: z.string(),
  SiteTags: z.array(tag),
  TextSiteTags: z.array(tag),
});

export const activitiesFound = z.object({
  PageNo: z.int(),
  PageItemCount: z.int(),
  TotalItemCount: z.int(),
  Activities: z.array(listedActivity),
});

/** A name has 1 to 150 characters. */
export function isNameOfActivity(name: string): boolean {
  return name !== '' && Array.from(name).length <= 150;
}

export const newActivity = z.object({
  Name: z.string().min(1).refine(isNameOfActivity),
  /** Now, unless said. */
  LiveTime: time.optional(),
  /** After LiveTime, by 72 hours at most; required where IsAutoEndEnable is 1. */
  EndTime: time.optional(),
  IsAutoEndEnable: flag.optional(),
  /** The activity that is copied. */
  OldId: int64(undefined, 1n).optional(),
  CopyStream: z.boolean().optional(),
  CoverImage: z.string().optional(),
  VerticalCoverImage: z.string().optional(),
  LiveMode: z.int().optional(),
  LiveLayout: z.int().optional(),
  /** The end of the address of the page: at most 20 letters or digits. */
  ViewUrlPath: z
    .string()
    .regex(/^[A-Za-z\d]{1,20}$/)
    .optional(),
});

export const activityMade = z.object({
  ActivityId: int64(),
  ViewUrl: z.string(),
  ActivityIdStr: z.string(),
  Status: z.int(),
});

/** The fields of the older action: the official Python example sends empty texts for what it leaves open. */
export const newActivityOfFirstVersion = newActivity.omit({ LiveLayout: true }).extend({
  // Its page is not known: an assumption says whether a name can be wrong.
  Name: z.string(),
  ViewUrlPath: z.union([z.literal(''), newActivity.shape.ViewUrlPath]),
  /** Only the Python example has it, with 0; nothing is known of templates, and nothing is done with it. */
  TemplateId: z.int().optional(),
});

/** All that the model of the Java SDK has. */
export const activityMadeByFirstVersion = z.object({ ActivityId: int64() });

export const activityGone = z.object({
  ActivityId: activityId,
  /** No longer in use. */
  ActivityIdStr: z.string(),
  /** No longer in use. */
  Status: z.int(),
});

export const activityFacts = z.object({
  Id: int64(),
  Name: z.string(),
  LiveTime: z.int(),
  IsAutoEndEnable: z.int(),
  EndTime: z.int(),
  CoverImage: z.string(),
  VerticalCoverImage: z.string(),
  Status: z.int(),
  ViewUrl: z.string(),
  /** No longer in use. */
  IsPageViewEnable: z.int(),
  IsLockPreview: z.int(),
  OwnerSubAccount: z.string(),
  LiveMode: z.int(),
  LiveLayout: z.int(),
  LiveReviewStatus: z.int(),
});

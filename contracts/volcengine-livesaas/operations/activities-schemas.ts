import { z } from 'zod';
import { withLimit, type FieldLimit } from '../../core/contract/limits.ts';
import { inUnit } from '../../core/contract/units.ts';
import { int64 } from '../../core/contract/int64.ts';
import { activityId, deepestEntry, flag, pageInReach } from './field-schemas.ts';

/** The stages of an activity. */
export const activityStatus = { live: 1, preview: 2, replay: 3, ended: 4 } as const;

export const defaultActivityPage = 10;

/** Seconds since 1970. */
const time = inUnit('seconds since 1970', z.int().nonnegative());

/** The `OwnerSubAccount` of what the main account has made. */
export const mainAccount = 'admin@bytedance.com';

const searchFields = z.object({
  /** Which page, counted from 1. Default: 1. `PageNo` × `PageItemCount` must not exceed 10,000. */
  PageNo: pageInReach,
  /** How many activities a page has: from 1. Default: 10. `PageNo` × `PageItemCount` must not exceed 10,000. */
  PageItemCount: z.int().min(1).optional(),
  /** Only activities whose name contains this text; capital and small letters are the same. Default: any name. */
  Name: z.string().optional(),
  /** Only activities in this stage: 0 any, 1 live, 2 preview, 3 replay, 4 ended without a replay. Default: 0. */
  Status: z.literal([0, ...Object.values(activityStatus)]).optional(),
  /** Only activities that are planned to start then or later, in seconds since 1970. Default: any time. */
  LiveTime: time.optional(),
  /** -1: all. 0: those whose preview is not locked. 1: those whose preview is locked. Default: 0. */
  IsLockPreview: z.literal([-1, 0, 1]).optional(),
  /** Only activities with this latency type of the stream. The emulator knows no list of the types: any number may be asked for. */
  LiveMode: z.int().optional(),
  /** Only activities with this layout. The emulator knows no list of the layouts: any number may be asked for. */
  LiveLayout: z.int().optional(),
  /**
   * The order: by `LiveTime`, the planned start, or by `CreateTime`. The emulator takes any other text for `LiveTime`. Default:
   * `LiveTime`.
   */
  SortBy: z.string().optional(),
  /** `Desc`: the latest first. `Asc`: the earliest first. The emulator takes any other text for none. Default: not documented. */
  SortOrder: z.string().optional(),
  /** Only the activity with this id. */
  SearchActivityId: int64().optional(),
  /** Only the activity with this address of its page, as `ViewUrl` shows it. */
  ViewPageUrl: z.string().optional(),
});

type SearchFields = z.output<typeof searchFields>;

export const activitySearch = searchFields.refine(
  ({ PageNo = 1, PageItemCount = defaultActivityPage }: SearchFields) =>
    PageNo * PageItemCount <= deepestEntry,
  { path: ['PageNo'] },
);

/** A name has 1 to 150 characters. */
export const lengthOfName = { least: 1, most: 150 } as const;

const nameLimit: FieldLimit = { of: 'characters', ...lengthOfName, beyond: 'InvalidParameter.%sInvalid' };

export function isNameOfActivity(text: string): boolean {
  const { length } = Array.from(text);
  return length >= lengthOfName.least && length <= lengthOfName.most;
}

/** How far the end of an activity is behind its start, in seconds: 72 hours at most. */
const duration = { least: 1, most: 259_200 } as const;
export const longestActivity = duration.most;

/** How far the end of a new activity is ahead of the call, in seconds. */
const ahead = { least: 1 } as const;

/** Whether an activity may end then. All times are seconds since 1970. */
export function isEndOfActivity(end: number, start: number, now: number): boolean {
  return end - now >= ahead.least && end - start >= duration.least && end - start <= duration.most;
}

/** The limits of an end, which the handler holds, since it knows the time. */
function withEndLimits<Schema extends z.ZodType>(schema: Schema, assumption?: string): Schema {
  const rest = { beyond: 'InvalidParameter.%sInvalid', ...(assumption !== undefined && { assumption }) };
  return withLimit(
    schema,
    { of: 'value', what: 'EndTime - LiveTime', ...duration, ...rest },
    { of: 'value', what: 'EndTime - now', ...ahead, ...rest },
  );
}

export const newActivity = z.object({
  /** The name: 1 to 150 characters. */
  Name: withLimit(z.string().min(1).refine(isNameOfActivity), nameLimit),
  /** When it is planned to start, in seconds since 1970. The stream itself may start at another time. Default: now. */
  LiveTime: time.optional(),
  /**
   * When it ends, in seconds since 1970: later than now, and later than `LiveTime`, by 259,200 seconds (72 hours) at most. Required
   * where `IsAutoEndEnable` is 1.
   */
  EndTime: withEndLimits(time.optional()),
  /** Whether it ends by itself at `EndTime`: 0 no, 1 yes. Default: 0. */
  IsAutoEndEnable: flag.optional(),
  /** The id of the activity to copy: a whole number from 1. A copy has the looks of its source unless the call says otherwise. */
  OldId: int64(undefined, 1n).optional(),
  /** Whether the streams of the copied activity are copied too. The emulator has no streams, and does nothing with it. */
  CopyStream: z.boolean().optional(),
  /** The address of the cover in landscape format, with its protocol. Default: a cover of the vendor; none in the emulator. */
  CoverImage: z.string().optional(),
  /** The address of the cover in portrait format, with its protocol. Default: that of `CoverImage`. */
  VerticalCoverImage: z.string().optional(),
  /** The latency type of the stream. The emulator knows no list of the types, keeps any whole number and does nothing with it. */
  LiveMode: z.int().optional(),
  /** The layout. The emulator knows no list of the layouts, keeps any whole number and does nothing with it. */
  LiveLayout: z.int().optional(),
  /** The end of the address of the page, `ViewUrl`: 1 to 20 letters or digits. Default: a random text. */
  ViewUrlPath: z
    .string()
    .regex(/^[A-Za-z\d]+$/)
    .max(20)
    .optional(),
});

export const activityMade = z.object({
  /** The id of the new activity, with which every other call names it. */
  ActivityId: int64(),
  /** The address of the page where viewers watch. The emulator's leads nowhere. */
  ViewUrl: z.string(),
  /** Not documented; empty unless an assumption says otherwise. Read `ActivityId`. */
  ActivityIdStr: z.string(),
  /** Not documented; 0 in the emulator. It is not the stage of the activity. */
  Status: z.int(),
});

const firstVersionRules = 'volcengine-livesaas.first-version-rules';

/** The fields of the older action: the official Python example sends empty texts for what it leaves open. */
export const newActivityOfFirstVersion = newActivity.omit({ LiveLayout: true }).extend({
  // Its page is not known: an assumption says whether a name can be wrong.
  /** The name: 1 to 150 characters, as of the newer call. No page says what this call takes. */
  Name: withLimit(z.string(), { ...nameLimit, assumption: firstVersionRules }),
  /**
   * When it ends, in seconds since 1970: later than now, and later than `LiveTime`, by 259,200 seconds (72 hours) at most, as of the
   * newer call. Required where `IsAutoEndEnable` is 1. No page says what this call takes.
   */
  EndTime: withEndLimits(time.optional(), firstVersionRules),
  /** The end of the address of the page: at most 20 letters or digits. Default, and what an empty text means: a random text. */
  ViewUrlPath: z.union([z.literal(''), newActivity.shape.ViewUrlPath]),
  /** Only the vendor's Python example has it, with 0. Nothing is known of templates, and the emulator does nothing with it. */
  TemplateId: z.int().optional(),
});

/** All that the model of the Java SDK has. */
export const activityMadeByFirstVersion = z.object({
  /** The id of the new activity, with which every other call names it. */
  ActivityId: int64(),
});

export const activityGone = z.object({
  /** The id of the deleted activity. The vendor's page says that it is no longer in use. */
  ActivityId: activityId,
  /** No longer in use; empty. */
  ActivityIdStr: z.string(),
  /** No longer in use; 0. */
  Status: z.int(),
});

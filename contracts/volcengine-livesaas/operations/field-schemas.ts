import { z } from 'zod';
import { withLimit } from '../../core/contract/limits.ts';
import { int64 } from '../../core/contract/int64.ts';

export const activityId = int64('InvalidParameter.ActivityIdInvalid', 1n);

export const activityAlone = z.object({
  /** The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids. */
  ActivityId: activityId,
});

export const userIds = z.array(int64());

/** The most users, devices or addresses of one call about an activity. */
export const largestBatch = 50;

export const banStatus = { lift: 0, ban: 1 } as const;

export const statusChanged = z.object({
  /** `true`: it is done. `false` is never given; no page says when it would be. */
  Status: z.boolean(),
});

/** A switch of this API: 0 is off, 1 is on. */
export const flag = z.literal([0, 1]);

/** As far as lists can be read without a ScrollId. */
export const deepestEntry = 10_000;

export const pageNumber = z.int().min(1).optional();

/** The number of a page, counted from 1, of a list that can be read to its 10,000th entry only. */
export const pageInReach = withLimit(pageNumber, {
  of: 'value',
  what: 'PageNo × PageItemCount',
  most: deepestEntry,
  beyond: 'InvalidParameter.%sInvalid',
});

import { z } from 'zod';
import { int64 } from '../core/ids.ts';

export const activityId = int64('InvalidParameter.ActivityIdInvalid', 1n);

export const userIds = z.array(int64());

/** Device ids. They are 64-bit integers elsewhere in this API and texts here. */
export const cookies = z.array(z.string());

/** The most users, and the most devices, of one call. */
export const largestBatch = 50;

export const banStatus = { lift: 0, ban: 1 } as const;
export const banType = { ban: 0, kick: 1 } as const;

export const statusChanged = z.object({ Status: z.boolean() });

/** One page holds as many entries of each list. */
export const largestPage = 1000;

const page = z.int().min(1).optional();

export const pageOfBans = z.object({
  ActivityId: activityId,
  PageNo: page,
  PageItemCount: z.int().min(1).max(largestPage).optional(),
});

export const bans = z.object({ UserIds: userIds, Cookies: cookies });

const changeFields = z.object({
  ActivityId: activityId,
  /** 0 lifts, 1 bans. */
  BanStatus: z.literal(Object.values(banStatus)).optional(),
  /** 0, which is the default, bans for good; 1 only kicks out, and then BanStatus may be left out. */
  BanType: z.literal(Object.values(banType)).optional(),
  UserIds: userIds.optional(),
  Cookies: cookies.optional(),
});

type ChangeFields = z.output<typeof changeFields>;

/** What fields must be beside each other is judged even when one of them is wrong, so that the order of fields decides. */
const always = { when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null };

export const banChange = changeFields
  .refine(({ BanStatus, BanType }: ChangeFields) => BanStatus !== undefined || BanType === banType.kick, {
    path: ['BanStatus'],
    ...always,
  })
  .refine(({ UserIds, Cookies }: ChangeFields) => Boolean(UserIds?.length) || Boolean(Cookies?.length), {
    path: ['UserIds'],
    ...always,
  });

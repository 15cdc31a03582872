import { z } from 'zod';
import { withLimit, type FieldLimit } from '../../core/contract/limits.ts';
import { activityId, banStatus, largestBatch, pageNumber, userIds } from './field-schemas.ts';

export const banType = { ban: 0, kick: 1 } as const;

/** One page of bans holds as many entries of each list. */
export const largestPage = 1000;

/** Checked behind the schema, because it has a code of its own. */
const batch: FieldLimit = {
  of: 'entries',
  most: largestBatch,
  beyond: 'InvalidParameter.ArrayOverLimit',
  assumption: 'volcengine-livesaas.repeated-entries',
};

/** Whom a call is about must be said in one of two lists. */
const either: FieldLimit = {
  of: 'entries',
  what: 'UserIds and Cookies together',
  least: 1,
  beyond: 'InvalidParameter.%sInvalid',
};

/** Device ids. They are 64-bit integers elsewhere in this API and texts here. */
const cookies = z.array(z.string());

const changeFields = z.object({
  /** The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids. */
  ActivityId: activityId,
  /** 0 lifts bans, 1 bans. May be left out beside `BanType` 1 alone. */
  BanStatus: z
    .literal(Object.values(banStatus))
    .optional()
    .meta({ 'x-required': 'yes, unless `BanType` is 1' }),
  /**
   * 0 bans for good: whoever is banned cannot come back before the ban is lifted. 1 only puts them out, and they may come
   * back at once. Default: 0. Only later pages than this contract have it.
   */
  BanType: z.literal(Object.values(banType)).optional(),
  /**
   * The users: at most 50, all registered in the activity, which is who has ever entered it. `listUserBehaviorData` shows the
   * ids. Either this or `Cookies` must have an entry.
   */
  UserIds: withLimit(userIds.optional().meta({ 'x-required': 'yes, without `Cookies`' }), batch, either),
  /**
   * The devices: at most 50 ids, as texts. They are the numbers that `listUserBehaviorData` shows as `Cookie`. Nobody checks that a
   * device exists. Either this or `UserIds` must have an entry.
   */
  Cookies: withLimit(cookies.optional().meta({ 'x-required': 'yes, without `UserIds`' }), batch),
});

type ChangeFields = z.output<typeof changeFields>;

/** What fields must be beside each other is checked even when one of them is wrong, so that the order of fields decides. */
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

export const pageOfBans = z.object({
  /** The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids. */
  ActivityId: activityId,
  /** Which page, counted from 1. Default: 1. Beyond the last page both lists are empty. */
  PageNo: pageNumber,
  /** How many entries of each of the two lists a page has: 1 to 1000. Default: 1000. */
  PageItemCount: z.int().min(1).max(largestPage).optional(),
});

export const bansOfActivity = z.object({
  /** The banned users on this page. The order is not documented. */
  UserIds: userIds,
  /** The banned devices on this page, as texts. The order is not documented. */
  Cookies: cookies,
});

import { z } from 'zod';
import { limitsKey, type FieldLimit } from '../../core/contract/limits.ts';
import { int64 } from '../../core/contract/int64.ts';

export const activityId = int64('InvalidParameter.ActivityIdInvalid', 1n);

export const activityAlone = z.object({ ActivityId: activityId });

export const userIds = z.array(int64());

/** Device ids. They are 64-bit integers elsewhere in this API and texts here. */
export const cookies = z.array(z.string());

/** The most users, devices or addresses of one call about an activity. */
export const largestBatch = 50;

/** The most users of one call about the account. */
export const largestAccountBatch = 100;

export const banStatus = { lift: 0, ban: 1 } as const;
export const banType = { ban: 0, kick: 1 } as const;
/** The account's own pair of numbers. */
export const accountBanStatus = { ban: 1, lift: 2 } as const;

export const statusChanged = z.object({ Status: z.boolean() });

/** A switch of this API: 0 is off, 1 is on. */
export const flag = z.literal([0, 1]);

/** One page of bans holds as many entries of each list. */
export const largestPage = 1000;

/** As far as lists can be read without a ScrollId. */
export const deepestEntry = 10_000;

export const pageNumber = z.int().min(1).optional();

export const pageOfBans = z.object({
  ActivityId: activityId,
  PageNo: pageNumber,
  PageItemCount: z.int().min(1).max(largestPage).optional(),
});

export const bans = z.object({ UserIds: userIds, Cookies: cookies });

/** What the reference says of a limit that is checked behind the schema, because it has a code of its own. */
const atMost = (most: number): { readonly [limitsKey]: readonly FieldLimit[] } => ({
  [limitsKey]: [
    {
      of: 'entries',
      most,
      beyond: 'InvalidParameter.ArrayOverLimit',
      assumption: 'volcengine-livesaas.long-list-code',
    },
  ],
});

const changeFields = z.object({
  ActivityId: activityId,
  /** 0 lifts, 1 bans. */
  BanStatus: z
    .literal(Object.values(banStatus))
    .optional()
    .meta({ 'x-required': 'yes, unless `BanType` is 1' }),
  /** 0, which is the default, bans for good; 1 only kicks out, and then BanStatus may be left out. */
  BanType: z.literal(Object.values(banType)).optional(),
  UserIds: userIds.optional().meta({ 'x-required': 'yes, without `Cookies`', ...atMost(largestBatch) }),
  Cookies: cookies.optional().meta({ 'x-required': 'yes, without `UserIds`', ...atMost(largestBatch) }),
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

export const ipChange = z.object({
  ActivityId: activityId,
  /** 0 lifts, 1 bans. */
  BanStatus: z.literal(Object.values(banStatus)),
  Ips: z.array(z.string()).min(1).meta(atMost(largestBatch)),
});

export const ips = z.object({ Ips: z.array(z.string()) });

/** An IPv4 or IPv6 address in its usual text form. */
export const address = z.union([z.ipv4(), z.ipv6()]);

export const accountBanChange = z.object({
  UserIds: userIds.min(1).meta(atMost(largestAccountBatch)),
  /** 1 bans, 2 lifts. */
  BanStatus: z.literal(Object.values(accountBanStatus)),
});

/** Whoever could not be banned, or whose ban could not be lifted. */
export const accountBanChanged = z.object({ FailedUserIds: userIds });

export const silenceChange = z.object({
  ActivityId: activityId,
  UserId: int64(),
  /** `true` silences. */
  Status: z.boolean(),
});

/** Some of the vendor's SDKs read `status`, so both spellings may come; a caller sees `Status`. */
export const silenceChanged = z.union([
  statusChanged,
  z.object({ status: z.boolean() }).transform(({ status }) => ({ Status: status })),
]);

export const silencedUsers = z.object({
  UserList: z.array(z.object({ UserId: int64(), Nickname: z.string() })),
});

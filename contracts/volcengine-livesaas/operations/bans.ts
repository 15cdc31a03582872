import type { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { operation, type Paging } from '../../core/contract/operation.ts';
import { banChange, bansOfActivity, banType, largestPage, pageOfBans } from './bans-schemas.ts';
import { statusChanged } from './field-schemas.ts';
import { got, perSecond, posted, versions } from './routes.ts';

/** Somebody, or some device, that is kept out. */
export type Banned =
  | {
      /** The id of the user who is banned. */
      readonly UserId: string;
    }
  | {
      /** The id of the device that is banned. */
      readonly Cookie: string;
    };

const paging: Paging<z.input<typeof pageOfBans>, z.output<typeof bansOfActivity>, Banned> = {
  items: ({ UserIds, Cookies }) => [
    ...UserIds.map((UserId) => ({ UserId })),
    ...Cookies.map((Cookie) => ({ Cookie })),
  ],
  // There is no total: a page that is exactly full may have another one behind it.
  next(input, { UserIds, Cookies }) {
    const size = input.PageItemCount ?? largestPage;
    const isFull = UserIds.length === size || Cookies.length === size;
    return isFull ? { ...input, PageNo: (input.PageNo ?? 1) + 1 } : undefined;
  },
  saysMore: () => false,
};

export const bans = {
  /**
   * Bans viewers or devices from an activity, or lets them back in.
   *
   * Whoever is banned is put out of the room and cannot enter it until the ban is lifted; it has no end of its own. Some of a list
   * may be in the wanted state already; where all of a list are, the call is refused. One activity bans at most 1000 users and 1000
   * devices; newer pages say 50,000. Whether a refused call changes a part of its lists is not documented.
   */
  updateActivityUserBanStatus: operation({
    key: 'UpdateActivityUserBanStatus',
    source: documented('https://www.volcengine.com/docs/3019/1412599', '2025-01-24'),
    route: posted('UpdateActivityUserBanStatus', versions.new),
    input: banChange,
    output: statusChanged,
    errors: [
      'InvalidParameter.%sInvalid',
      'InvalidParameter.ArrayOverLimit',
      'InvalidParameter.ActivityNotExist',
      'InvalidParameter.ActivityHasBeenDeleted',
      'InvalidParameter.UserIdNotRegistered',
      'InvalidParameter.UserIdUnbanned',
      'InvalidParameter.UserIdBanned',
      'InvalidParameter.CookieUnbanned',
      'InvalidParameter.CookieBanned',
      'QuotaExceeded.CookieOverLimit',
      'QuotaExceeded.UserIdOverLimit',
    ],
    momentary: { BanType: banType.kick },
    rate: perSecond(30),
    quotas: ['bannedUsers', 'bannedCookies'],
    batch: 'UserIds',
  }),

  /**
   * Lists the viewers and devices that are banned from an activity.
   *
   * A page is a page of both lists at once, and there is no total: read on until a page has fewer than `PageItemCount` entries in
   * both lists. Addresses and bans from the whole account are not in it.
   */
  getActivityBanUsers: operation({
    key: 'GetActivityBanUsers',
    source: documented('https://volcengine.com/docs/3019/1412600'),
    route: got('GetActivityBanUsers', versions.new),
    input: pageOfBans,
    output: bansOfActivity,
    errors: ['InvalidParameter.ActivityNotExist', 'InvalidParameter.ActivityHasBeenDeleted'],
    readOnly: true,
    rate: perSecond(30),
    paging,
  }),
};

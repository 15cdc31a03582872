import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { withLimit } from '../../core/contract/limits.ts';
import { operation } from '../../core/contract/operation.ts';
import { activityAlone, activityId, banStatus, largestBatch, statusChanged } from './field-schemas.ts';
import { got, perSecond, posted, versions } from './routes.ts';

/** An IPv4 or IPv6 address in its usual text form. */
export const address = z.union([z.ipv4(), z.ipv6()]);

export const ipBans = {
  /**
   * Bans addresses from an activity, or lets them back in.
   *
   * Nobody can enter the room from a banned address until the ban is lifted. Whether those are put out who are inside is not
   * documented; the emulator does so. One activity bans at most 1000 addresses. What a call gets whose addresses are all in the
   * wanted state already is not documented.
   */
  updateActivityIpBanStatus: operation({
    key: 'UpdateActivityIpBanStatus',
    source: documented('https://volcengine.com/docs/3019/1414486', '2025-03-24'),
    route: posted('UpdateActivityIpBanStatus', versions.new),
    input: z.object({
      /** The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids. */
      ActivityId: activityId,
      /** 0 lifts bans, 1 bans. */
      BanStatus: z.literal(Object.values(banStatus)),
      /** The addresses: 1 to 50. `listActivityUsers` shows them. Which forms they may have is not documented. */
      Ips: withLimit(z.array(z.string()).min(1), {
        of: 'entries',
        most: largestBatch,
        beyond: 'InvalidParameter.ArrayOverLimit',
        assumption: 'volcengine-livesaas.long-list-code',
      }),
    }),
    output: statusChanged,
    errors: [
      'InvalidParameter.%sInvalid',
      'InvalidParameter.ArrayOverLimit',
      'InvalidParameter.ActivityNotExist',
      'InvalidParameter.ActivityHasBeenDeleted',
      'InvalidParameter.IpUnbanned',
      'InvalidParameter.IpBanned',
      'QuotaExceeded.IpOverLimit',
    ],
    rate: perSecond(30),
    quotas: ['bannedIps'],
    batch: 'Ips',
  }),

  /**
   * Lists the addresses that are banned from an activity.
   *
   * The whole list comes at once. Since July 2025 the vendor counts this call among its historical ones.
   */
  getActivityBanIps: operation({
    key: 'GetActivityBanIps',
    source: documented('https://www.volcengine.com/docs/3019/1414487', '2025-07-03'),
    route: got('GetActivityBanIps', versions.new),
    input: activityAlone,
    output: z.object({
      /** The banned addresses as they were given. The order is not documented. */
      Ips: z.array(z.string()),
    }),
    errors: ['InvalidParameter.ActivityNotExist', 'InvalidParameter.ActivityHasBeenDeleted'],
    readOnly: true,
    rate: perSecond(30),
  }),
};

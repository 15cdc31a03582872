import { documented } from '../../core/contract/source.ts';
import { operation } from '../../core/contract/operation.ts';
import { activityAlone, ipChange, ips, statusChanged } from './field-schemas.ts';
import { got, perSecond, posted, versions } from './routes.ts';

export const ipBans = {
  /** Bans addresses from an activity, or lets them back in. */
  updateActivityIpBanStatus: operation({
    key: 'UpdateActivityIpBanStatus',
    source: documented('https://volcengine.com/docs/3019/1414486', '2025-03-24'),
    route: posted('UpdateActivityIpBanStatus', versions.new),
    input: ipChange,
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

  /** Lists the addresses that are banned from an activity. */
  getActivityBanIps: operation({
    key: 'GetActivityBanIps',
    source: documented('https://www.volcengine.com/docs/3019/1414487', '2025-07-03'),
    route: got('GetActivityBanIps', versions.new),
    input: activityAlone,
    output: ips,
    errors: ['InvalidParameter.ActivityNotExist', 'InvalidParameter.ActivityHasBeenDeleted'],
    readOnly: true,
    rate: perSecond(30),
  }),
};

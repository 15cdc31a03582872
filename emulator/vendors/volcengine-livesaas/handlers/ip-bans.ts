import { Failure, refuse, type Refused } from '../../../../contracts/core/contract/failure.ts';
import { reason } from '../../../../contracts/core/contract/reason.ts';
import {
  banStatus,
  largestBatch,
} from '../../../../contracts/volcengine-livesaas/operations/field-schemas.ts';
import { address } from '../../../../contracts/volcengine-livesaas/operations/ip-bans.ts';
import { removeFromRoom } from '../state/room-access.ts';
import {
  allDone,
  findActivity,
  inOrderOfBans,
  overQuota,
  refuseLength,
  type LivesaasHandler,
} from '../state/rules.ts';
import type { Activity } from '../state/state.ts';

const updateActivityIpBanStatus: LivesaasHandler<'updateActivityIpBanStatus'> = (call, state) => {
  const { input, assume, now } = call;
  const activity = findActivity(state, input.ActivityId);
  if (activity instanceof Failure) return activity;
  const misshapen =
    refuseLength({ field: 'Ips', list: input.Ips, most: largestBatch }, assume) ??
    refuseForm(input.Ips, assume);
  if (misshapen) return misshapen;
  const ips = new Set(input.Ips);
  const isBan = input.BanStatus === banStatus.ban;
  const refusal = refuseDone(activity, ips, call) ?? (isBan ? refuseExcess(activity, ips, call) : undefined);
  if (refusal) return refusal;
  for (const ip of ips) {
    if (isBan) activity.bannedIps.add(ip);
    else activity.bannedIps.delete(ip);
  }
  if (isBan && assume('volcengine-livesaas.ip-ban-removes') === 'yes')
    removeFromRoom(activity, ({ ip }) => ip !== undefined && ips.has(ip), now);
  return { Status: true };
};

const getActivityBanIps: LivesaasHandler<'getActivityBanIps'> = ({ input, assume }, state) => {
  const activity = findActivity(state, input.ActivityId);
  return activity instanceof Failure ? activity : { Ips: inOrderOfBans(activity.bannedIps, assume) };
};

type Call = Parameters<typeof updateActivityIpBanStatus>[0];

function refuseForm(
  ips: readonly string[],
  assume: Call['assume'],
): Refused<'InvalidParameter.%sInvalid'> | undefined {
  const odd = ips.findIndex((ip) => !address.safeParse(ip).success);
  if (odd < 0 || assume('volcengine-livesaas.ip-form') !== 'addresses') return undefined;
  const why = reason('field', `Ips.${odd}`, 'an IP address', ips[odd], {
    assumption: 'volcengine-livesaas.ip-form',
  });
  return refuse('InvalidParameter.%sInvalid', why, { field: 'Ips' });
}

function refuseDone(
  { bannedIps }: Activity,
  ips: ReadonlySet<string>,
  { input: { BanStatus }, assume }: Call,
): Refused<'InvalidParameter.IpBanned' | 'InvalidParameter.IpUnbanned'> | undefined {
  if (assume('volcengine-livesaas.ip-bans-again') === 'succeed') return undefined;
  const isBan = BanStatus === banStatus.ban;
  if ([...ips].some((ip) => bannedIps.has(ip) !== isBan)) return undefined;
  const error = isBan ? 'InvalidParameter.IpBanned' : 'InvalidParameter.IpUnbanned';
  return refuse(error, allDone('Ips', ips, bannedIps));
}

function refuseExcess(
  { bannedIps }: Activity,
  ips: ReadonlySet<string>,
  call: Call,
): Refused<'QuotaExceeded.IpOverLimit' | 'InvalidParameter.%sInvalid'> | undefined {
  const count = new Set([...bannedIps, ...ips]).size;
  const most = call.quota('bannedIps');
  if (count <= most) return undefined;
  const why = overQuota('Ips', count, most);
  return refuse(call.assume('volcengine-livesaas.ip-quota-code'), why, { field: 'Ips' });
}

export const ipBans = {
  updateActivityIpBanStatus,
  getActivityBanIps,
};

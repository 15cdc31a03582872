import { fail, Failure } from '../../../../contracts/core/contract/failure.ts';
import {
  banStatus,
  largestBatch,
} from '../../../../contracts/volcengine-livesaas/operations/field-schemas.ts';
import { address } from '../../../../contracts/volcengine-livesaas/operations/ip-bans.ts';
import { removeFromRoom } from '../state/room-access.ts';
import {
  findActivity,
  inOrderOfBans,
  isTooLong,
  refuseLength,
  type LivesaasHandler,
} from '../state/rules.ts';
import type { Activity } from '../state/state.ts';

const updateActivityIpBanStatus: LivesaasHandler<'updateActivityIpBanStatus'> = (call, state) => {
  const { input, assume, now } = call;
  const activity = findActivity(state, input.ActivityId);
  if (activity instanceof Failure) return activity;
  if (isTooLong(input.Ips, largestBatch, assume)) return refuseLength('Ips', assume);
  const mustBeAddresses = assume('volcengine-livesaas.ip-form') === 'addresses';
  if (mustBeAddresses && input.Ips.some((ip) => !address.safeParse(ip).success))
    return fail('InvalidParameter.%sInvalid', { field: 'Ips' });
  const ips = new Set(input.Ips);
  const isBan = input.BanStatus === banStatus.ban;
  const refusal = refuseDone(activity, ips, call) ?? (isBan ? refuseExcess(activity, ips, call) : undefined);
  if (refusal) return refusal;
  for (const ip of ips) {
    if (isBan) activity.bannedIps.add(ip);
    else activity.bannedIps.delete(ip);
  }
  if (isBan) removeFromRoom(activity, ({ ip }) => ip !== undefined && ips.has(ip), now);
  return { Status: true };
};

const getActivityBanIps: LivesaasHandler<'getActivityBanIps'> = ({ input, assume }, state) => {
  const activity = findActivity(state, input.ActivityId);
  return activity instanceof Failure ? activity : { Ips: inOrderOfBans(activity.bannedIps, assume) };
};

type Call = Parameters<typeof updateActivityIpBanStatus>[0];

function refuseDone(
  { bannedIps }: Activity,
  ips: ReadonlySet<string>,
  { input: { BanStatus }, assume }: Call,
): Failure<'InvalidParameter.IpBanned' | 'InvalidParameter.IpUnbanned'> | undefined {
  if (assume('volcengine-livesaas.ip-bans-again') === 'succeed') return undefined;
  const isBan = BanStatus === banStatus.ban;
  if ([...ips].some((ip) => bannedIps.has(ip) !== isBan)) return undefined;
  return fail(isBan ? 'InvalidParameter.IpBanned' : 'InvalidParameter.IpUnbanned');
}

function refuseExcess(
  { bannedIps }: Activity,
  ips: ReadonlySet<string>,
  call: Call,
): Failure<'QuotaExceeded.IpOverLimit' | 'InvalidParameter.%sInvalid'> | undefined {
  const isExceeded = new Set([...bannedIps, ...ips]).size > call.quota('bannedIps');
  return isExceeded ? fail(call.assume('volcengine-livesaas.ip-quota-code'), { field: 'Ips' }) : undefined;
}

export const ipBans = {
  updateActivityIpBanStatus,
  getActivityBanIps,
};
